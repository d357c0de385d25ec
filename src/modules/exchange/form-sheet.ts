import type { Workbook } from '../../formats/xlsx.ts'
import { SAMPLE } from '../../kit/sample.ts'
import { toLatin, type ContentLang } from '../../locale/index.ts'
import { langOf } from './form-languages.ts'
import { LANGUAGES, type FormRow } from './form-rows.ts'
import { addressOf, plain, type Grid, type GridRow } from './grid.ts'
import { gridOfSheet } from './workbook-file.ts'

/** An XLSForm as it came: its sheets as tables, and nothing read from them yet. */
export interface BroughtForm {
  readonly format: 'form'
  readonly sheets: readonly Grid[]
  readonly isSample: boolean
}

const named = (sheets: readonly Grid[], name: string) =>
  sheets.find(({ sheet }) => sheet?.trim().toLowerCase() === name)

/** The workbook as a form, if it is one: it has a sheet `survey` with a column `type`. */
export function formOfWorkbook({ sheets }: Workbook): BroughtForm | undefined {
  const grids = sheets.map(gridOfSheet).filter((it) => it !== undefined)
  const survey = named(grids, 'survey')
  if (!survey?.header.some((cell) => plain(cell).toLowerCase() === 'type')) return undefined
  const title = named(grids, 'settings')
    ?.rows[0]?.cells.map(plain)
    .find((it) => it.startsWith(`${SAMPLE}: `))
  return { format: 'form', sheets: grids, isSample: title !== undefined }
}

/** A row of a sheet of a form, under the headings that the product uses for them; what is empty is left out. */
export interface SheetRow {
  readonly number: number
  readonly cells: FormRow
  /** The address of a cell, or of where the row begins. */
  at(head: string): string
}

export interface SheetColumn {
  /** As the product writes it: `label::Shqip (sq)`. */
  readonly head: string
  readonly given: string
  readonly address: string
  /** Of a wording: its language, where it is one of ours. */
  readonly lang: ContentLang | undefined
  readonly why: 'known' | 'language' | 'language-twice'
}

export interface ReadSheet {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

const ALIASES: Readonly<Record<string, string>> = {
  'list name': 'list_name',
  caption: 'label',
  relevance: 'relevant',
  'constraint message': 'constraint_message',
  'required message': 'required_message',
  'read only': 'read_only',
  readonly: 'read_only',
  calculate: 'calculation',
  'choice filter': 'choice_filter',
  'form title': 'form_title',
  'form id': 'form_id',
  id_string: 'form_id',
  title: 'form_title',
}

/** What converters know, in lower case with underscores; every other heading stays as it is. */
const KNOWN = new Set(
  (
    'type name list_name label hint guidance_hint required required_message relevant constraint constraint_message ' +
    'appearance default read_only calculation choice_filter parameters repeat_count image audio video media trigger unit ' +
    'form_title form_id version default_language style instance_name allow_choice_duplicates public_key submission_url'
  ).split(' '),
)

/** Columns that hold wording: a language may stand behind them. */
const WORDED = ['label', 'hint', 'guidance_hint', 'constraint_message', 'required_message']

/** A sheet under its own headings, or as one of none where the form has no such sheet. */
export function readSheet(
  form: BroughtForm,
  name: string,
  language: ContentLang | undefined,
): ReadSheet & { readonly sheet: Grid | undefined } {
  const sheet = named(form.sheets, name)
  if (!sheet) return { sheet, columns: [], rows: [] }
  const columns = columnsOf(sheet, language)
  return { sheet, columns: [...columns.values()], rows: sheet.rows.map((row) => readRow(sheet, row, columns)) }
}

function columnsOf(sheet: Grid, language: ContentLang | undefined): Map<number, SheetColumn> {
  const columns = new Map<number, SheetColumn>()
  const heads = new Set<string>()
  const row: GridRow = { number: sheet.headRow, cells: sheet.header }
  const isSettings = sheet.sheet?.trim().toLowerCase() === 'settings'
  for (const [at, cell] of sheet.header.entries()) {
    const given = plain(cell)
    if (given === '') continue
    const read = readHead(given, isSettings ? undefined : language)
    const isTwice = read.lang !== undefined && heads.has(read.head)
    const head = isTwice ? given : read.head
    heads.add(head)
    columns.set(at, {
      given,
      head,
      address: addressOf(sheet, row, at),
      lang: isTwice ? undefined : read.lang,
      why: isTwice ? 'language-twice' : read.why,
    })
  }
  return columns
}

function readHead(given: string, language: ContentLang | undefined): Pick<SheetColumn, 'head' | 'lang' | 'why'> {
  const [first = '', ...rest] = given.split(given.includes('::') ? '::' : ':').map((it) => it.trim())
  const lower = first.toLowerCase()
  const base = ALIASES[lower] ?? lower.replaceAll(' ', '_')
  if (!KNOWN.has(base)) return { head: given, lang: undefined, why: 'known' }
  if (!WORDED.includes(base)) return { head: [base, ...rest].join('::'), lang: undefined, why: 'known' }
  const said = rest.join('::').replace(/^default$/i, '')
  const lang = said === '' ? language : langOf(said)
  if (lang) return { head: headIn(base, lang), lang, why: 'known' }
  return { head: said === '' ? base : `${base}::${said}`, lang: undefined, why: said === '' ? 'known' : 'language' }
}

export const headIn = (base: string, lang: ContentLang) => `${base}::${LANGUAGES.find((it) => it.lang === lang)!.name}`

function readRow(sheet: Grid, row: GridRow, columns: ReadonlyMap<number, SheetColumn>): SheetRow {
  const cells = Object.create(null) as Record<string, string>
  const places = new Map<string, number>()
  for (const [at, { head, lang }] of columns) {
    places.set(head, at)
    const text = plain(row.cells[at])
    // Serbian content is kept in Latin script, whichever the form is written in.
    if (text !== '') cells[head] = lang === 'sr' || lang === 'cnr' ? toLatin(text) : text
  }
  return { number: row.number, cells, at: (head) => addressOf(sheet, row, places.get(head) ?? places.get('name') ?? 0) }
}
