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
  return own ?? shippedWords(say, kind, locale)
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

/** The letter to one institution; `due` and `law` only where a law counts the days. */
export function letterTo(
  it: Addressed,
  words: LetterWords,
  { number, day, locale }: { number: string; day: string; locale: string },
): LetterWords {
  const written = isLocale(locale) ? locale : 'en'
  const values: Partial<Record<Place, string>> = {
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
  return letterOf(words, values)
}
