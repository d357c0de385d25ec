import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALPHABETS } from './alphabets.ts'
import { compareIn } from './compare.ts'
import { LOCALES, type Locale } from './locales.ts'

const IN_ORDER: Record<Locale, string> = {
  en: 'Albania|Bosnia and Herzegovina|Montenegro|North Macedonia|Serbia',
  'sr-latn': 'ajvar|cena|čas|ćilim|dan|dvor|džep|đak|Ena|labud|luk|ljudi|more|nož|nuto|njiva|oko|sud|šuma|tok|zub|žena',
  'sr-cyrl': 'ајвар|дан|ђак|ера|жена|зуб|игра|јул|лук|људи|нож|њива|тело|ћилим|ухо|час|џеп|шума',
  bs: 'cigla|čaj|ćuprija|dud|džamija|đul|luk|ljiljan|nos|njega|sat|šah|zima|žal',
  cnr: 'sjekira|suza|šuma|śekira|śutra|tama|zora|zub|žena|źenica',
  sq: 'cep|çaj|det|ditë|dhe|edhe|ëndërr|gaz|gjak|hap|lis|llamba|nuk|një|rast|rrugë|sot|shkollë|tani|thes|vit|xixë|xhami|ylber|zë|zhurmë',
  mk: 'где|ѓавол|ера|жена|зима|ѕвезда|игра|јас|коза|луна|љубов|нос|њега|тело|ќерка|уста|час|џеб|шума',
}

function sorted(locale: Locale, words: readonly string[]): string[] {
  return words.toSorted(compareIn(locale))
}

describe('compareIn', () => {
  test.for(LOCALES)('%s sorts by its own alphabet', (locale) => {
    const words = IN_ORDER[locale].split('|')
    expect(sorted(locale, words.toReversed())).toEqual(words)
  })

  test.for(LOCALES)('%s: every letter comes before the next, and after its own small one', (locale) => {
    const compare = compareIn(locale)
    const letters = ALPHABETS[locale]
    for (const [i, letter] of letters.entries()) {
      const next = letters[i + 1]
      if (next !== undefined) expect(compare(letter, next)).toBeLessThan(0)
      expect(compare(letter, letter.toUpperCase())).toBeLessThan(0)
    }
  })

  test('a digraph that is two letters sorts as two', () => {
    expect(sorted('sr-latn', ['injoin', 'inzulin', 'injekcija'])).toEqual(['injekcija', 'inzulin', 'injoin'])
  })

  test('case and accents decide only where all else is equal', () => {
    expect(sorted('en', ['Resume', 'résumé', 'resume', 'resumes', 'Résumé'])).toEqual([
      'resume',
      'Resume',
      'résumé',
      'Résumé',
      'resumes',
    ])
  })

  test('numbers sort by size, before letters and after punctuation', () => {
    expect(sorted('bs', ['idn-10', 'idn-2', 'idn', 'idn-a', 'idn 3', 'idn-02'])).toEqual([
      'idn',
      'idn 3',
      'idn-2',
      'idn-02',
      'idn-10',
      'idn-a',
    ])
  })

  test('a word in the other script stands where it would in this one', () => {
    expect(sorted('sr-latn', ['Zagreb', 'Београд', 'Čačak', 'Арад', 'Ниш', 'Njegoš'])).toEqual([
      'Арад',
      'Београд',
      'Čačak',
      'Ниш',
      'Njegoš',
      'Zagreb',
    ])
    expect(sorted('sr-cyrl', ['Лука', 'Ljig', 'Лозница', 'Маглај'])).toEqual(['Лозница', 'Лука', 'Ljig', 'Маглај'])
    expect(sorted('mk', ['Скопје', 'GRETA', 'Охрид', 'Битола'])).toEqual(['Битола', 'GRETA', 'Охрид', 'Скопје'])
  })

  test.for(LOCALES)('%s has a place for every letter of all seven, before the letters of other alphabets', (locale) => {
    const compare = compareIn(locale)
    for (const letter of Object.values(ALPHABETS).flat())
      expect([letter, compare(letter, 'α') < 0]).toEqual([letter, true])
  })

  test('a letter of a neighbour stands with its sibling', () => {
    expect(sorted('mk', ['ѓавол', 'ђак', 'евро', 'дом', 'Đorđe'])).toEqual(['дом', 'ѓавол', 'ђак', 'Đorđe', 'евро'])
    expect(sorted('sq', ['Zana', 'Žabljak', 'Đakovica', 'Dhërmi', 'Čair', 'Cërrik'])).toEqual([
      'Čair',
      'Cërrik',
      'Đakovica',
      'Dhërmi',
      'Žabljak',
      'Zana',
    ])
  })

  test.for(LOCALES)('%s: the order is total and does not depend on where one starts', (locale) => {
    const compare = compareIn(locale)
    const text = fc.array(fc.constantFrom(...'abčćdžđljnjsśšz ѓѕњлн12-ëÇ'), { maxLength: 6 }).map((it) => it.join(''))
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0)
        expect(compare(a, b) === 0).toBe(a === b)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })
})
