import { expect, test } from 'vitest'
import { LOCALES } from '../locale/index.ts'
import { readNumber } from './index.ts'

const whole = { isWhole: true }

test.each([
  ['0', 0],
  ['31', 31],
  ['1.234,5', 1234.5],
  ['1 234,5', 1234.5],
  ['1234.5', 1234.5],
  ['1.234.567', 1234567],
] as const)('%s is the number %d in every language', (given, number) => {
  for (const locale of LOCALES) expect(readNumber(locale, given, {})).toEqual({ kind: 'number', number })
})

test('<5 of whole things is 0 to 4, of a share or an amount 0 to 5', () => {
  expect(readNumber('en', '< 5', whole)).toEqual({ kind: 'interval', low: 0, high: 4 })
  expect(readNumber('en', '<5', { isMeasured: true })).toEqual({ kind: 'interval', low: 0, high: 5 })
  expect(readNumber('en', '<1', whole)).toEqual({ kind: 'interval', low: 0, high: 0 })
  expect(readNumber('en', '<0', whole)).toMatchObject({ key: 'answers.cell.below-nothing' })
})

test('two numbers with a dash between are an interval, in the order of their size', () => {
  expect(readNumber('sr-latn', '1.234,5 – 1.300,5', {})).toEqual({ kind: 'interval', low: 1234.5, high: 1300.5 })
  expect(readNumber('en', '15-10', whole)).toMatchObject({ key: 'answers.cell.interval-order' })
})

test('"oko 30" is refused, with what was understood of it; with two numbers nothing is', () => {
  expect(readNumber('sr-latn', 'oko 30', whole)).toEqual({
    kind: 'wrong',
    key: 'answers.cell.number-with-words',
    values: { given: 'oko 30', understood: '30' },
  })
  for (const given of ['oko 30 ili 40', 'mnogo', '30 + 1'])
    expect(readNumber('sr-latn', given, whole)).toMatchObject({ key: 'kit.field.number' })
})

test('1.234 asks which number is meant, even of persons', () => {
  expect(readNumber('sr-latn', '1.234', whole)).toEqual({
    kind: 'wrong',
    key: 'kit.field.number-ambiguous',
    values: { given: '1.234', first: '1.234', second: '1,234' },
  })
})

test('what may mean none or not known is asked about, and is neither', () => {
  for (const given of ['-', '–', '/', ':', 'n/a', 'Nema', 'nema podataka', 'nuk ka', "s'ka", 'Нема', 'непознато'])
    expect(readNumber('sr-latn', given, whole)).toMatchObject({
      key: 'answers.cell.none-or-unknown',
      values: { given },
    })
})

test('nothing counted is below zero, in fractions, or beyond its limits', () => {
  expect(readNumber('en', '-3', whole)).toMatchObject({ key: 'answers.cell.negative' })
  expect(readNumber('en', '2.5', whole)).toMatchObject({ key: 'answers.cell.whole' })
  expect(readNumber('en', '101', { isPercent: true })).toMatchObject({ key: 'answers.cell.percentage' })
  expect(readNumber('en', '366', { maximum: 365 })).toMatchObject({
    key: 'kit.field.too-big',
    values: { maximum: 365 },
  })
  expect(readNumber('en', '1', { minimum: 2 })).toMatchObject({ key: 'kit.field.too-small', values: { minimum: 2 } })
})

test('a page pasted into one cell is told by its beginning', () => {
  const read = readNumber('en', 'x'.repeat(5000), whole)
  expect(read).toMatchObject({ kind: 'wrong', values: { given: `${'x'.repeat(60)}…` } })
})
