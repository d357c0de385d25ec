import { expect, test } from 'vitest'
import { numberOf, read, sameAs, text, wholeOf, type Shape } from './index.ts'
import type { Locale } from '../locale/index.ts'
import { shapeFor, table, victims } from './shapes.fixture.ts'

const cells = (shape: Shape, given: Record<string, string>) => read('en', shape, given).cells
const said = (locale: Locale, shape: Shape, given: Record<string, string>) => text(locale, shape, cells(shape, given))

test('an answer is said in the reader’s notation', () => {
  expect(said('sr-latn', victims, { total: '1234567' })).toEqual({ kind: 'text', text: '1.234.567' })
  expect(said('en', victims, { total: '< 5' })).toEqual({ kind: 'interval', text: '< 5', range: '0–4' })
  const share = shapeFor('percentage', 'percent of victims heard')
  expect(said('mk', share, { numerator: '17', denominator: '40' })).toEqual({
    kind: 'text',
    text: '42,5\u00a0% (17 / 40)',
  })
  expect(said('en', share, { numerator: '17' })).toEqual({ kind: 'text', text: '17 / …' })
  expect(said('bs', shapeFor('amount', 'EUR'), { total: '1500', currency: 'km' })).toEqual({
    kind: 'text',
    text: '1.500\u00a0BAM',
  })
  expect(said('en', shapeFor('yes_no_partial', null), { total: 'ne' })).toEqual({
    kind: 'choice',
    key: 'answers.choice.no',
  })
  expect(said('en', shapeFor('scale_0_3', null), { total: '2' })).toEqual({ kind: 'text', text: '2' })
  expect(said('en', shapeFor('text', null), { total: ' Centar ' })).toEqual({ kind: 'words', text: 'Centar' })
})

test('nothing filled in says nothing', () => {
  for (const type of ['count', 'percentage', 'amount', 'days', 'yes_no_partial', 'scale_0_3', 'text'] as const)
    expect(said('en', shapeFor(type, null), {})).toBeUndefined()
})

test('a full table without a total answers with its sum, one with an empty cell does not', () => {
  const full = table('31', '9', '0', '15', '3', '0', '0', '0', '<5')
  expect(wholeOf(victims, cells(victims, full))).toEqual({
    value: { kind: 'interval', low: 58, high: 62, asGiven: '58–62' },
  })
  expect(numberOf(victims, cells(victims, table('31', '9')))).toBeUndefined()
  expect(numberOf(victims, cells(victims, { ...full, total: '60' }))).toEqual({ low: 60, high: 60 })
})

test('two answers are the same by what they mean', () => {
  const is = (a: Record<string, string>, b: Record<string, string>) => sameAs(cells(victims, a), cells(victims, b))
  expect(is({ total: '1.234.567' }, { total: '1234567' })).toBe(true)
  expect(is({ total: '<5' }, { total: '0-4' })).toBe(true)
  expect(is({ total: '<5' }, { total: '4' })).toBe(false)
  expect(is({ total: '0' }, {})).toBe(false)
  expect(is({}, {})).toBe(true)
})
