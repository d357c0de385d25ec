import { join } from 'node:path'
import * as build from 'virtual:react-router/server-build'
import { startProduct } from './product.ts'
import { readSettings } from './server/settings.ts'
import { StartError } from './server/start-error.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const settings = readSettings(process.env, process.argv.slice(2))
  const product = await startProduct({ settings, build, clientFolder: join('build', 'client'), log: say })
  say(`ready ${product.url}`)
  if (product.firstLink) say(`first administrator: ${product.firstLink}`)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      product.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
