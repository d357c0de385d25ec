/** The smallest product on the embedded database, for tests that end it in every way: folder in, one line out. */
import { startEmbedded } from './embedded.ts'

const embedded = await startEmbedded({ dataDir: process.argv[2]!, log: () => {}, fast: true }).catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void embedded.stop().then(() => process.exit(0)))
}
console.log(JSON.stringify(embedded.connection))
