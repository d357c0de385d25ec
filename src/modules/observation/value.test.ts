import { describe, expect, test } from 'vitest'
import type { ObservedValue } from './figure.ts'
import { valueText } from './value.ts'

const value = (it: Partial<ObservedValue>): ObservedValue => ({
  kind: 'number',
  number: null,
  low: null,
  high: null,
  text: null,
  asGiven: '',
  unit: 'persons',
  ...it,
})

describe('a value is shown', () => {
  test('as a number in the notation of the reader, with its unit', () => {
    const budget = value({ number: 412600000, unit: 'ALL' })
    expect(valueText(budget, 'en')).toEqual({ sort: 'number', text: '412,600,000', unit: 'ALL' })
    expect(valueText(budget, 'sr-cyrl')).toEqual({ sort: 'number', text: '412.600.000', unit: 'ALL' })
  })

  test('as a percentage with as many decimals as it has', () => {
    expect(valueText(value({ number: 51.5, unit: 'percent' }), 'sr-latn')).toMatchObject({ text: '51,5%', unit: null })
    expect(valueText(value({ number: 29, unit: 'percent' }), 'en')).toMatchObject({ text: '29%' })
    expect(valueText(value({ number: 6.25, unit: 'percent' }), 'en')).toMatchObject({ text: '6.25%' })
  })

  test('as the word of the reader for yes, partly and no, and never as a code', () => {
    const yes = value({ kind: 'text', text: 'yes', asGiven: 'da', unit: 'yes_no_partial' })
    expect(valueText(yes, 'sr-latn')).toEqual({ sort: 'choice', key: 'answers.choice.yes' })
    expect(valueText({ ...yes, unit: 'text' }, 'en')).toEqual({ sort: 'words', text: 'yes' })
  })

  test('as "<5" where the source says so, with 0 to 4 beside it', () => {
    const few = value({ kind: 'interval', low: 0, high: 4, asGiven: '<5' })
    expect(valueText(few, 'mk')).toEqual({ sort: 'interval', text: '<5', range: '0–4', unit: 'persons' })
  })

  test('as a year without a mark for thousands', () => {
    expect(valueText(value({ number: 2011, unit: 'year' }), 'sr-latn')).toMatchObject({ text: '2011' })
  })

  test("as a day in the reader's form, and other words letter by letter", () => {
    const words = (text: string, unit: string) => valueText(value({ kind: 'text', text, unit }), 'cnr')
    expect(words('2008-01-11', 'date')).toEqual({ sort: 'words', text: '11. 1. 2008.' })
    expect(words('Tier 2 Watch List', 'text')).toEqual({ sort: 'words', text: 'Tier 2 Watch List' })
  })

  test('as the reason why there is none, never as a number', () => {
    expect(valueText(value({ kind: 'refused' }), 'sq')).toEqual({
      sort: 'missing',
      missing: 'refused',
      key: 'web.missing.refused.word',
    })
  })
})
