import { join } from 'node:path'
import * as build from 'virtual:react-router/server-build'
import { startProduct } from './product.ts'
import { readSettings } from './server/settings.ts'
import { StartError } from './server/start-error.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

// Before anything is up, ending is enough: the database ends with this process.
let stop = () => Promise.resolve()
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })

try {
  const settings = readSettings(process.env, process.argv.slice(2))
  const product = await startProduct({ settings, build, clientFolder: join('build', 'client'), log: say })
  stop = () => product.stop()
  say(`ready ${product.url}`)
  if (product.firstLink) say(`first administrator: ${product.firstLink}`)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
