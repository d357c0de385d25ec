import { describe, expect, test } from 'vitest'
import { doubtfulWords } from './doubtful-words.ts'
import { toCyrillic } from './to-cyrillic.ts'

const exceptions = { 'nadžornik*': 'наджорник*', heuss: 'Хојс', 'nad*': 'над*' }

describe('what people add to the rules of Cyrillic', () => {
  test('is written as they say, in the case of the word, with any ending where it is a stem', () => {
    expect(toCyrillic('nadžornikom, Nadžornik i NADŽORNICIMA', exceptions)).toBe(
      'наджорником, Наджорник и НАДЖОРНИЦИМА',
    )
    expect(toCyrillic('NADŽORNIKA', exceptions)).toBe('НАДЖОРНИКА')
    expect(toCyrillic('po Heuss, heussa', exceptions)).toBe('по Хојс, хеусса')
  })

  test('is not kept: the same text without it is written by the rules', () => {
    expect(toCyrillic('nadžornik', exceptions)).toBe('наджорник')
    expect(toCyrillic('nadžornik')).toBe('наџорник')
  })

  test('a word that is no member of the list by itself is none: constructor, toString', () => {
    expect(toCyrillic('constructor', {})).toBe(toCyrillic('constructor'))
  })

  test('what stays Latin by its place stays: addresses and marked words', () => {
    expect(toCyrillic('⟦heuss⟧, heuss.rs', exceptions)).toBe('heuss, heuss.rs')
  })
})

describe('doubtful words', () => {
  test('are those with a seam that no list knows and those that look foreign', () => {
    expect(doubtfulWords('Nadžornik, Schmidt i ljudi, žrtva, stanje').map(({ latin }) => latin)).toEqual([
      'Nadžornik',
      'Schmidt',
    ])
  })

  test('are not those that a list or an exception knows, nor what stays Latin', () => {
    expect(doubtfulWords('nadživeti, injekcija, GRETA, www.hess.rs')).toEqual([])
    expect(doubtfulWords('nadžornika', exceptions)).toEqual([])
  })
})
