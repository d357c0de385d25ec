import { describe, expect, test } from 'vitest'
import { matchQuestion } from './matching.ts'
import { isAlike, similarity } from './similar.ts'

const questions = [
  { number: 1, wordings: ['Koliko je žrtava formalno identifikovano?', 'Колико је жртава формално идентификовано?'] },
  { number: 2, wordings: ['Koliko je žrtava dobilo period oporavka?'] },
  { number: 3, wordings: ['Da li postoji nacionalni akcioni plan?'] },
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
    const twins = [
      { number: 1, wordings: ['Broj presuda u prvom stepenu'] },
      { number: 2, wordings: ['Broj presuda u drugom stepenu'] },
    ]
    expect(matchQuestion({ number: undefined, text: 'Broj presuda u trećem stepenu' }, twins)).toBeUndefined()
  })
})

test('likeness is of letters alone: script, case and marks aside', () => {
  expect(similarity('Broj žrtava', 'Број жртава')).toBe(1)
  expect(isAlike('Žene, ukupno', 'zene ukupno')).toBe(true)
  expect(similarity('', 'abc')).toBe(0)
})
