import { isTypedMissing } from '../observation/model.ts'
import { Bands, isComparable, levelByBands, localTextOf, type Item, type Verdict } from '../instrument/index.ts'
import { ANSWERED_IN_NUMBERS } from '../instrument/model.ts'
import type { RatingLevel } from './model.ts'

/** What was answered in the last cycle; null where nobody began. */
export interface Answered {
  readonly rating: RatingLevel | null
  readonly missing: string | null
  /** The figure that the assessor chose, where it answers the whole indicator. */
  readonly figure: ChosenFigure | null
}

export interface ChosenFigure {
  readonly kind: string
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
}

interface Tried {
  /** The indicator as that cycle asked it, and as it would be asked; undefined where the version does not have it. */
  readonly before: Item | undefined
  readonly after: Item | undefined
  /** On the way from the one to the other. */
  readonly verdict: Verdict
  readonly answered: Answered | null
}

export const BECOMINGS = [
  'stays',
  'rated',
  'between',
  'rate-again',
  'missing',
  'stays-missing',
  'not-answered',
  'not-applicable',
  'no-longer-rated',
  'context',
  'not-asked',
  'not-asked-before',
] as const satisfies readonly Becoming['kind'][]

/** What would become of an answer. Only a rule in numbers gives a rating; words are judged by people. */
export type Becoming =
  | {
      readonly kind:
        | 'not-asked'
        | 'not-asked-before'
        | 'not-applicable'
        | 'no-longer-rated'
        | 'context'
        | 'not-answered'
    }
  | { readonly kind: 'stays' }
  /** Why there was no rating is still why. */
  | { readonly kind: 'stays-missing' }
  | { readonly kind: 'rated'; readonly rating: RatingLevel }
  /** The figure is a range, and its ends reach different levels. */
  | { readonly kind: 'between'; readonly least: RatingLevel; readonly most: RatingLevel }
  /** Its figure is itself a reason why there is none. */
  | { readonly kind: 'missing'; readonly missing: string }
  | { readonly kind: 'rate-again'; readonly why: 'words' | 'scope' | 'now-rated' | 'no-figure' | 'other-unit' }

/** A rating of before is never turned into another one, except where a rule in numbers says which. */
export function becoming({ before, after, verdict, answered }: Tried): Becoming {
  if (!after) return { kind: 'not-asked' }
  if (!before) return { kind: 'not-asked-before' }
  if (localTextOf(after.fields, 'notApplicable')) return { kind: 'not-applicable' }
  if (!isRated(after)) return { kind: isRated(before) ? 'no-longer-rated' : 'context' }
  if (!answered || (answered.rating === null && answered.missing === null)) return { kind: 'not-answered' }
  if (isComparable(verdict) && isRated(before))
    return answered.rating === null ? { kind: 'stays-missing' } : { kind: 'stays' }
  if (answered.rating === null && isRated(before)) return { kind: 'stays-missing' }
  if (verdict === 'changed-scope') return { kind: 'rate-again', why: 'scope' }
  return byNumbers(before, after, answered.figure)
}

function isRated({ fields }: Item): boolean {
  return fields['rating'] === 'own' || fields['rating'] === 'general'
}

function byNumbers(before: Item, after: Item, figure: ChosenFigure | null): Becoming {
  const bands = Bands.safeParse(after.fields['bands'])
  const isInNumbers = ANSWERED_IN_NUMBERS.some((one) => one === after.fields['answerType'])
  if (!bands.success || !isInNumbers) return { kind: 'rate-again', why: isRated(before) ? 'words' : 'now-rated' }
  if (!figure) return { kind: 'rate-again', why: 'no-figure' }
  if (isTypedMissing(figure.kind)) return { kind: 'missing', missing: figure.kind }
  if (isOtherUnit(before, after, figure)) return { kind: 'rate-again', why: 'other-unit' }
  const ends = [figure.number ?? figure.low, figure.number ?? figure.high].filter((it) => it !== null)
  if (ends.length < 2) return { kind: 'rate-again', why: 'no-figure' }
  const levels = ends.map((it) => levelByBands(bands.data, it))
  const [least, most] = [Math.min(...levels) as RatingLevel, Math.max(...levels) as RatingLevel]
  return least === most ? { kind: 'rated', rating: least } : { kind: 'between', least, most }
}

/** A number that counts something else than the new rule asks for says nothing under it; money is also in its currency. */
function isOtherUnit({ fields: before }: Item, { fields: after }: Item, { unit }: ChosenFigure): boolean {
  if (before['answerType'] !== after['answerType'] || before['unit'] !== after['unit']) return true
  return after['answerType'] === 'amount' && after['unit'] !== unit
}
