// npm run pictures: builds what has changed, then takes the pictures of the README and the guides anew.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureBuilt, ensureInstalled, envFor, findNode, root } from './ensure.mjs'

await ensureInstalled()
const node = findNode()
const env = envFor(node, { CHROMIUM_PATH: await ensureChromium() })
await ensureBuilt(node)
spawn(node, [join(root, 'scripts', 'pictures.ts')], { cwd: root, stdio: 'inherit', env }).on('exit', (code) => {
  process.exitCode = code ?? 1
})
