import { numberOf, read, sayInterval, type Breakdowns } from '../../answers/index.ts'
import { CONTENT_LANGS, type LocalText } from '../../kit/local-text.ts'
import type { Values } from '../../kit/words.ts'
import type { Locale } from '../../locale/index.ts'
import checks from './checks.json' with { type: 'json' }
import type { Flag } from '../observation/model.ts'
import { shapeFor } from './answered.ts'
import type { AskedQuestion } from './queries.server.ts'
import type { SubmittedAnswer } from './submitted.ts'

interface Asked {
  readonly answer: SubmittedAnswer
  readonly question: AskedQuestion
}

interface Given {
  readonly locale: Locale
  say(locale: string, key: string, values?: Values): string
}

/**
 * What looks wrong across the answers of one reply: a number of something that is part of what another one counts, and is
 * larger. Which those are is content, and only where the wording of both leaves no doubt. By the number of the question;
 * both sides are flagged, and neither is repaired.
 */
export function flagsAcross(asked: readonly Asked[], known: Breakdowns, given: Given): ReadonlyMap<number, Flag[]> {
  const found = new Map<number, Flag[]>()
  for (const { part, whole } of checks) {
    const [a, b] = [part, whole].map((code) => asked.find(({ question }) => question.indicatorCode === code))
    const [low, high] = [a && rangeOf(a, known, given), b && rangeOf(b, known, given)]
    if (!a || !b || !low || !high || low.low <= high.high) continue
    const flag: Flag = {
      id: `part-over-whole/${part}/${whole}`,
      text: inAllLanguages((locale) =>
        given.say(locale, 'request.check.part-over-whole', {
          part,
          whole,
          partSum: sayInterval(locale, low),
          wholeSum: sayInterval(locale, high),
        }),
      ),
      explanation: null,
      lang: given.locale,
    }
    for (const { answer } of [a, b]) found.set(answer.number, [...(found.get(answer.number) ?? []), flag])
  }
  return found
}

function rangeOf({ answer, question }: Asked, known: Breakdowns, { locale }: Given) {
  if (answer.kind !== 'value') return undefined
  const shape = shapeFor(question, known)
  return numberOf(shape, read(locale, shape, answer.cells).cells)
}

function inAllLanguages(say: (locale: Locale) => string): LocalText {
  return Object.fromEntries(
    CONTENT_LANGS.map((lang) => [lang, { text: say(lang === 'sr' ? 'sr-latn' : lang), state: 'source' as const }]),
  )
}
