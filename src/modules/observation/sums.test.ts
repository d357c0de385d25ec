import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contradictions, contradictionsByFigure, type Addend, type Sum } from './sums.ts'

const SUM: Sum = { total: 'all', parts: ['female', 'male'], isHeadline: true }

const figure = (measure: string, low: number, high = low, more: Partial<Addend> = {}): Addend => ({
  id: `${measure}-${low}-${high}`,
  country: 'rs',
  year: 2021,
  measure,
  source: 'unodc',
  unit: 'persons',
  asGiven: low === high ? String(low) : `<${high + 1}`,
  low,
  high,
  ...more,
})

describe('a sum contradicts its total', () => {
  test('where the parts exceed it: 37 and 24 against 46', () => {
    const found = contradictions([figure('all', 46), figure('female', 37), figure('male', 24)], [SUM])
    expect(found).toMatchObject([{ kind: 'parts-exceed-total', parts: { low: 61, high: 61 }, total: { low: 46 } }])
    expect(found[0]?.figures.map(({ measure }) => measure)).toEqual(['all', 'female', 'male'])
  })

  test('where even the highest reading of "<5" falls short: 29 and below 5 against 46', () => {
    const found = contradictions([figure('all', 46), figure('female', 29), figure('male', 0, 4)], [SUM])
    expect(found).toMatchObject([{ kind: 'parts-fall-short', parts: { low: 29, high: 33 } }])
  })

  test('not where some reading of "<5" meets it', () => {
    expect(contradictions([figure('all', 46), figure('female', 42), figure('male', 0, 4)], [SUM])).toEqual([])
    expect(contradictions([figure('all', 0, 4), figure('female', 0, 4), figure('male', 0, 4)], [SUM])).toEqual([])
    expect(contradictions([figure('all', 5), figure('female', 0, 4), figure('male', 0, 4)], [SUM])).toEqual([])
  })

  test('not across countries, years, sources or units', () => {
    const parts = [figure('female', 37), figure('male', 24)]
    for (const other of [{ country: 'al' }, { year: 2020 }, { source: 'eurostat' }, { unit: 'cases' }])
      expect(contradictions([figure('all', 46, 46, other), ...parts], [SUM])).toEqual([])
  })

  test('not where a part or the total is not there: absence is not zero', () => {
    expect(contradictions([figure('all', 46), figure('female', 12)], [SUM])).toEqual([])
    expect(contradictions([figure('female', 37), figure('male', 24)], [SUM])).toEqual([])
  })

  test('where a source says two totals, only if neither can be met', () => {
    const parts = [figure('female', 37), figure('male', 24)]
    expect(contradictions([figure('all', 46), figure('all', 61), ...parts], [SUM])).toEqual([])
    expect(contradictions([figure('all', 46), figure('all', 50), ...parts], [SUM])).toHaveLength(1)
  })
})

test('parts whose true values add up to the true total are never flagged, however wide their intervals', () => {
  const part = fc.tuple(fc.nat(500), fc.nat(9), fc.nat(9))
  fc.assert(
    fc.property(part, part, fc.nat(9), fc.nat(9), (female, male, below, above) => {
      const around = ([value, low, high]: [number, number, number], measure: string) =>
        figure(measure, Math.max(0, value - low), value + high)
      const total = female[0] + male[0]
      const all = figure('all', Math.max(0, total - below), total + above)
      expect(contradictions([all, around(female, 'female'), around(male, 'male')], [SUM])).toEqual([])
    }),
  )
})

test('a contradiction is known to every figure that is part of it', () => {
  const found = contradictions([figure('all', 46), figure('female', 37), figure('male', 24)], [SUM])
  const byFigure = contradictionsByFigure(found)
  expect([...byFigure.keys()]).toEqual(['all-46-46', 'female-37-37', 'male-24-24'])
})
