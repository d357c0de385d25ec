/**
 * Words of Serbian Latin, in lower case, whose Cyrillic the rules do not find: `odžačar: оџачар`. A stem ends in `*` on both
 * sides and stands for every word that begins so: `konjug*: конјуг*`. Which words is a person's knowledge, so it is
 * given to the conversion and never kept by it.
 */
export type ScriptExceptions = Readonly<Record<string, string>>

export const NO_EXCEPTIONS: ScriptExceptions = {}

/** Of a word that is listed, or begins like a listed stem: its Cyrillic, and what of the word is left for the rules. */
export function exceptionOf(
  word: string,
  exceptions: ScriptExceptions,
): { readonly cyrillic: string; readonly rest: string } | undefined {
  const lower = word.toLowerCase()
  const whole = Object.hasOwn(exceptions, lower) ? exceptions[lower] : undefined
  if (whole !== undefined) return { cyrillic: inCase(whole, word), rest: '' }
  const stem = longestStem(lower, exceptions)
  if (stem === undefined) return undefined
  const cyrillic = exceptions[`${stem}*`]!.replace(/\*$/, '')
  return { cyrillic: inCase(cyrillic, word.slice(0, stem.length), word), rest: word.slice(stem.length) }
}

function longestStem(lower: string, exceptions: ScriptExceptions): string | undefined {
  let longest: string | undefined
  for (const key of Object.keys(exceptions)) {
    const stem = key.endsWith('*') ? key.slice(0, -1) : undefined
    if (stem && lower.startsWith(stem) && stem.length > (longest?.length ?? 0)) longest = stem
  }
  return longest
}

/** Written as the word is: all in capitals, with a first capital, or as listed. */
function inCase(cyrillic: string, part: string, word = part): string {
  const isCapitals = word.length > 1 && word === word.toUpperCase()
  if (isCapitals) return cyrillic.toUpperCase()
  const first = part.charAt(0)
  return first === first.toLowerCase() ? cyrillic : cyrillic.charAt(0).toUpperCase() + cyrillic.slice(1)
}
