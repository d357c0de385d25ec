import { expect, test } from 'vitest'
import { extentOf, isCode, labelledYears, lastDrawn, linesOf, scalesOf, spread } from './line-chart-model.ts'
import type { ChartSeries } from './line-chart-model.ts'

const series: ChartSeries[] = [
  {
    label: 'a',
    points: [
      { x: 2018, y: 12 },
      { x: 2019, y: null, low: 0, high: 4 },
      { x: 2020, y: null, missing: 'refused' },
    ],
  },
  { label: 'b', points: [{ x: 2017, y: 30, low: 22, high: 41 }] },
]

test('the axes span every value and every range, from zero', () => {
  expect(extentOf(series, true)).toEqual({ x: [2017, 2020], y: [0, 41] })
})

test('an axis that may start above zero starts at the least value', () => {
  expect(extentOf([series[1]!], false).y).toEqual([22, 41])
})

test('a chart without a value still has axes', () => {
  const extent = extentOf([{ label: 'a', points: [{ x: 2020, y: null, missing: 'no-answer' }] }], true)
  const { x, y } = scalesOf(extent, { width: 100, height: 100, left: 10, right: 10, top: 10, bottom: 10 })
  expect([x(2020), y(0)]).toEqual([50, 90])
})

test('a label stands at the last range when no number follows it', () => {
  expect(lastDrawn(series[0]!.points)).toEqual({ x: 2019, y: 2 })
})

test('labels that would touch are moved apart and stay inside', () => {
  expect(
    spread(
      [
        { at: 10, tall: 14 },
        { at: 12, tall: 14 },
      ],
      0,
      100,
    ),
  ).toEqual([10, 24])
  expect(
    spread(
      [
        { at: 95, tall: 14 },
        { at: 90, tall: 14 },
      ],
      0,
      100,
    ),
  ).toEqual([86, 72])
})

test('a crowded axis labels every second year and always the last', () => {
  const long = [{ label: 'a', points: [2014, 2015, 2016, 2017, 2018, 2019, 2020].map((x) => ({ x, y: 1 })) }]
  expect(labelledYears(long, 4)).toEqual([2014, 2016, 2018, 2020])
  expect(labelledYears(long, 3)).toEqual([2014, 2017, 2020])
})

test('a range stands for itself and a missing value for its code', () => {
  expect(isCode({ x: 2019, y: null, low: 0, high: 4, missing: 'suppressed' })).toBe(false)
  expect(isCode({ x: 2019, y: null, missing: 'suppressed' })).toBe(true)
  expect(isCode({ x: 2019, y: null })).toBe(false)
})

test('a long label takes two lines and no more', () => {
  expect(linesOf('State prosecution', 20)).toEqual(['State prosecution'])
  expect(linesOf('Ministry of the Interior', 14)).toEqual(['Ministry of', 'the Interior'])
  expect(linesOf('Centre for the Protection of Victims', 14)).toEqual(['Centre for the', 'Protection of…'])
})
