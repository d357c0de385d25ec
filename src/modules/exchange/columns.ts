import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { Citations, FIELDS, pieceOf, textOf, type Item, type Json, type Level } from '../instrument/index.ts'
import { listCell, readList } from './cell-values.ts'

/** What a value of a cell is not. Keys are words of this module under `cell.`. */
export type CellFault = 'number' | 'choice' | 'yes-no' | 'too-long' | 'citation' | 'limits' | 'list'

export type Decoded =
  | { readonly value: Json }
  | { readonly fault: CellFault; readonly column: number; readonly given: string }

/** A field of an item and the columns that say it; where it has several, they are read together. */
export interface FieldColumns {
  readonly field: string
  readonly levels: readonly Level[]
  readonly heads: readonly string[]
  cells(item: Item): (string | number | null)[]
  /** From the texts of its columns, none of them all empty. */
  value(texts: readonly string[]): Decoded
}

const indicator: readonly Level[] = ['indicator']
const fault = (name: CellFault, column: number, given: string): Decoded => ({ fault: name, column, given })

function wording(name: string): FieldColumns[] {
  return CONTENT_LANGS.map((lang) => ({
    field: `${name}.${lang}`,
    levels: FIELDS[name]!.levels,
    heads: [`${name}.${lang}`],
    cells: ({ fields }) => [textOf(fields, name, lang) ?? null],
    value: ([text = '']) => (text.length > 4000 ? fault('too-long', 0, String(text.length)) : { value: text }),
  }))
}

/** One value of a closed list, as its code. */
function choice(field: string): FieldColumns {
  return {
    field,
    levels: indicator,
    heads: [field],
    cells: ({ fields }) => [(fields[field] as string | undefined) ?? null],
    value: ([text = '']) => (FIELDS[field]!.holds.safeParse(text).success ? { value: text } : fault('choice', 0, text)),
  }
}

function yesNo(field: string): FieldColumns {
  return {
    field,
    levels: indicator,
    heads: [field],
    cells: ({ fields }) => [fields[field] === true ? 'yes' : null],
    value: ([text = '']) => {
      if (['yes', 'true', '1'].includes(text.toLowerCase())) return { value: true }
      return ['no', 'false', '0'].includes(text.toLowerCase()) ? { value: null } : fault('yes-no', 0, text)
    },
  }
}

/** Codes or lines, one a line in the cell; codes may also stand beside each other with commas. */
function list(field: string, between: 'codes' | 'lines'): FieldColumns {
  return {
    field,
    levels: indicator,
    heads: [field],
    cells: ({ fields }) => [listCell((fields[field] ?? []) as string[], between)],
    value: ([text = '']) => {
      const value = readList(text, between)
      return FIELDS[field]!.holds.safeParse(value).success ? { value } : fault('list', 0, text)
    },
  }
}

