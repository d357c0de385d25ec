import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import type pg from 'pg'
import { answerOf } from '../../../test/page-answer.tsx'
import type { People } from '../../../test/people.ts'
import { writeWorkbook } from '../../formats/xlsx-write.ts'
import type { Host } from '../../server/perform.ts'
import { readTasks } from '../reply/queries.server.ts'
import { asked, clerkAt } from '../reply/reply.fixture.ts'
import * as excelPage from './pages/excel.tsx'
import type * as requestPage from './pages/request-workbook.tsx'
import { makeReplyWorkbook } from './queries.server.ts'

interface Holder {
  readonly token: string
}

/** The page of the workbook as a browser uses it: the same for a clerk and, under another path, for ours. */
export function pageOf(
  host: Host,
  { token }: Holder,
  at: { path: string; route: string; page: typeof excelPage | typeof requestPage },
) {
  const ask = (search: string, body?: FormData | URLSearchParams) =>
    answerOf(
      { host, token },
      at.route,
      at.page,
      new Request(`http://127.0.0.1:4000${at.path}${search}`, body ? { method: 'POST', body } : {}),
    )
  return {
    async bring(bytes: Uint8Array, name = 'odgovor.xlsx') {
      const body = new FormData()
      body.append('key', randomUUID())
      body.append('file', new File([new Uint8Array(bytes)], name))
      const sent = await ask('', body)
      const to = sent.headers.get('location')
      const id = to === null ? undefined : new URL(to, 'http://x').searchParams.get('file')!
      return { ...sent, id, shown: id === undefined ? undefined : await ask(`?file=${id}`) }
    },
    async apply(shown: { html: string } | undefined, decided: Record<string, string> = {}) {
      const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(shown!.html)![1]!
      const body = new URLSearchParams({
        act: 'apply',
        key: randomUUID(),
        file: value('file'),
        seen: value('seen'),
        ...decided,
      })
      return ask('', body)
    },
  }
}
export const replyPage = (host: Host, clerk: Holder, reference: string) =>
  pageOf(host, clerk, { path: `/r/${reference}/excel`, route: '/r/:reference/excel', page: excelPage })

/** The workbook of a clerk, opened in a program that knows Excel's format and is not ours. */
export async function opened(clerk: Awaited<ReturnType<typeof clerkAt>>, reference: string) {
  const { workbook } = await clerk.asks(makeReplyWorkbook, { reference, isSample: false })
  const excel = new ExcelJS.Workbook()
  await excel.xlsx.load((await writeWorkbook(workbook)).buffer as ArrayBuffer)
  return excel
}

export const bytesOf = async (excel: ExcelJS.Workbook) =>
  new Uint8Array((await excel.xlsx.writeBuffer()) as ArrayBuffer)

/** Fills in a cell by its hidden key. */
export function fill(excel: ExcelJS.Workbook, key: string, column: string, value: ExcelJS.CellValue): string {
  for (const sheet of excel.worksheets) {
    let address: string | undefined
    sheet.eachRow((row, number) => {
      if (row.getCell(1).value === key) address = `${column}${number}`
    })
    if (address === undefined) continue
    sheet.getCell(address).value = value
    return `${sheet.name}!${address}`
  }
  throw new Error(`no row ${key}`)
}

const AT = new Date('2022-02-01T10:00:00Z')

export async function begun(
  given: { as: People; host: Host; pool: pg.Pool; clock: { now: Date } },
  country: string,
  year = 2021,
) {
  given.clock.now = AT
  const [it] = await asked(given, { country, year })
  const clerk = await clerkAt(given.host, given.pool, it!)
  const { questions } = await clerk.asks(readTasks, { reference: it!.reference })
  const of = (type: string) => questions.find(({ answerType }) => answerType === type)!
  return { it: it!, reference: it!.reference, clerk, questions, of, page: replyPage(given.host, clerk, it!.reference) }
}

/** The question of the first table in which sex and age cross. */
export function crossIn(excel: ExcelJS.Workbook): number {
  const keys = excel.worksheets.flatMap((sheet) => sheet.getColumn(1).values)
  return Number(
    /:(\d+):#sex;age_group$/.exec(
      keys.find((key) => typeof key === 'string' && key.endsWith(':#sex;age_group')) as string,
    )![1],
  )
}
