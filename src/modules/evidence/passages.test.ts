import { expect, test } from 'vitest'
import fc from 'fast-check'
import { asCompared, passagesOf, standsIn } from './passages.ts'

test('a text is cut into passages without losing a word', () => {
  const word = fc.stringMatching(/^[a-zčšž.]{1,20}$/)
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '\n', '\n\n', '. ')), { maxLength: 600 })
  fc.assert(
    fc.property(text, (words) => {
      const whole = words.flat().join('')
      const passages = passagesOf(whole)
      expect(passages.every((it) => it.length > 0 && it.length <= 1200)).toBe(true)
      expect(asCompared(passages.join(' '))).toBe(asCompared(whole))
    }),
    { numRuns: 50 },
  )
})

test('a word that is longer than a passage is cut all the same', () => {
  expect(passagesOf('a'.repeat(3000)).join('')).toBe('a'.repeat(3000))
})

test.for([
  ['identifikovano je 57 žrtava', true],
  ['Identifikovano je 57 žrtava', false],
  ['identifikovano je 75 žrtava', false],
  ['U izveštaju … 57 žrtava', true],
  ['57 žrtava [...] U izveštaju', false],
  ['"Centar"', true],
  ['iden-\ntifikovano', true],
  ['', false],
] as const)('%s stands in the text: %s', ([quotation, stands]) => {
  expect(standsIn(quotation, 'U izveštaju „Centar”:\nidentifikovano   je\n57 žrtava.')).toBe(stands)
})
