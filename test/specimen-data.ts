import type { ChartSeries, Score, ScoreCountry, ScoreRow } from '../src/web/parts/index.ts'

export const countries: readonly ScoreCountry[] = [
  { code: 'al', name: 'Albania', href: '/en/al' },
  { code: 'ba', name: 'Bosnia and Herzegovina', href: '/en/ba' },
  { code: 'me', name: 'Montenegro', href: '/en/me' },
  { code: 'mk', name: 'North Macedonia', href: '/en/mk' },
  { code: 'rs', name: 'Serbia', href: '/en/rs' },
]

const areas = [
  'Investigation and prosecution',
  'Identification of victims',
  'Protection and assistance',
  'Compensation',
  'Institutions and the rapporteur',
  'Prevention',
  'Children',
  'International cooperation',
  'Return',
  'Labour',
  'Data',
]

const values: readonly Score['value'][] = [
  3,
  2,
  1,
  0,
  'no-data-kept',
  3,
  2,
  2,
  1,
  'suppressed',
  1,
  0,
  'not-applicable',
  2,
  'no-answer',
  3,
  'refused',
  1,
  'awaiting',
  2,
  0,
  'not-yet-assessed',
  'not-asked',
]
const kinds = ['same', 'up', 'down', 'not-comparable'] as const

/** Every value and every change somewhere, in a fixed order. */
function score(at: number): Score {
  return {
    value: values[at % values.length]!,
    href: `/en/value/${at}`,
    change: { kind: kinds[at % kinds.length]!, since: '2019' },
  }
}

export const rows: readonly ScoreRow[] = areas.map((name, row) => ({
  code: `A${row}`,
  name,
  href: `/en/area/${row}`,
  scores: Object.fromEntries(
    countries.map(({ code }, column) => [
      code,
      { law: score(row * 7 + column * 2), practice: score(row * 5 + column * 3 + 1) },
    ]),
  ),
}))

export const figures = [
  { year: 2017, ministry: '37', centre: '40', note: '' },
  { year: 2018, ministry: '76', centre: null, note: 'The definition changed' },
  { year: 2019, ministry: '39', centre: '46', note: '' },
  { year: 2020, ministry: '57', centre: '61', note: 'Both as published' },
]

export const chart: readonly ChartSeries[] = [
  {
    label: 'Ministry of the Interior',
    source: 'letter of 19 February 2021',
    href: '/en/sources/118',
    points: [
      { x: 2014, y: 30 },
      { x: 2015, y: 40 },
      { x: 2016, y: 55 },
      { x: 2017, y: 37 },
      { x: 2018, y: 76 },
      { x: 2019, y: 39 },
      { x: 2020, y: 57, isProvisional: true, note: 'provisional' },
    ],
  },
  {
    label: 'Centre for the Protection of Victims of Trafficking',
    source: 'yearly reports',
    points: [
      { x: 2014, y: 62 },
      { x: 2015, y: 48 },
      { x: 2016, y: null, missing: 'no-data-kept' },
      { x: 2017, y: 40 },
      { x: 2018, y: null, missing: 'suppressed' },
      { x: 2019, y: 46 },
      { x: 2020, y: 61 },
    ],
  },
  {
    label: 'State prosecution',
    points: [
      { x: 2016, y: 12 },
      { x: 2017, y: 15 },
      { x: 2018, y: 11 },
      { x: 2019, y: null, low: 0, high: 4, note: '<5' },
      { x: 2020, y: 9, low: 6, high: 13 },
    ],
  },
]
