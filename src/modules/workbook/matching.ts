import { comparable, similarity, type Comparable } from './similar.ts'

/** How far a question is found by its words where its key is gone. */
export interface Match {
  readonly number: number
  /** The number and the words agree: nobody needs to be asked. */
  readonly isSure: boolean
}

export interface Wanted {
  readonly number: number
  /** Its wording in every language of the region that it has. */
  readonly wordings: readonly Comparable[]
}

const ENOUGH = 0.6
const CLEARLY = 0.1

/**
 * The question that a row without a key is of: by its number where the words agree, else by the words alone, which a
 * person then confirms. Undefined where two questions are as near, or none is.
 *
 * @example matchQuestion({ number: 4, text: 'Koliko je žrtava identifikovano?' }, questions) // { number: 4, isSure: true }
 */
export function matchQuestion(
  given: { readonly number: number | undefined; readonly text: string },
  questions: readonly Wanted[],
): Match | undefined {
  const text = comparable(given.text)
  const numbered = questions.find(({ number }) => number === given.number)
  if (numbered?.wordings.some((wording) => wording.plain === text.plain))
    return { number: numbered.number, isSure: true }
  if (text.plain === '') return numbered && { number: numbered.number, isSure: false }
  const near = questions
    .map(({ number, wordings }) => ({
      number,
      alike: Math.max(0, ...wordings.map((wording) => similarity(wording, text))),
    }))
    .filter(({ alike }) => alike >= ENOUGH)
    .toSorted((a, b) => b.alike - a.alike)
  const [first, second] = near
  if (!first) return undefined
  const ofNumber = near.find(({ number }) => number === given.number)
  if (ofNumber && first.alike - ofNumber.alike < CLEARLY) return { number: ofNumber.number, isSure: false }
  return second && first.alike - second.alike < CLEARLY ? undefined : { number: first.number, isSure: false }
}
