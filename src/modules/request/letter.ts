/** What a letter's words may speak of: each stands in braces in a template and is put in when the letter is made. */
export const PLACES = [
  'institution',
  'reference',
  'number',
  'day',
  'year',
  'questions',
  'until',
  'due',
  'law',
  'asker',
  'email',
  'phone',
] as const
export type Place = (typeof PLACES)[number]

export const LETTER_KINDS = ['request', 'reminder', 'extension', 'clarification', 'official', 'appeal'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** Those that the product makes: the others can be in the base, and have no words to be edited. */
export const MADE_KINDS = ['request', 'reminder', 'extension', 'official'] as const satisfies readonly LetterKind[]
export type MadeKind = (typeof MADE_KINDS)[number]

export interface LetterWords {
  readonly subject: string
  readonly body: string
}

/** Every place stands for itself: so that the shipped words come out as a template to be edited. */
export const PLACES_AS_THEMSELVES: Readonly<Record<Place, string>> = Object.fromEntries(
  PLACES.map((place) => [place, `{${place}}`]),
) as Record<Place, string>

/**
 * A letter of a template: each `{place}` becomes its value; one without a value takes its line with it, so that no letter
 * speaks of a telephone that nobody gave. What is put in is never read as a template again.
 *
 * @example letterOf({ subject: '{reference}', body: '' }, { reference: 'RS-2026-001' }).subject // 'RS-2026-001'
 */
export function letterOf(words: LetterWords, values: Partial<Record<Place, string>>): LetterWords {
  return { subject: filled(words.subject, values).trim(), body: filled(words.body, values).trim() }
}

/** The lines of a template that a letter leaves out, because a place in them has no value. */
export function leftOut({ subject, body }: LetterWords, values: Partial<Record<Place, string>>): string[] {
  const lines = [subject, ...body.split('\n')]
  return lines.filter((line) => placesIn(line).some((place) => values[place] === undefined))
}

function filled(text: string, values: Partial<Record<Place, string>>): string {
  return text
    .split('\n')
    .filter((line) => placesIn(line).every((place) => values[place] !== undefined))
    .map((line) => line.replace(/\{([a-z]+)\}/g, (whole, name: string) => (isPlace(name) ? values[name]! : whole)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

/** The names in braces that no letter knows. */
export function unknownPlaces(text: string): string[] {
  return [...text.matchAll(/\{([^{}\n]*)\}/g)].map(([, name]) => name!).filter((name) => !isPlace(name))
}

/** Those that a request may have no value for. */
const SOMETIMES: readonly Place[] = ['due', 'law', 'phone']

/** Whether something remains of a text where a request has no more than every request has. */
export function alwaysRemains(text: string): boolean {
  return text
    .split('\n')
    .some((line) => line.trim() !== '' && !placesIn(line).some((place) => SOMETIMES.includes(place)))
}

/** A brace that opens or closes no place, which would go out as it stands. */
export function hasLooseBrace(text: string): boolean {
  return /[{}]/.test(text.replace(/\{[^{}\n]*\}/g, ''))
}

function placesIn(text: string): Place[] {
  return [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name!).filter(isPlace)
}

function isPlace(name: string): name is Place {
  return PLACES.some((place) => place === name)
}
