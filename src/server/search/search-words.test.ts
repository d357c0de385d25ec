import { describe, expect, test } from 'vitest'
import { conceptsOf, searchQuery, searchWords } from './search-words.ts'

const CONCEPTS = [
  { concept: 'rapporteur', words: ['rapporteur*', 'izvestilac', 'izvestioc*', 'raportues'] },
  { concept: 'court', words: ['sud', 'sudsk*'] },
]

describe('words for search', () => {
  test('are the same in both scripts, with and without accents', () => {
    const [plain] = searchWords('djordjevic')
    expect(searchWords('Đorđević')).toEqual([plain])
    expect(searchWords('Ђорђевић')).toEqual([plain])
  })

  test('are the same in ekavian and ijekavian', () => {
    expect(searchWords('izvjestilac')).toEqual(searchWords('izvestilac'))
    expect(searchWords('dijete, djeca')).toEqual(searchWords('dete, deca'))
    expect(searchWords('primjena zahtjeva')).toEqual(searchWords('primena zahteva'))
  })

  test('hold letters and digits alone, so nothing typed is read as an operator', () => {
    expect(searchWords("a' | !b & (c):* <-> d\\")).toEqual(['a', 'b', 'c', 'd'])
    expect(searchWords('2011/36, INS-03')).toEqual(['2011', '36', 'ins', '03'])
  })
})

describe('a query', () => {
  test('is the beginning of every word, or what means the same', () => {
    expect(searchQuery('raportues kombëtar', CONCEPTS)).toBe("('raportues':* | '0rapporteur0') & ('kombetar':*)")
  })

  test('knows a concept from a word half typed, but not from any short beginning', () => {
    expect(conceptsOf('izvest', CONCEPTS, true)).toEqual(['rapporteur'])
    expect(conceptsOf('izve', CONCEPTS, true)).toEqual([])
    expect(conceptsOf('sudar', CONCEPTS, true)).toEqual([])
  })

  test('finds the whole word while only izvj is typed', () => {
    expect(searchQuery('izvj', [])).toBe("('izv':*)")
  })

  test('of no word is none', () => {
    expect(searchQuery('  !? ', CONCEPTS)).toBeUndefined()
  })

  test('of very many words takes the first eight', () => {
    expect(searchQuery('a b c d e f g h i j k', [])?.split(' & ')).toHaveLength(8)
  })
})
