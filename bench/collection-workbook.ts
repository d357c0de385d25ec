// An institution's workbook out and in, by the acts and queries of its page.
import ExcelJS from 'exceljs'
import { writeWorkbook } from '../src/formats/xlsx-write.ts'
import { saveAnswer } from '../src/modules/reply/commands.server.ts'
import { readTasks } from '../src/modules/reply/queries.server.ts'
import type { Clerk } from '../src/modules/reply/reply.fixture.ts'
import { applyReplyWorkbook, bringReplyWorkbook } from '../src/modules/workbook/commands.server.ts'
import { makeReplyWorkbook, readReplyWorkbook } from '../src/modules/workbook/queries.server.ts'
import { readUploadForm } from '../src/server/upload.server.ts'

export interface Collected {
  readonly clerk: Clerk
  readonly reference: string
  readonly tell: (what: string, value: string) => void
  readonly timed: (what: string, work: (run: number) => Promise<unknown>, runs?: number) => Promise<void>
}

const RUNS = 7

/** Out with all that is saved; in with a figure in every numeric cell that is new each time, shown, then taken over. */
export async function measureWorkbook({ clerk, reference, tell, timed }: Collected): Promise<void> {
  const out = async () => {
    const { workbook } = await clerk.asks(makeReplyWorkbook, { reference, isSample: false })
    return writeWorkbook(workbook)
  }
  await manyRows(clerk, reference)
  let bytes = await out()
  await timed('workbook out', async () => void (bytes = await out()), RUNS)
  const { questions } = await clerk.asks(readTasks, { reference })
  const filled: Uint8Array<ArrayBuffer>[] = []
  let rows = 0
  for (let run = 0; run < RUNS; run++) {
    const made = await filledIn(bytes, run)
    rows = made.rows
    filled.push(made.bytes)
  }
  tell(
    'workbook: questions, rows of answers, size',
    `${questions.length}, ${rows}, ${Math.round(bytes.length / 1024)} KB`,
  )
  const brought: string[] = []
  await timed(
    'workbook in: read, kept, compared cell by cell',
    async (run) => void (brought[run] = await broughtBack(clerk, reference, filled[run]!)),
    RUNS,
  )
  await timed(
    'workbook in: taken over whole',
    async (run) => {
      const { brought: shown } = await clerk.asks(readReplyWorkbook, { reference, file: brought[run] })
      const { id: file, seen } = shown!
      const done = await clerk.does(applyReplyWorkbook, { reference, file, seen, all: 'file' })
      if (done.questions < 10) throw new Error(`only ${done.questions} questions were taken over`)
    },
    RUNS,
  )
}

/** A list of 150 municipalities, so that there are as many rows as a ministry gets. */
async function manyRows(clerk: Clerk, reference: string): Promise<void> {
  const { questions } = await clerk.asks(readTasks, { reference })
  const { number } = questions.find(
    (it) => it.answerType === 'count' && it.disaggregations.includes('territorial_unit'),
  )!
  const rows = Array.from({ length: 150 }, (_, i) => [
    [`open:territorial_unit:${i + 1}:name`, `Opština ${i + 1}`],
    [`open:territorial_unit:${i + 1}:value`, String(i + 1)],
  ])
  const cells = Object.fromEntries([['total', '11325'], ...rows.flat()])
  await clerk.does(saveAnswer, { reference, number, version: 0, kind: 'value', cells })
}

async function filledIn(bytes: Uint8Array<ArrayBuffer>, run: number) {
  const excel = new ExcelJS.Workbook()
  await excel.xlsx.load(bytes.buffer)
  const sheets = excel.worksheets.filter(({ state }) => state === 'visible').slice(1)
  let rows = 0
  for (const sheet of sheets)
    sheet.eachRow((row) => {
      const key = row.getCell(1).value
      if (typeof key !== 'string' || !/^[A-Z]{2}-\d{4}-\d+:\d+:[^#]/.test(key)) return
      rows++
      // A total alone: parts that fit it would be another measurement.
      const cell = row.getCell(5)
      if (key.endsWith(':total') && cell.numFmt === 'General' && cell.dataValidation === undefined) cell.value = run + 1
      if (key.endsWith(':currency')) cell.value = 'EUR'
      if (/:(numerator|denominator)$/.test(key) && !key.includes('=')) cell.value = run + 1
      if (key.endsWith(':total') && cell.dataValidation)
        cell.value = cell.dataValidation.formulae[0]!.includes('$C') ? run % 4 : cell.value
    })
  return { bytes: new Uint8Array((await excel.xlsx.writeBuffer()) as ArrayBuffer), rows }
}

async function broughtBack(clerk: Clerk, reference: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const body = new FormData()
  body.append('file', new File([bytes], 'reply.xlsx'))
  const { upload, drop } = await readUploadForm(new Request('http://127.0.0.1/', { method: 'POST', body }))
  const { id } = await clerk.does(bringReplyWorkbook, { reference, upload, isSample: false })
  await drop()
  const { brought } = await clerk.asks(readReplyWorkbook, { reference, file: id })
  if (brought!.problems.length > 0) throw new Error(JSON.stringify(brought!.problems.slice(0, 3)))
  return id
}
