// npm run bench: builds what has changed, then measures with the Node that the product runs on.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, envFor, findNode, root } from './ensure.mjs'

await ensureInstalled()
const node = findNode()
await ensureBuilt(node)
spawn(node, [join(root, 'bench', 'portal.ts')], { cwd: root, stdio: 'inherit', env: envFor(node) }).on(
  'exit',
  (code) => {
    process.exitCode = code ?? 1
  },
)
