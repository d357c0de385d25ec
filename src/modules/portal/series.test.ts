import { expect, test } from 'vitest'
import { disagreements, extremes, isWorthDrawing, seriesOf, type Drawn } from './series.ts'

const figure = (it: Partial<Drawn> & { unit?: string }) => ({
  country: 'rs',
  year: 2018,
  kind: 'number',
  number: null,
  low: null,
  high: null,
  source: { title: 'A' },
  unit: 'persons',
  ...it,
})

test('two sources of one year are drawn as what they span, not as one of them', () => {
  const figures = [figure({ number: 39 }), figure({ number: 76, source: { title: 'B' } })]
  expect(seriesOf(figures, ({ country }) => country)[0]?.points).toEqual([{ x: 2018, y: null, low: 39, high: 76 }])
})

test('two sources that agree are one point', () => {
  const figures = [figure({ number: 39 }), figure({ number: 39, source: { title: 'B' } })]
  expect(seriesOf(figures, ({ country }) => country)[0]?.points).toEqual([{ x: 2018, y: 39 }])
  expect(disagreements(figures)).toEqual([])
})

test('below five is drawn from 0 to 4, never as 0 and never as 4', () => {
  const figures = [figure({ kind: 'interval', low: 0, high: 4 })]
  expect(seriesOf(figures, ({ country }) => country)[0]?.points).toEqual([{ x: 2018, y: null, low: 0, high: 4 }])
})

test('years come in order whatever the order of the figures', () => {
  const figures = [figure({ year: 2020, number: 2 }), figure({ year: 2019, number: 1 })]
  expect(seriesOf(figures, ({ country }) => country)[0]?.points.map(({ x }) => x)).toEqual([2019, 2020])
})

test('a year without a figure is a gap, so that no line leads across it', () => {
  const figures = [figure({ year: 2021, number: 43 }), figure({ year: 2023, number: 66 })]
  expect(seriesOf(figures, ({ country }) => country)[0]?.points).toEqual([
    { x: 2021, y: 43 },
    { x: 2022, y: null },
    { x: 2023, y: 66 },
  ])
})

test('words are not drawn, and neither are years of ratification nor different units', () => {
  const words = [figure({ kind: 'text' }), figure({ kind: 'text', year: 2019 })]
  expect(isWorthDrawing(words)).toBe(false)
  const ratified = [figure({ number: 2004, unit: 'year' }), figure({ number: 2005, year: 2019, unit: 'year' })]
  expect(isWorthDrawing(ratified)).toBe(false)
  const mixed = [figure({ number: 10, unit: 'days' }), figure({ number: 15, year: 2019, unit: 'working days' })]
  expect(isWorthDrawing(mixed)).toBe(false)
  expect(isWorthDrawing([figure({ number: 1 }), figure({ number: 2, year: 2019 })])).toBe(true)
})

test('a year in which sources of one country differ is named', () => {
  const figures = [figure({ number: 39 }), figure({ number: 76 }), figure({ number: 1, country: 'al' })]
  expect(disagreements(figures)).toEqual([{ country: 'rs', year: 2018 }])
})

test('the lowest figure is the range below five where there is one, so that it can be printed as its source prints it', () => {
  const range = figure({ kind: 'interval', low: 0, high: 4, year: 2019 })
  const { lowest, highest, first, last } = extremes([figure({ number: 7 }), range])
  expect(lowest).toBe(range)
  expect(highest.number).toBe(7)
  expect([first, last]).toEqual([2018, 2019])
})
