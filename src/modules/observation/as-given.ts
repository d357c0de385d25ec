import type { ObservedValue } from './figure.ts'

/** Units whose values are words: a tier, a name of a plan, a day. */
const IN_WORDS: readonly string[] = ['text', 'date']

type Parsed = Pick<ObservedValue, 'kind' | 'number' | 'low' | 'high' | 'text'>
const NOTHING = { number: null, low: null, high: null, text: null } as const

/**
 * What a published value means: a number with a point, `<5` as the interval from 0 to 4 (of whole things), or words
 * where the unit says so. Undefined where it is none of these: "about 30" is refused, not guessed.
 */
export function valueAsGiven(asGiven: string, unit: string): Parsed | undefined {
  if (asGiven.trim() === '') return undefined
  if (IN_WORDS.includes(unit)) return { ...NOTHING, kind: 'text', text: asGiven }
  if (/^-?\d+(\.\d+)?$/.test(asGiven)) return { ...NOTHING, kind: 'number', number: Number(asGiven) }
  const below = /^<([1-9]\d*)$/.exec(asGiven)
  if (below) return { ...NOTHING, kind: 'interval', low: 0, high: Number(below[1]) - 1 }
  return undefined
}
