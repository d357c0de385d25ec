import { doubts, read, type Breakdowns } from '../../answers/index.ts'
import type { Flag } from '../observation/model.ts'
import type { Values } from '../../kit/words.ts'
import type { Locale } from '../../locale/index.ts'
import { lastIn, shapeFor } from './answered.ts'
import type { AskedQuestion } from './queries.server.ts'
import { inAllLanguages } from './reply-words.ts'
import type { SubmittedAnswer } from './submitted.ts'

type Say = (locale: string, key: string, values?: Values) => string

/** What looks doubtful in a submitted answer, with what its institution says to it, in the words in which it is published. */
export function flagsOf(
  { answer, question }: { answer: SubmittedAnswer; question: AskedQuestion },
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
