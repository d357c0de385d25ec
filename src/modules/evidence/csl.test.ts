import { expect, test } from 'vitest'
import { toCsl, type Citable } from './csl.ts'

const source: Citable = {
  id: 'a1',
  kind: 'document',
  title: 'Godišnji izveštaj',
  author: 'Petrović, Jovan; Marković, Ana',
  publisher: 'Centar za zaštitu žrtava',
  institutionName: 'Centar',
  publishedOn: '2021-03',
  language: 'sr',
  url: 'https://example.org/a',
  container: null,
  place: 'Beograd',
  number: '12',
  doi: null,
}

test('a report is a report, dated as precisely as it dates itself', () => {
  expect(toCsl(source)).toEqual({
    id: 'a1',
    type: 'report',
    title: 'Godišnji izveštaj',
    author: [{ literal: 'Petrović, Jovan' }, { literal: 'Marković, Ana' }],
    publisher: 'Centar za zaštitu žrtava',
    'publisher-place': 'Beograd',
    number: '12',
    URL: 'https://example.org/a',
    issued: { 'date-parts': [[2021, 3]] },
    language: 'sr',
  })
})

test.for([
  [{ kind: 'judgment' }, { type: 'legal_case', authority: 'Centar za zaštitu žrtava' }],
  [{ kind: 'statistic' }, { type: 'dataset' }],
  [{ kind: 'link' }, { type: 'webpage' }],
  [
    { kind: 'reply', publisher: null },
    { type: 'personal_communication', publisher: 'Centar' },
  ],
  [
    { container: 'Temida', doi: '10.2298/TEM1' },
    { type: 'article-journal', 'container-title': 'Temida', DOI: '10.2298/TEM1' },
  ],
  [{ publishedOn: '2021' }, { issued: { 'date-parts': [[2021]] } }],
  [{ language: 'cnr' }, { language: 'sr-ME' }],
] as const)('%o is cited as %o', ([more, expected]) => {
  expect(toCsl({ ...source, ...more })).toMatchObject(expected)
})

test('what is not known is left out, never empty', () => {
  const bare = {
    ...source,
    author: null,
    publisher: null,
    institutionName: null,
    publishedOn: null,
    language: 'und',
    url: null,
    place: null,
    number: null,
  }
  expect(toCsl(bare)).toEqual({ id: 'a1', type: 'document', title: 'Godišnji izveštaj' })
})
