// npm run audit:verify: installs what is missing, then verifies the audit log with the product's own Node.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, envFor, findNode, Obstacle, root } from './ensure.mjs'

try {
  await ensureInstalled()
  const node = findNode()
  const script = join(root, 'scripts', 'audit-verify.ts')
  const { status } = spawnSync(node, [script, ...process.argv.slice(2)], { stdio: 'inherit', env: envFor(node, {}) })
  process.exitCode = status ?? 2
} catch (error) {
  if (!(error instanceof Obstacle)) throw error
  console.error(error.message)
  process.exitCode = 2
}
