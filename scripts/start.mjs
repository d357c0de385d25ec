// npm start: installs what is missing, builds what has changed, then becomes the product.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { ensureBuilt, ensureInstalled, envFor, findNode, Obstacle, root } from './ensure.mjs'

try {
  await ensureInstalled()
  const node = findNode()
  await ensureBuilt(node)
  become(node, [join(root, 'build', 'server', 'index.js'), ...process.argv.slice(2)])
} catch (error) {
  if (!(error instanceof Obstacle)) throw error
  console.error(error.message)
  process.exitCode = 1
}

/**
 * Takes this process's place where Node can do that, so that signals and the exit code are the product's own and no
 * second Node stays in memory; otherwise stands before it and passes both on.
 */
function become(node, args) {
  const env = envFor(node, { NODE_ENV: 'production' })
  // Relative paths, in the settings too, start at the product's own folder, wherever it is called from.
  process.chdir(root)
  const setpriv = find('setpriv')
  const dying = setpriv ? [setpriv, '--pdeathsig', 'TERM', '--'] : []
  if (process.execve) {
    // npm killed without a chance to pass it on: the product ends too. Started by hand, it may outlive its shell.
    const [file, ...rest] = [...(process.env.npm_lifecycle_event ? dying : []), node, ...args]
    process.execve(file, [file, ...rest], env)
  }
  const [file, ...rest] = [...dying, node, ...args]
  // A session of its own: a Ctrl-C reaches it once, from here.
  const product = spawn(file, rest, { env, stdio: 'inherit', detached: true })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => product.kill(signal))
  product.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  product.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function find(command) {
  return process.env.PATH.split(delimiter)
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path))
}
