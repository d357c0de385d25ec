import { expect, test } from 'vitest'
import { readValue } from './entered-value.ts'

const persons = { answerType: 'count' }
const none = { number: null, low: null, high: null, text: null }

test.for([
  ['0', 0],
  ['31', 31],
  ['1.234,5', 1234.5],
  ['1234.5', 1234.5],
  ['1.234.567', 1234567],
] as const)('%s is the number %d', ([given, number]) => {
  expect(readValue('sr-latn', 'number', given, persons)).toEqual({
    value: { ...none, kind: 'number', number, asGiven: given },
  })
})

test('<5 is the interval from 0 to 4, as given', () => {
  const value = { ...none, kind: 'interval', low: 0, high: 4, asGiven: '<5' }
  expect(readValue('en', 'number', '<5', persons)).toEqual({ value })
  expect(readValue('en', 'interval', '< 5', persons)).toEqual({ value: { ...value, asGiven: '< 5' } })
})

test('below one of whole things is zero; below five percent reaches to five', () => {
  expect(readValue('en', 'number', '<1', persons)).toMatchObject({ value: { low: 0, high: 0 } })
  expect(readValue('en', 'number', '<0', persons)).toMatchObject({
    problem: { key: 'answers.cell.below-nothing' },
  })
  expect(readValue('en', 'number', '<5', { answerType: 'percentage' })).toMatchObject({ value: { low: 0, high: 5 } })
})

test('"oko 30" is refused, with what was understood of it', () => {
  expect(readValue('sr-latn', 'number', 'oko 30', persons)).toEqual({
    problem: {
      field: 'value',
      key: 'answers.cell.number-with-words',
      values: { given: 'oko 30', understood: '30' },
    },
  })
})

test('words with two numbers, or none, are only no number', () => {
  for (const given of ['oko 30 ili 40', 'mnogo', '30 + 1'])
    expect(readValue('sr-latn', 'number', given, persons)).toMatchObject({ problem: { key: 'kit.field.number' } })
})

test('1.234 asks which number is meant, the reader’s own manner first', () => {
  const problem = (first: string, second: string) => ({
    problem: { field: 'value', key: 'kit.field.number-ambiguous', values: { given: '1.234', first, second } },
  })
  expect(readValue('sr-latn', 'number', '1.234', persons)).toEqual(problem('1.234', '1,234'))
  expect(readValue('en', 'number', '1.234', persons)).toEqual(problem('1.234', '1,234'))
})

test.for([
  ['10-15', 10, 15],
  ['10 – 15', 10, 15],
  ['1.234,5–1.300,5', 1234.5, 1300.5],
] as const)('%s is an interval', ([given, low, high]) => {
  expect(readValue('sr-latn', 'interval', given, persons)).toEqual({
    value: { ...none, kind: 'interval', low, high, asGiven: given },
  })
})

test('a range is an interval, whichever kind was chosen', () => {
  expect(readValue('en', 'number', '10-15', persons)).toMatchObject({ value: { kind: 'interval', low: 10, high: 15 } })
})

test('an interval of one number, or backwards, is refused', () => {
  expect(readValue('en', 'interval', '10', persons)).toMatchObject({ problem: { key: 'observation.field.interval' } })
  expect(readValue('en', 'interval', '15-10', persons)).toMatchObject({
    problem: { key: 'answers.cell.interval-order' },
  })
})

test('nothing counted is below zero, no share above all', () => {
  expect(readValue('en', 'number', '-3', persons)).toMatchObject({ problem: { key: 'answers.cell.negative' } })
  expect(readValue('en', 'number', '101', { answerType: 'percentage' })).toMatchObject({
    problem: { key: 'answers.cell.percentage' },
  })
})

test('a typed missing value is neither blank nor zero', () => {
  expect(readValue('en', 'no-data-kept', '', persons)).toEqual({
    value: { ...none, kind: 'no-data-kept', asGiven: '' },
  })
})

test('yes, partly and no are kept as codes, in whichever language they were written', () => {
  expect(readValue('sr-latn', 'text', 'Delimično', { answerType: 'yes_no_partial' })).toEqual({
    value: { ...none, kind: 'text', text: 'partial', asGiven: 'Delimično' },
    unit: 'yes_no_partial',
  })
  expect(readValue('en', 'text', 'yes', { answerType: 'text' })).not.toHaveProperty('unit')
})
