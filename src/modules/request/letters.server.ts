import type { Doing } from '../../kit/acts.ts'
import { formatDay, isLocale, type Locale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { letterOf, PLACES_AS_THEMSELVES, type LetterKind, type LetterWords, type Place } from './letter.ts'

type Say = Doing['say']

/** The words that the product ships for a kind of letter, as a template. */
export function shippedWords(say: Say, kind: LetterKind, locale: Locale): LetterWords {
  return {
    subject: say(locale, `request.letter.${kind}.subject`, PLACES_AS_THEMSELVES),
    body: say(locale, `request.letter.${kind}.body`, PLACES_AS_THEMSELVES),
  }
}

/** A country's own words for a kind of letter where it has written some, else the shipped ones. */
export async function wordsFor(
  db: ReadDb,
  say: Say,
  { country, kind, locale }: { country: string; kind: LetterKind; locale: Locale },
): Promise<LetterWords> {
  const own = await db
    .selectFrom('letterTemplate')
    .select(['subject', 'body'])
    .where('country', '=', country)
    .where('kind', '=', kind)
    .where('locale', '=', locale)
    .executeTakeFirst()
  return isWritten(own) ? own : shippedWords(say, kind, locale)
}

/** A row without words stands for the shipped ones. */
export function isWritten(
  it: { subject: string | null; body: string | null } | undefined,
): it is { subject: string; body: string } {
  return it !== undefined && it.subject !== null && it.body !== null
}

/** What a letter says of a request. */
export interface Addressed {
  readonly reference: string
  readonly nameLocal: string
  readonly year: number
  readonly questions: number
  readonly answersUntil: string
  readonly dueOn: string | null
  readonly law: string | undefined
  readonly askedByName: string
  readonly askedByEmail: string
  readonly askedByPhone: string | null
}

interface OnPaper {
  readonly number: string
  readonly day: string
  readonly locale: string
}

/** The letter to one institution; `due` and `law` only where a law counts the days. */
export function letterTo(it: Addressed, words: LetterWords, on: OnPaper): LetterWords {
  return letterOf(words, valuesOf(it, on))
}

/** What stands for each place in a letter to this institution; what it has not is not there. */
export function valuesOf(it: Addressed, { number, day, locale }: OnPaper): Partial<Record<Place, string>> {
  const written = isLocale(locale) ? locale : 'en'
  return {
    institution: it.nameLocal,
    reference: it.reference,
    number,
    day: formatDay(written, day),
    year: String(it.year),
    questions: String(it.questions),
    until: formatDay(written, it.answersUntil),
    asker: it.askedByName,
    email: it.askedByEmail,
    ...(it.askedByPhone === null ? {} : { phone: it.askedByPhone }),
    ...(it.dueOn === null ? {} : { due: formatDay(written, it.dueOn) }),
    ...(it.law === undefined ? {} : { law: it.law }),
  }
}