/** @example decimalOf('0,5') // 0.5; undefined where it is no number, or could be a thousand as well: '1,000' */
export function decimalOf(text: string): number | undefined {
  if (!/^-?\d+([.,]\d+)?$/.test(text) || /,\d{3}$/.test(text)) return undefined
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

const limits: FieldColumns = {
  field: 'limits',
  levels: indicator,
  heads: ['limits.least', 'limits.most'],
  cells: ({ fields }) => {
    const own = (fields['limits'] ?? {}) as { least?: number; most?: number }
    return [own.least ?? null, own.most ?? null]
  },
  value: (texts) => {
    const value: { least?: number; most?: number } = {}
    for (const [at, name] of (['least', 'most'] as const).entries()) {
      const text = texts[at] ?? ''
      if (text === '') continue
      const number = decimalOf(text)
      if (number === undefined) return fault('number', at, text)
      value[name] = number
    }
    const isTurned = value.least !== undefined && value.most !== undefined && value.least > value.most
    return isTurned ? fault('limits', 1, texts[1] ?? '') : { value }
  },
}

const bands: FieldColumns = {
  field: 'bands',
  levels: indicator,
  heads: ['bands.better', 'bands.3', 'bands.2', 'bands.1'],
  cells: ({ fields }) => {
    const own = fields['bands'] as { better: string; bounds: number[] } | undefined
    return own ? [own.better, ...own.bounds] : [null, null, null, null]
  },
  value: ([better = '', ...rest]) => {
    if (better !== 'higher' && better !== 'lower') return fault('choice', 0, better)
    const bounds = rest.map(decimalOf)
    const wrong = bounds.findIndex((it) => it === undefined)
    if (wrong >= 0) return fault('number', wrong + 1, rest[wrong] ?? '')
    return { value: { better, bounds: bounds as number[] } }
  },
}

const CITATION = /^(\S+): (.+?)(?: \((amended|inserted) by (\S+)\))?$/

const citations: FieldColumns = {
  field: 'citations',
  levels: indicator,
  heads: ['citations'],
  cells: ({ fields }) => {
    const own = Citations.parse(fields['citations'] ?? [])
    return [own.length === 0 ? null : own.map(citationLine).join('\n')]
  },
  value: ([text = '']) => {
    const lines = text.split(/[\n;]/).map((it) => it.trim())
    const value: Json[] = []
    for (const line of lines.filter(Boolean)) {
      const [, standard, article, how, by] = CITATION.exec(line) ?? []
      if (standard === undefined || article === undefined) return fault('citation', 0, line)
      value.push({
        standard,
        article,
        amendedBy: how === 'amended' ? by! : null,
        insertedBy: how === 'inserted' ? by! : null,
      })
    }
    return { value }
  },
}

function citationLine({ standard, article, amendedBy, insertedBy }: Citations[number]): string {
  const later = amendedBy ? ` (amended by ${amendedBy})` : insertedBy ? ` (inserted by ${insertedBy})` : ''
  return `${standard}: ${article}${later}`
}

const texts = Object.keys(FIELDS).filter((name) => FIELDS[name]!.isText)

/** Every field that a file says, in the order of its columns. */
export const FIELD_COLUMNS: readonly FieldColumns[] = [
  ...texts.flatMap(wording),
  choice('kind'),
  choice('answerType'),
  choice('unit'),
  limits,
  choice('rating'),
  bands,
  list('disaggregations', 'codes'),
  list('askedAt', 'codes'),
  yesNo('isSummable'),
  list('responsible', 'codes'),
  list('verification', 'lines'),
  citations,
  yesNo('isCore'),
]

export const HEADS = ['key', 'level', 'code', 'parent', 'position', 'retired'] as const

/** How far each translation is, for reading: a file cannot change it. @example 'en=source sr=unreviewed' */
export const STATES = texts.map((name) => ({ name, head: `${name}.states` }))

export function statesCell({ fields }: Item, name: string): string | null {
  const states = CONTENT_LANGS.flatMap((lang) => {
    const piece = pieceOf(fields, `${name}.${lang}`)
    return piece ? [`${lang}=${piece.state}`] : []
  })
  return states.length > 0 ? states.join(' ') : null
}

/** The headings that the product knows, in their order; each wording is followed by its states. */
export const KNOWN_HEADS: readonly string[] = [
  ...HEADS,
  ...texts.flatMap((name) => [...CONTENT_LANGS.map((lang) => `${name}.${lang}`), `${name}.states`]),
  ...FIELD_COLUMNS.filter(({ field }) => !texts.some((name) => field.startsWith(`${name}.`))).flatMap(
    ({ heads }) => heads,
  ),
]

/** Columns of other people's files that items carry along. */
export function extraHeads(items: readonly Item[]): string[] {
  const heads = new Set(items.flatMap((it) => Object.keys(extraOf(it))))
  return [...heads].filter((head) => !KNOWN_HEADS.includes(head))
}

export function extraOf({ fields }: Pick<Item, 'fields'>): Readonly<Record<string, string>> {
  return (fields['extra'] ?? {}) as Record<string, string>
}
