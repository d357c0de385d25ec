import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digraphBreaks } from './digraph-breaks.ts'
import { SCRIPT_PAIRS } from './script-pairs.fixture.ts'
import { LATIN_OF } from './serbian-letters.ts'
import { toCyrillic, wordToCyrillic } from './to-cyrillic.ts'
import { toLatin } from './to-latin.ts'

describe('between the two scripts of Serbian', () => {
  test('the fixture has more than 200 entries', () => {
    expect(SCRIPT_PAIRS.length).toBeGreaterThan(200)
  })

  test('every entry of the fixture is written in Cyrillic as it should be', () => {
    expect(SCRIPT_PAIRS.map(([latin]) => toCyrillic(latin))).toEqual(SCRIPT_PAIRS.map(([, cyrillic]) => cyrillic))
  })

  test('every entry of the fixture comes back in Latin', () => {
    expect(SCRIPT_PAIRS.map(([, cyrillic]) => toLatin(cyrillic))).toEqual(SCRIPT_PAIRS.map(([latin]) => latin))
  })

  test('any run of Cyrillic letters without н+ј, д+ж and л+ј survives Latin and back, unless it looks like an exception', () => {
    const word = fc
      .array(fc.constantFrom(...LATIN_OF.keys()), { maxLength: 12 })
      .map((it) => it.join(''))
      .filter((it) => !/нј|лј|дж/.test(it))
    fc.assert(
      fc.property(word, (it) => {
        // оџим… is no word of Serbian; its Latin is that of оджимати, and is read as it.
        fc.pre(digraphBreaks(toLatin(it)).length === 0)
        expect(wordToCyrillic(toLatin(it))).toBe(it)
      }),
      // Exceptions are rare: were they found everywhere, the skips would run out and fail this.
      { numRuns: 10_000, maxSkipsPerRun: 0.01 },
    )
  })

  test('what is written like a word of the list is read as that word, even in a made-up run of letters', () => {
    expect(wordToCyrillic(toLatin('оџим'))).toBe('оджим')
    expect(wordToCyrillic(toLatin('џим'))).toBe('џим')
  })

  test('the same holds in capitals', () => {
    const pairs = SCRIPT_PAIRS.filter(([latin]) => /^\p{Ll}{3,}$/u.test(latin))
    expect(pairs.length).toBeGreaterThan(150)
    for (const [latin, cyrillic] of pairs) {
      expect(toLatin(cyrillic.toUpperCase())).toBe(latin.toUpperCase())
      expect(toCyrillic(latin.toUpperCase())).toBe(cyrillic.toUpperCase())
    }
  })

  test('converting what is already converted changes nothing', () => {
    for (const [latin, cyrillic] of SCRIPT_PAIRS) {
      expect(toCyrillic(cyrillic)).toBe(cyrillic)
      expect(toLatin(latin)).toBe(latin)
    }
  })

  test('marked text is left as it is and loses its marks, in both directions', () => {
    expect(toCyrillic('izvor: ⟦Freedom House⟧, ⟦a⟧b')).toBe('извор: Freedom House, aб')
    expect(toLatin('извор: ⟦Ђорђе⟧ и др.')).toBe('izvor: Ђорђе i dr.')
  })

  test('a very long run of letters takes no more than its length deserves', () => {
    const started = performance.now()
    toCyrillic('a-'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('the Montenegrin letters have their Cyrillic', () => {
    expect(toCyrillic('śutra, iźesti')).toBe('с\u0301утра, из\u0301ести')
    expect(toLatin('С\u0301УТРА')).toBe('ŚUTRA')
  })

  test('a letter written with a separate accent is the same letter', () => {
    expect(toCyrillic('c\u030cas')).toBe('час')
  })

  test('a Cyrillic letter strayed into a Latin word does not stop its digraph', () => {
    expect(toCyrillic('l\u0458udi')).toBe('људи')
  })
})
