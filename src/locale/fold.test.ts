import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { SCRIPT_PAIRS } from './script-pairs.fixture.ts'

describe('fold', () => {
  test.for([
    ['djordjevic', 'Đorđević', 'Ђорђевић', 'DORDEVIC', 'ĐORĐEVIĆ'],
    ['cacak', 'Čačak', 'Чачак', 'ЧАЧАК', 'c\u030cac\u030cak'],
    ['izvestilac', 'известилац', 'Izvestilac'],
    ['ljudi', 'људи', 'l\u0458udi', 'ЉУДИ', 'ǉudi'],
    ['cacak', '\u0421acak', 'cac\u0430k'],
    ['sekira', 'śekira', 'с\u0301екира', 'šekira'],
    ['zenica', 'źenica', 'ženica'],
    ['perkthyer', 'përkthyer', 'PËRKTHYER'],
    ['cështje', 'çështje', 'ceshtje'],
    ['известувач', 'izvestuvač', 'izvestuvac'],
    ['ѓорѓи', 'Ǵorǵi', 'Gjorgji', 'gorgi'],
    ['куќа', 'kuḱa', 'kukja'],
    ['ѕвезда', 'dzvezda'],
    ['џеб', 'džeb', 'dzeb'],
    ['a\u00a0b', 'a b'],
  ])('%s is found under every spelling of it', (spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1)
  })

  test('words that differ by more stay apart', () => {
    const words = ['ljudi', 'sudi', 'sud', 'zid', 'izvestilac', 'izvjestilac', 'raportues', 'suza']
    expect(new Set(words.map(fold)).size).toBe(words.length)
  })

  test('both scripts of every entry of the script fixture fold alike', () => {
    for (const [latin, cyrillic] of SCRIPT_PAIRS) expect(fold(cyrillic)).toBe(fold(latin))
  })

  test('numbers and punctuation stay', () => {
    expect(fold('Čl. 13, IDN-15 (<5)')).toBe('cl. 13, idn-15 (<5)')
  })

  test('folding twice changes nothing', () => {
    const text = fc
      .array(fc.constantFrom(...'abcčćdđDJjgkKzžsšśëÇ ѓѕњлнђЂјЈшщёйжџсСхХуyx12-'), { maxLength: 10 })
      .map((it) => it.join(''))
    fc.assert(
      fc.property(text, (it) => {
        expect(fold(fold(it))).toBe(fold(it))
      }),
      { numRuns: 5000 },
    )
  })
})
