import { writeWorkbook, type ColumnDescription } from '../../formats/xlsx-write.ts'
import { columnName, metaOf, type Cell, type Row, type Sheet, type Workbook } from '../../formats/xlsx.ts'
import { plainText } from '../../kit/plain-text.ts'
import { SAMPLE } from '../../kit/sample.ts'
import { htmlLang } from '../../locale/index.ts'
import type { FileText, ReadTexts, TextProblem } from './file-model.ts'
import type { Given, OutTexts, TextOut } from './out-texts.ts'
import { translationProblem } from './problems.ts'
import { keyOf, readKey } from './text-key.ts'

const SHEET = 'Translations'
const TARGET = 'target.'

/** Every column but the key and the target is for reading. */
const COLUMNS = ['key', 'item', 'text', 'state', 'language', 'source', 'target', 'sourceVersion', 'notes'] as const
type Column = (typeof COLUMNS)[number]

const WIDTHS: Readonly<Record<Column, number>> = {
  key: 30,
  item: 12,
  text: 18,
  state: 18,
  language: 10,
  source: 60,
  target: 60,
  sourceVersion: 16,
  notes: 50,
}

/** The texts as a workbook in which nothing but the translations can be changed by mistake. */
export function workbookOfTexts(out: OutTexts, { now, say }: Given): Promise<Uint8Array<ArrayBuffer>> {
  const { version, lang, isSample, title, sampleNote } = out
  const marked = isSample ? `${SAMPLE}: ${title}` : title
  const heads = new Map(COLUMNS.map((column) => [column, column === 'target' ? `${TARGET}${lang}` : column]))
  const how = (['write', 'leave', 'signs', 'bring'] as const).map((key) => ['', say(`translation.sheet.how.${key}`)])
  return writeWorkbook({
    title: marked,
    creator: 'Rapporteur',
    createdAt: now,
    foot: marked,
    sheets: [
      {
        name: SHEET,
        columns: COLUMNS.map((column): ColumnDescription => ({
          header: heads.get(column)!,
          width: WIDTHS[column],
          isHidden: column === 'key',
          isLocked: column !== 'target',
        })),
        rows: out.texts.map((text) => COLUMNS.map((column) => cellOf(text, column))),
        frozenColumns: 3,
        isProtected: true,
      },
      {
        name: say('translation.sheet.instructions').slice(0, 31),
        columns: [
          { header: say('translation.sheet.column'), width: 26 },
          { header: say('translation.sheet.holds'), width: 100 },
        ],
        rows: [
          ...(isSample ? [[SAMPLE, sampleNote]] : []),
          ...how,
          ...COLUMNS.map((column) => [heads.get(column)!, say(`translation.column.${column}`)]),
        ],
      },
    ],
    meta: {
      instrument: version.code,
      id: version.id,
      revision: String(version.revision),
      language: lang,
      exportedAt: now.toISOString(),
      sample: isSample ? 'yes' : 'no',
    },
  })
}

function cellOf({ segment, label, state, notes }: TextOut, column: Column): string | null {
  const { item, source, piece } = segment
  const key = keyOf(segment)
  const cells: Record<Column, string | null> = {
    key,
    item,
    text: label,
    state,
    language: htmlLang(source.lang === 'sr' ? 'sr-latn' : source.lang),
    source: source.text,
    target: piece?.text ?? null,
    sourceVersion: readKey(key)?.source ?? null,
    notes: notes.join('\n') || null,
  }
  return cells[column]
}

/** A workbook as texts: the first sheet with a key and one target. */
export function textsOfWorkbook(workbook: Workbook): ReadTexts {
  for (const sheet of workbook.sheets) {
    const found = headsOf(sheet.rows[0])
    if (!found) continue
    const problems: TextProblem[] = []
    const texts = sheet.rows.slice(1).flatMap((row) => textOf(sheet, row, found, problems))
    const sample = metaOf(workbook)['sample']
    return {
      format: 'xlsx',
      lang: found.lang,
      isSample: sample === undefined ? undefined : sample === 'yes',
      texts,
      problems,
    }
  }
  throw translationProblem['no-table']()
}

interface Heads {
  readonly lang: string
  readonly key: number
  readonly source: number | undefined
  readonly target: number
}

function headsOf(row: Row | undefined): Heads | undefined {
  const at = new Map((row?.cells ?? []).map(({ text, column }) => [text.trim().toLowerCase(), column]))
  const targets = [...at.keys()].filter((head) => head.startsWith(TARGET))
  const key = at.get('key')
  if (key === undefined || targets.length !== 1) return undefined
  const [target] = targets
  return { lang: target!.slice(TARGET.length), key, source: at.get('source'), target: at.get(target!)! }
}

function textOf({ name }: Sheet, { number, cells }: Row, heads: Heads, problems: TextProblem[]): FileText[] {
  const cellIn = (column: number | undefined): Cell | undefined => cells.find((it) => it.column === column)
  const addressOf = (column: number) => `${name}!${columnName(column)}${number}`
  const [key, target] = [cellIn(heads.key), cellIn(heads.target)]
  for (const cell of [key, target])
    if (cell?.isFormula === true) {
      problems.push({ address: `${name}!${cell.address}`, key: 'formula', values: { formula: cell.text.slice(0, 60) } })
      return []
    }
  const given = plainText(key?.text ?? '')
  const text = plainText(target?.text ?? '')
  if (given === '') {
    if (text !== '') problems.push({ address: addressOf(heads.target), key: 'no-key', values: {} })
    return []
  }
  const read = readKey(given)
  if (!read) {
    problems.push({ address: addressOf(heads.key), key: 'key', values: { given: given.slice(0, 60) } })
    return []
  }
  const sourceText = plainText(cellIn(heads.source)?.text ?? '')
  return [{ ...read, address: addressOf(heads.target), sourceText, target: text, isDone: false }]
}
