import {
  cellsOf,
  gridOf,
  labelsOf,
  withRows,
  type Block,
  type Breakdowns,
  type Cell,
  type Labels,
  type Shape,
} from '../../answers/index.ts'
import { textIn, type LocalText } from '../../kit/local-text.ts'
import type { Locale } from '../../locale/index.ts'
import { givenIn, shapeFor } from '../request/index.ts'
import type { AskedQuestion } from '../request/queries.server.ts'
import type { What } from './model.ts'

/** A question as a workbook needs it. */
export interface Asked {
  readonly question: AskedQuestion
  readonly number: number
  readonly shape: Shape
  /** The cells that have a row of their own, and the tables that have a sheet. */
  readonly rows: readonly Cell[]
  readonly blocks: readonly Block[]
  /** What stands now, a text a field: `cell:total`, `what`, `source`, `note`. */
  readonly standing: Readonly<Record<string, string>>
}

/** A table with named rows, or two breakdowns at once, reads better on a sheet of its own. */
export function askedOf(questions: readonly AskedQuestion[], known: Breakdowns): Asked[] {
  return questions.map((question) => {
    const given = givenIn(question)
    const shape = withRows(shapeFor(question, known), Object.keys(given))
    const hasSheet = shape.blocks.some((block) => block.kind === 'cross' || block.openRows > 0)
    return {
      question,
      number: question.number,
      shape,
      rows: hasSheet ? shape.whole : cellsOf(shape),
      blocks: hasSheet ? shape.blocks : [],
      standing: standingOf(question, given),
    }
  })
}

function standingOf(question: AskedQuestion, given: Readonly<Record<string, string>>): Record<string, string> {
  const { kind, quality, ground, source, note, reason } = question
  const what: What | '' =
    kind === 'declined'
      ? (`declined.${ground ?? 'other'}` as What)
      : kind === 'value'
        ? ((quality ?? '') as What | '')
        : ((kind ?? '') as What | '')
  const said = { what, source: source ?? '', note: (kind === 'declined' ? reason : note) ?? '' }
  const cells = Object.entries(given).map(([key, text]) => [`cell:${key}`, text])
  return Object.fromEntries([...cells, ...Object.entries(said)].filter(([, text]) => text !== ''))
}

/** Words as in files: in a language, without a page. */
export interface Words {
  readonly locale: Locale
  say(key: string, values?: Readonly<Record<string, string | number>>): string
}

export const wordingIn = ({ locale, say }: Words) => ({
  word: (key: string) => say(`answers.${key}`),
  textIn: (text: LocalText) => textIn(text, locale).text,
})

export const labelsIn = (words: Words, shape: Shape): Labels => labelsOf(shape, wordingIn(words))

/** A table as it stands on its sheet: what its columns are called, and row by row a label or the cells. */
export interface Table {
  readonly key: string
  readonly head: readonly string[]
  readonly rows: readonly { readonly label: string | undefined; readonly cells: readonly (Cell | undefined)[] }[]
}

export function tableOf(block: Block, labels: Labels, words: Words): Table {
  const grid = gridOf(block)
  const isLabelled = block.kind === 'list' && block.openRows > 0
  const side = block.kind === 'cross' ? block.rows : block.by
  const head =
    block.kind === 'cross'
      ? block.columns.parts.map(({ code }) => labels.ofPart(block.columns, code))
      : block.fields.map(({ name }) => words.say(`answers.input.${name}`))
  return {
    key: block.key,
    head: [labels.ofSide(side), ...head],
    rows: grid.map((row, i) => {
      const part = side.parts[i]
      return {
        label: part && labels.ofPart(side, part.code),
        cells: isLabelled ? row : [undefined, ...row],
      }
    }),
  }
}

const PLACE = /^([A-Z]{2}-\d{4}-\d{3,}):(\d{1,5}):(.*)$/s

/** The key of a row of answers, of a table's head, of a table's row. */
export const rowKey = (reference: string, number: number, cell: string) => `${reference}:${number}:${cell}`
export const headKey = (reference: string, number: number, block: string) => `${reference}:${number}:#${block}`
export const tableRowKey = (reference: string, number: number, cells: readonly (Cell | undefined)[]) =>
  `${reference}:${number}:@${cells.map((cell) => cell?.key ?? '').join('|')}`

export type ReadKey = { readonly reference: string; readonly number: number } & (
  | { readonly kind: 'row'; readonly cell: string }
  | { readonly kind: 'head'; readonly block: string }
  | { readonly kind: 'table'; readonly cells: readonly string[] }
)

/** What a hidden key says; undefined where the text is none. */
export function readKey(text: string): ReadKey | undefined {
  const [, reference, number, rest] = PLACE.exec(text.trim()) ?? []
  if (reference === undefined || rest === undefined) return undefined
  const of = { reference, number: Number(number) }
  if (rest.startsWith('#')) return { ...of, kind: 'head', block: rest.slice(1) }
  if (rest.startsWith('@')) return { ...of, kind: 'table', cells: rest.slice(1).split('|') }
  return { ...of, kind: 'row', cell: rest }
}
