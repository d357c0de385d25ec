import { doubts, read, type Breakdowns } from '../../answers/index.ts'
import type { Values } from '../../kit/words.ts'
import type { Locale } from '../../locale/index.ts'
import type { Flag } from '../observation/model.ts'
import { lastIn, shapeFor } from './answered.ts'
import { doubtsAcross, type EarlierValues } from './checks.ts'
import type { AskedQuestion } from './queries.server.ts'
import { inAllLanguages } from './reply-words.ts'
import type { SubmittedAnswer } from './submitted.ts'

type Say = (locale: string, key: string, values?: Values) => string

interface Asked {
  readonly answer: SubmittedAnswer
  readonly question: AskedQuestion
}

/** What looks doubtful in a submitted answer, with what its institution says to it, in the words in which it is published. */
export function flagsOf(
  { answer, question }: Asked,
  known: Breakdowns,
  { locale, say }: { locale: Locale; say: Say },
): Flag[] {
  if (answer.kind !== 'value') return []
  const shape = shapeFor(question, known)
  const { cells } = read(locale, shape, answer.cells)
  const last = lastIn(question)
  const before = last?.kind === 'value' ? read(locale, shape, last.cells).cells : undefined
  const doubtsIn = (each: Locale) => doubts({ locale: each }, shape, cells, before)
  return doubtsIn(locale).map(({ id }) => ({
    id,
    text: inAllLanguages(doubtsIn, id, say),
    explanation: answer.explanations[id] ?? null,
    lang: locale,
  }))
}

interface Given {
  readonly locale: Locale
  readonly earlier: EarlierValues
  say: Say
  /** A doubt that names an answer which may not be published is not published with one that is. */
  mayName(at: Asked, named: Asked): boolean
}

/** The same of what looks doubtful across the answers of a reply and across years, by the number of the question. */
export function flagsAcross(
  asked: readonly Asked[],
  known: Breakdowns,
  { locale, say, earlier, mayName }: Given,
): ReadonlyMap<number, Flag[]> {
  const inEach = new Map<Locale, ReturnType<typeof doubtsAcross>>()
  const doubtsIn = (each: Locale) => {
    const found = inEach.get(each) ?? doubtsAcross(asked, known, { locale: each, earlier })
    inEach.set(each, found)
    return found
  }
  const byNumber = new Map(asked.map((one) => [one.answer.number, one]))
  return new Map(
    asked.map((one) => {
      const { number, explanations } = one.answer
      const own = (doubtsIn(locale).get(number) ?? []).filter(({ numbers }) =>
        numbers.every((each) => each === number || mayName(one, byNumber.get(each)!)),
      )
      const flags = own.map(({ id }) => ({
        id,
        text: inAllLanguages((each) => doubtsIn(each).get(number) ?? [], id, say),
        explanation: explanations[id] || null,
        lang: locale,
      }))
      return [number, flags] as const
    }),
  )
}
