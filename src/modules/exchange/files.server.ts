import { csvFile } from '../../formats/csv.ts'
import { jsonFile } from '../../formats/json.ts'
import { writeWorkbook, type ColumnDescription } from '../../formats/xlsx-write.ts'
import { XLSX_TYPE } from '../../formats/xlsx.ts'
import { SAMPLE } from '../../kit/sample.ts'
import type { Values } from '../../kit/words.ts'
import type { Locale } from '../../locale/index.ts'
import type { MadeFile } from '../../server/made-file.ts'
import { fieldLabel, fieldKey, type Item } from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import { ANSWER_TYPES, KINDS } from '../instrument/model.ts'
import { HEADS, KNOWN_HEADS } from './columns.ts'
import { ITEMS_SHEET, type FileFormat } from './model.ts'
import { tableOf } from './table.ts'

/** What a file of a version needs besides its items. */
export interface FileGiven {
  readonly locale: Locale
  readonly isSample: boolean
  readonly now: Date
  readonly units: readonly string[]
  say(key: string, values?: Values): string
}

export async function filesOf(
  format: FileFormat,
  version: InstrumentVersion,
  items: readonly Item[],
  given: FileGiven,
): Promise<MadeFile> {
  const name = `instrument-${version.code}.${format}`
  if (format === 'json') return { name, type: 'application/json; charset=utf-8', body: jsonOf(version, items, given) }
  if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: csvOf(version, items, given) }
  return { name, type: XLSX_TYPE, body: await workbookOf(version, items, given) }
}

export function jsonOf(version: InstrumentVersion, items: readonly Item[], { isSample, locale }: FileGiven): string {
  return jsonFile({ sample: isSample, language: locale, data: instrumentData(version, items) })
}

/** The data of a JSON file: what is needed to make the version again. */
export function instrumentData(
  { id, code, revision, sha256, state, publishedAt }: InstrumentVersion,
  items: readonly Item[],
) {
  return { version: { id, code, revision, state, sha256, publishedAt }, items }
}

export function csvOf(
  version: InstrumentVersion,
  items: readonly Item[],
  { isSample }: Pick<FileGiven, 'isSample'>,
): string {
  const { header, rows } = tableOf(version, items)
  if (!isSample) return csvFile({ header, rows })
  return csvFile({ header: [SAMPLE, ...header], rows: rows.map((row) => [SAMPLE, ...row]) })
}

const LISTS: Readonly<Record<string, string>> = {
  level: 'level',
  kind: 'kind',
  answerType: 'answerType',
  unit: 'unit',
  rating: 'rating',
  'bands.better': 'better',
  retired: 'yes',
  isCore: 'yes',
  isSummable: 'yes',
}

/** Rows for what is added, with the lists of their columns. */
const SPARE_ROWS = 50

export function workbookOf(
  version: InstrumentVersion,
  items: readonly Item[],
  given: FileGiven,
): Promise<Uint8Array<ArrayBuffer>> {
  const { header, rows } = tableOf(version, items)
  const { say, isSample } = given
  const title = say('exchange.file.title', { code: version.code })
  const marked = isSample ? `${SAMPLE}: ${title}` : title
  return writeWorkbook({
    title: marked,
    creator: 'Rapporteur',
    createdAt: given.now,
    foot: marked,
    sheets: [
      {
        name: ITEMS_SHEET,
        columns: header.map(columnOf),
        rows,
        spareRows: SPARE_ROWS,
        frozenColumns: 3,
        isProtected: true,
      },
      {
        name: say('exchange.sheet.instructions').slice(0, 31),
        columns: [
          { header: say('exchange.sheet.column'), width: 26 },
          { header: say('exchange.sheet.holds'), width: 100 },
        ],
        rows: instructions(header, given),
      },
    ],
    lists: {
      level: ['area', 'subarea', 'indicator'],
      kind: KINDS,
      answerType: ANSWER_TYPES,
      unit: given.units,
      rating: ['own', 'general', 'none'],
      better: ['higher', 'lower'],
      yes: ['yes'],
    },
    meta: {
      instrument: version.code,
      id: version.id,
      revision: String(version.revision),
      state: version.state,
      sha256: version.sha256 ?? '',
      exportedAt: given.now.toISOString(),
      sample: isSample ? 'yes' : 'no',
    },
    listProblem: { title: say('exchange.sheet.list'), text: say('exchange.sheet.list.text') },
  })
}

function columnOf(head: string): ColumnDescription {
  const list = LISTS[head]
  const isLocked = head === 'key' || head.endsWith('.states')
  return {
    header: head,
    width: widthOf(head),
    isHidden: head === 'key',
    isLocked,
    ...(list === undefined ? {} : { list }),
  }
}

function widthOf(head: string): number {
  if (head.endsWith('.states')) return 18
  if (fieldKey(head)?.lang || head === 'verification' || head === 'citations') return 40
  return 14
}

/** What each column holds, in the words of whoever takes the file. */
function instructions(header: readonly string[], { say, isSample }: FileGiven): string[][] {
  const label = fieldLabel((key, values) => say(`instrument.${key}`, values))
  const first = ['edit', 'add', 'retire', 'other', 'bring'] as const
  return [
    ...(isSample ? [[SAMPLE, say('exchange.sheet.sample')]] : []),
    ...first.map((key) => ['', say(`exchange.sheet.how.${key}`)]),
    ...header.map((head) => [head, meaning(head)]),
  ]

  function meaning(head: string): string {
    if (HEADS.some((one) => one === head)) return say(`exchange.column.${head}`)
    if (head.endsWith('.states'))
      return say('exchange.column.states', { field: label(head.slice(0, -'.states'.length)) })
    if (!KNOWN_HEADS.includes(head)) return say('exchange.column.other')
    const hint = HINTS[head]
    return hint === undefined ? label(head) : `${label(head)}. ${say(`exchange.column.${hint}`)}`
  }
}

const HINTS: Readonly<Record<string, string>> = {
  disaggregations: 'codes',
  responsible: 'codes',
  askedAt: 'codes',
  verification: 'lines',
  citations: 'citations',
  isCore: 'yes',
  isSummable: 'yes',
}
