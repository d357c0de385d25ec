// npm run bench [-- instrument | collection | statistics]: builds what has changed, then measures with the Node that the product runs on.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, envFor, findNode, root } from './ensure.mjs'

await ensureInstalled()
const node = findNode()
await ensureBuilt(node)
const what = ['instrument', 'collection', 'statistics'].includes(process.argv[2])
  ? `${process.argv[2]}.ts`
  : 'portal.ts'
spawn(node, [join(root, 'bench', what)], { cwd: root, stdio: 'inherit', env: envFor(node) }).on('exit', (code) => {
  process.exitCode = code ?? 1
})
