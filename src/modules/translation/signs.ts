/** Numbers and placeholders that stand on one side only. */
export interface SignDifference {
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

/**
 * What a translation lost or gained of the numbers and placeholders of its source. How thousands are set apart, what the
 * decimal sign is and in which order they stand is the language's own.
 *
 * @example signDifference('At least 90% in {year}', 'Najmanje 9% u {year}') // { missing: ['90'], extra: ['9'] }
 */
export function signDifference(source: string, translation: string): SignDifference | undefined {
  const [there, here] = [signsOf(source), signsOf(translation)]
  const missing = without(there, here)
  const extra = without(here, there)
  return missing.length === 0 && extra.length === 0 ? undefined : { missing, extra }
}

const PLACEHOLDER = /\{[^{}]*\}|<\/?[a-z][^<>]*>/gi
/** A space, point, comma or apostrophe before exactly three digits sets thousands apart. */
const GROUPED = /(?<=\d)[.,'’\u0020\u00a0\u202f](?=\d{3}(?!\d))/g

function signsOf(text: string): string[] {
  const bare = text.normalize('NFKC')
  const placeholders = bare.match(PLACEHOLDER) ?? []
  const numbers = bare.replace(PLACEHOLDER, ' ').replace(GROUPED, '').match(/\d+/g) ?? []
  return [...placeholders, ...numbers]
}

function without(all: readonly string[], gone: readonly string[]): string[] {
  const left = [...gone]
  return all.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
