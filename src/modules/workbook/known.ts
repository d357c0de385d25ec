import { LOCALES, type Locale } from '../../locale/index.ts'
import { labelsIn, tableOf, wordingIn, type Asked, type Table, type Words } from './asked.ts'
import { HEADS, type Head } from './heads.ts'
import { matchQuestion, type Match } from './matching.ts'
import { comparable, plain } from './similar.ts'

export interface Reading {
  readonly asked: readonly Asked[]
  readonly locale: Locale
  say(locale: Locale, key: string, values?: Readonly<Record<string, string | number>>): string
}

export interface KnownTable {
  readonly key: string
  readonly table: Table
  readonly head: readonly string[]
  /** Undefined where the row is to be named. */
  readonly labels: readonly (string | undefined)[]
}

/** A question in all languages, ready to be compared with what a file says. */
export interface KnownQuestion {
  /** Its own cells by what they are called. */
  readonly cellBy: ReadonlyMap<string, string>
  /** Its tables, once a language. */
  readonly tables: readonly KnownTable[]
  readonly tableCells: ReadonlySet<string>
}

/** Different wordings without a key that are looked for: a list of other things is not compared without end. */
const MOST_WORDINGS = 500

/** Everything that texts of a file are compared with, made once a file and only as far as it is needed. */
export function knownIn({ asked, say }: Reading) {
  const words = LOCALES.map((locale): Words => ({ locale, say: (key, values) => say(locale, key, values) }))
  const questions = new Map<number, KnownQuestion>()
  const matches = new Map<string, Match | undefined>()
  let wanted: Parameters<typeof matchQuestion>[1] | undefined
  const wordingsOf = (one: Asked) => new Set(words.map((each) => wordingIn(each).textIn(one.question.question)))
  return {
    /** The names of the columns in each language. */
    heads: words.map(
      (each) => new Map<string, Head>(HEADS.slice(1).map((head) => [plain(each.say(`workbook.head.${head}`)), head])),
    ),
    question(one: Asked): KnownQuestion {
      const known = questions.get(one.number) ?? knownQuestion(one, words)
      questions.set(one.number, known)
      return known
    },
    match(number: number | undefined, text: string): Match | undefined {
      const key = `${number} ${text}`
      if (matches.has(key) || matches.size >= MOST_WORDINGS) return matches.get(key)
      wanted ??= asked.map((one) => ({ number: one.number, wordings: [...wordingsOf(one)].map(comparable) }))
      const match = matchQuestion({ number, text }, wanted)
      matches.set(key, match)
      return match
    },
  }
}

function knownQuestion(one: Asked, words: readonly Words[]): KnownQuestion {
  const labelled = words.map((each) => ({ each, labels: labelsIn(each, one.shape) }))
  return {
    cellBy: new Map(
      labelled.flatMap(({ labels }) => one.rows.map((cell) => [plain(labels.ofCell(cell)), cell.key] as const)),
    ),
    tables: labelled.flatMap(({ each, labels }) =>
      one.blocks.map((block) => {
        const table = tableOf(block, labels, each)
        const rowLabels = table.rows.map(({ label }) => (label === undefined ? undefined : plain(label)))
        return { key: block.key, table, head: table.head.map(plain), labels: rowLabels }
      }),
    ),
    tableCells: new Set(one.blocks.flatMap(({ cells }) => cells.map(({ key }) => key))),
  }
}
