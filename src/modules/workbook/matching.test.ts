import { describe, expect, test } from 'vitest'
import { matchQuestion } from './matching.ts'
import { comparable, plain, similarity } from './similar.ts'

const of = (number: number, ...wordings: string[]) => ({ number, wordings: wordings.map(comparable) })

const questions = [
  of(1, 'Koliko je žrtava formalno identifikovano?', 'Колико је жртава формално идентификовано?'),
  of(2, 'Koliko je žrtava dobilo period oporavka?'),
  of(3, 'Da li postoji nacionalni akcioni plan?'),
]

describe('a question whose key is gone', () => {
  test('is sure where number and words agree, in whichever script', () => {
    expect(matchQuestion({ number: 1, text: 'КОЛИКО ЈЕ ЖРТАВА ФОРМАЛНО ИДЕНТИФИКОВАНО' }, questions)).toEqual({
      number: 1,
      isSure: true,
    })
  })

  test('is doubtful where the words were changed a little, or the number is another', () => {
    expect(matchQuestion({ number: 1, text: 'Koliko je žrtava identifikovano u godini?' }, questions)).toEqual({
      number: 1,
      isSure: false,
    })
    expect(matchQuestion({ number: 2, text: 'Da li postoji nacionalni akcioni plan?' }, questions)).toEqual({
      number: 3,
      isSure: false,
    })
  })

  test('is doubtful by its number alone, and none where neither says anything', () => {
    expect(matchQuestion({ number: 3, text: '' }, questions)).toEqual({ number: 3, isSure: false })
    expect(matchQuestion({ number: 3, text: 'Budžet za komunikacije' }, questions)).toBeUndefined()
    expect(matchQuestion({ number: undefined, text: '' }, questions)).toBeUndefined()
  })

  test('is none where two questions are as near', () => {
    const twins = [of(1, 'Broj presuda u prvom stepenu'), of(2, 'Broj presuda u drugom stepenu')]
    expect(matchQuestion({ number: undefined, text: 'Broj presuda u trećem stepenu' }, twins)).toBeUndefined()
  })
})

test('likeness is of letters alone: script, case and marks aside', () => {
  expect(similarity(comparable('Broj žrtava'), comparable('Број жртава'))).toBe(1)
  expect(plain('Žene, ukupno')).toBe(plain('zene ukupno'))
  expect(similarity(comparable(''), comparable('abc'))).toBe(0)
})
