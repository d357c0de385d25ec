import type { Confidence, MissingRating, RatingLevel } from '../modules/assessment/model.ts'
import type { CountryCode } from './cast.ts'
import { dice, pick } from './dice.ts'

/** What the loader needs to know of an indicator. */
export interface Asked {
  readonly code: string
  readonly areaCode: string
  readonly kind: 'structural' | 'process' | 'outcome'
  readonly isCore: boolean
  readonly isRated: boolean
}

export interface Finding {
  readonly rating: RatingLevel | null
  readonly missing: MissingRating | null
  readonly confidence: Confidence
}

export type FinishedYear = 2023 | 2024

/** Here every rated indicator was assessed in 2024, so that whole halves stand beside halves in part. */
const WHOLE_AREAS: readonly string[] = ['IDN', 'DAT', 'INS']

/** Nobody got to these: "not yet assessed" has to be seen somewhere. */
const UNTOUCHED: readonly string[] = ['me 2024 PRV', 'me 2023 PRV', 'ba 2023 INT', 'al 2023 LAB']

/** Whether anybody assessed it: in 2023 half of the rated core, in 2024 all of it and a part of the others. */
export function isAssessed(
  country: CountryCode,
  year: FinishedYear,
  { code, areaCode, isCore, isRated }: Asked,
): boolean {
  if (!isRated || UNTOUCHED.includes(`${country} ${year} ${areaCode}`)) return false
  if (year === 2023)
    return isCore && (CHANGED.includes(code) || `${country} ${code}` in JUMPS || dice(`in 2023 ${code}`, 2) === 0)
  return isCore || WHOLE_AREAS.includes(areaCode) || dice(`beyond the core ${code}`, 6) === 0
}

/** What the second version changes was assessed before, so that its series can be seen to break or to go on. */
const CHANGED: readonly string[] = ['IDN-04', 'IDN-15', 'DAT-02']

/** Two answers that jump so far in a year that they went to review with an explanation. */
const JUMPS: Readonly<Record<string, Readonly<Record<FinishedYear, RatingLevel>>>> = {
  'rs INS-01': { 2023: 1, 2024: 3 },
  'al CHD-01': { 2023: 0, 2024: 2 },
}

/** The only answer of its half: a half without a single rating says why. */
const SILENT: Readonly<Record<string, MissingRating>> = { 'ba LAB-06': 'no-answer', 'mk LAB-06': 'no-data-kept' }

const MISSING = ['no-answer', 'refused', 'no-data-kept', 'not-applicable', 'not-comparable'] as const

/**
 * Invented: drawn from the words alone, with the same chances for every country. Law stands a level above practice; from
 * 2023 to 2024 most stays, some rises, a little falls.
 */
export function findingOf(
  country: CountryCode,
  year: FinishedYear,
  { code, kind }: Pick<Asked, 'code' | 'kind'>,
): Finding {
  const words = `${country} ${code}`
  const confidence = pick<Confidence>(`${words} sure`, ['high', 'high', 'medium', 'medium', 'low'])
  const jump = JUMPS[words]
  if (jump) return { rating: jump[year], missing: null, confidence: 'high' }
  if (SILENT[words]) return { rating: null, missing: SILENT[words], confidence }
  if (kind !== 'structural' && dice(`${words} ${year} missing`, 9) === 0)
    return { rating: null, missing: pick(`${words} why`, MISSING), confidence }
  const now = levelOf(words, kind === 'structural')
  const before = year === 2024 ? now : now - pick(`${words} change`, [0, 0, 0, 0, 0, 0, 1, 1, 1, -1])
  const rating = Math.max(0, Math.min(3, before)) as RatingLevel
  return { rating, missing: null, confidence: rating === 3 ? 'high' : confidence }
}

function levelOf(words: string, isLaw: boolean): number {
  return isLaw ? pick(words, [0, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3]) : pick(words, [0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3])
}

/** What the author first sent to review, where the reviewer sent it back: one level better than it could be shown. */
export function isReturnedFirst(country: CountryCode, year: FinishedYear, code: string, { rating }: Finding): boolean {
  return year === 2024 && rating !== null && rating < 3 && dice(`${country} ${code} returned`, 17) === 0
}
