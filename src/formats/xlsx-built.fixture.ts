// Built as the product is, then run: reads the named files one after the other and says what each one cost.
import { readFileSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Problem } from '../kit/problems.ts'
import { readWorkbook } from './xlsx-read.ts'
import { writeWorkbook } from './xlsx-write.ts'

const megabytes = (name: string) =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024

async function cost(work: () => Promise<string>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  // Linux: the mark of the highest memory begins anew.
  writeFileSync('/proc/self/clear_refs', '5')
  const [memory, begun] = [megabytes('VmRSS'), performance.now()]
  delay.enable()
  const said = await work().catch((error: unknown) => {
    if (error instanceof Problem) return error.code
    throw error
  })
  const [milliseconds, lag] = [performance.now() - begun, delay.max / 1e6]
  console.log(JSON.stringify({ said, milliseconds, memory: megabytes('VmHWM') - memory, lag }))
}

for (const path of process.argv.slice(2)) {
  const bytes = new Uint8Array(readFileSync(path))
  await cost(() => readWorkbook(bytes).then(() => 'read'))
}
await cost(async () => {
  const columns = [{ header: 'a', width: 10 }]
  const description = {
    title: '',
    creator: '',
    createdAt: new Date(0),
    sheets: [{ name: 'S', columns, rows: [['=1+1']] }],
  }
  const { sheets } = await readWorkbook(await writeWorkbook(description))
  return sheets[0]!.rows[1]!.cells[0]!.text
})
