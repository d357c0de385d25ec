import { choicesOf, type Cell } from '../../answers/index.ts'
import type { CellDescription, CellValue, SheetDescription, WorkbookDescription } from '../../formats/xlsx-write.ts'
import { columnName } from '../../formats/xlsx.ts'
import { SAMPLE } from '../../kit/sample.ts'
import { formatDay } from '../../locale/index.ts'
import { headKey, labelsIn, rowKey, tableOf, tableRowKey, wordingIn, type Asked, type Words } from './asked.ts'
import { HEADS, type Head } from './heads.ts'
import { WHATS } from './model.ts'

export interface Contact {
  readonly reference: string
  readonly institution: string
  readonly answersUntil: string
  readonly askedByName: string
  readonly askedByEmail: string
  readonly askedByPhone: string | null
}

interface Out extends Words {
  readonly request: Contact
  readonly asked: readonly Asked[]
  readonly isSample: boolean
  readonly at: Date
  readonly meta: Readonly<Record<string, string>>
  unit(code: string | null): string
}

const WIDTHS: Readonly<Record<Head, number>> = {
  key: 10,
  number: 6,
  question: 60,
  part: 36,
  answer: 30,
  unit: 16,
  what: 30,
  source: 34,
  note: 40,
}

/** The description of an institution's workbook: instructions, the questions, a sheet a table. */
export function workbookFor(out: Out): WorkbookDescription {
  const { say, request, asked, isSample, at, meta } = out
  const title = say('workbook.title', { reference: request.reference })
  const marked = isSample ? `${SAMPLE}: ${title}` : title
  return {
    title: marked,
    creator: 'Rapporteur',
    createdAt: at,
    foot: marked,
    sheets: [
      instructions(out, marked),
      questionnaire(out),
      ...asked.filter(({ blocks }) => blocks.length > 0).map((one) => tables(out, one)),
    ],
    lists: {
      what: WHATS.map((what) => say(`workbook.what.${what}`)),
      'yes-no-partial': choicesOf('yes-no-partial').map((choice) => say(`answers.choice.${choice}`)),
      scale: choicesOf('scale'),
      currency: choicesOf('currency'),
    },
    meta,
    listProblem: { title: say('workbook.list'), text: say('workbook.list.text') },
  }
}

const sheetName = (name: string) => name.replace(/[[\]*?/\\:]/g, ' ').slice(0, 31)

function instructions({ say, locale, request, isSample }: Out, title: string): SheetDescription {
  const { askedByName, askedByEmail, askedByPhone } = request
  const contact = [askedByName, askedByPhone, askedByEmail].filter(Boolean).join(', ')
  const how = ['fill', 'colours', 'numbers', 'none', 'tables', 'save', 'personal'] as const
  return {
    name: sheetName(say('workbook.sheet.instructions')),
    columns: [
      { header: title, width: 28, isLocked: true },
      { header: request.institution, width: 100, isLocked: true },
    ],
    rows: [
      ...(isSample ? [[SAMPLE, say('workbook.how.sample')]] : []),
      [say('workbook.how.until'), formatDay(locale, request.answersUntil)],
      [say('workbook.how.contact'), contact],
      ...how.map((key) => ['', say(`workbook.how.${key}`)]),
    ],
    cells: {},
    isProtected: true,
  }
}

function questionnaire(out: Out): SheetDescription {
  const { say, locale, request, asked } = out
  const rows: CellValue[][] = []
  const cells: Record<string, CellDescription> = {}
  const at = (head: Head) => `${columnName(HEADS.indexOf(head) + 1)}${rows.length + 1}`
  for (const one of asked) {
    const { number, question, shape, standing } = one
    const labels = labelsIn(out, shape)
    one.rows.forEach((cell, i) => {
      const isFirst = i === 0
      rows.push([
        rowKey(request.reference, number, cell.key),
        number,
        wordingIn(out).textIn(question.question),
        labels.ofCell(cell) +
          (isFirst && one.blocks.length > 0 ? ` (${say('workbook.see', { sheet: tableName(out, number) })})` : ''),
        valueOf(out, cell, standing[`cell:${cell.key}`]),
        cell.field === 'currency' ? '' : out.unit(question.unit),
        ...(isFirst
          ? [whatWord(out, standing['what']), standing['source'] ?? null, standing['note'] ?? null]
          : [null, null, null]),
      ])
      cells[at('answer')] = openCell(cell)
      if (!isFirst) return
      cells[at('what')] = { isOpen: true, list: 'what' }
      cells[at('source')] = { isOpen: true }
      cells[at('note')] = { isOpen: true }
    })
  }
  return {
    name: sheetName(say('workbook.sheet.questions')),
    columns: HEADS.map((head) => ({
      header: head === 'key' ? 'key' : say(`workbook.head.${head}`),
      width: WIDTHS[head] * (locale === 'sr-cyrl' || locale === 'mk' ? 1.1 : 1),
      isHidden: head === 'key',
      isLocked: true,
    })),
    rows,
    cells,
    frozenColumns: 2,
    isProtected: true,
  }
}

export const tableName = ({ say }: Words, number: number) => sheetName(say('workbook.sheet.table', { number }))

/** The tables of a question one below the other, each with its own head. */
function tables(out: Out, one: Asked): SheetDescription {
  const { request } = out
  const labels = labelsIn(out, one.shape)
  const shown = one.blocks.map((block) => tableOf(block, labels, out))
  const width = Math.max(...shown.map(({ head }) => head.length))
  const rows: CellValue[][] = []
  const cells: Record<string, CellDescription> = {}
  const address = (column: number) => `${columnName(column + 2)}${rows.length + 1}`
  for (const table of shown) {
    if (rows.length > 0) rows.push([])
    rows.push([headKey(request.reference, one.number, table.key), ...table.head])
    table.head.forEach((_, column) => (cells[address(column)] = { isHead: true }))
    for (const row of table.rows) {
      rows.push([
        tableRowKey(request.reference, one.number, row.cells),
        ...row.cells.map((cell) => (cell ? valueOf(out, cell, one.standing[`cell:${cell.key}`]) : (row.label ?? null))),
      ])
      row.cells.forEach((cell, column) => {
        if (cell) cells[address(column)] = openCell(cell)
      })
    }
  }
  const question = `${one.number}. ${wordingIn(out).textIn(one.question.question)}`
  return {
    name: tableName(out, one.number),
    columns: [
      { header: 'key', width: 10, isHidden: true, isLocked: true },
      { header: question, width: 60, isLocked: true },
      ...Array.from({ length: width - 1 }, () => ({ header: '', width: 18, isLocked: true })),
    ],
    rows,
    cells,
    frozenColumns: 2,
    isProtected: true,
  }
}

function openCell({ sort }: Cell): CellDescription {
  const isChosen = choicesOf(sort).length > 0
  return { isOpen: true, isNumber: sort === 'whole' || sort === 'number', ...(isChosen ? { list: sort } : {}) }
}

/** A number as a number where that says exactly the same; everything else letter by letter. */
function valueOf({ say }: Words, { sort }: Cell, given: string | undefined): CellValue {
  if (given === undefined) return null
  if (sort === 'yes-no-partial' && choicesOf(sort).includes(given)) return say(`answers.choice.${given}`)
  const isNumber = (sort === 'whole' || sort === 'number') && /^(0|[1-9]\d{0,14})$/.test(given)
  return isNumber ? Number(given) : given
}

const whatWord = ({ say }: Words, what: string | undefined) => (what ? say(`workbook.what.${what}`) : null)
