import { expect } from 'vitest'
import { test } from '../../../../test/harness.ts'
import { readingIn, sayIn } from '../../../catalogue.ts'
import type { Locale } from '../../../locale/index.ts'
import type { PageGiven } from '../../../server/page-context.ts'
import type { Asked } from '../../../server/pages.ts'
import type { Host } from '../../../server/perform.ts'
import type { PublicPage } from '../public-page.ts'
import { figureSeriesPage } from './figure-series.server.ts'
import { homePage } from './home.server.ts'
import { institutionsPage } from './institutions.server.ts'
import { instrumentItemPage } from './instrument-item.server.ts'
import { instrumentPage, latestInstrumentPage } from './instrument.server.ts'
import { methodologyPage } from './methodology.server.ts'
import { searchPage } from './search.server.ts'
import { standardsPage } from './standards.server.ts'
import { accessibilityPage, privacyPage, reportPage } from './text-pages.server.ts'

interface Asking {
  readonly params?: Record<string, string>
  readonly search?: string
  readonly locale?: Locale
}

function askedOf(host: Host, { params = {}, search = '', locale = 'en' }: Asking): Asked {
  const reading = readingIn(locale)
  const given: PageGiven = {
    host,
    reading,
    say: sayIn(reading),
    tellProblem: ({ code }) => ({ message: code, fields: [] }),
    token: undefined,
    actor: undefined,
    nonce: '',
    isSample: false,
    publicUrl: 'https://base.example.org',
    address: '',
  }
  return { params, url: new URL(`https://base.example.org/${locale}/page${search}`), locale, given }
}

const reading = <T>(host: Host, page: PublicPage<T>, asking: Asking = {}): Promise<T> =>
  host.publicly((db) => page.load(db, askedOf(host, asking)))

test('before any edition the start page has no edition, and the countries by the alphabet of its reader', async ({
  host,
}) => {
  const { editions, countries, counts } = await reading(host, homePage, { locale: 'sr-cyrl' })
  expect(editions).toEqual([])
  expect(countries.map(({ code }) => code)).toEqual(['al', 'ba', 'mk', 'rs', 'me'])
  expect(countries.every(({ latest }) => latest === null)).toBe(true)
  expect(counts).toMatchObject({ indicators: 140, core: 71, areas: 11, figures: 2039, institutions: 142 })
})

test('the instrument is narrowed by area, kind and core, and keeps no empty branch', async ({ host }) => {
  const search = '?area=idn&kind=structural&core=yes'
  const { areas } = await reading(host, latestInstrumentPage, { search })
  const heads = areas.flatMap((area) => area.subareas.flatMap(({ indicators }) => indicators))
  expect(areas.map(({ code }) => code)).toEqual(['IDN'])
  expect(heads.length).toBeGreaterThan(0)
  expect(heads.every(({ kind, isCore }) => kind === 'structural' && isCore)).toBe(true)
  expect(areas[0]!.subareas.every(({ indicators }) => indicators.length > 0)).toBe(true)
})

test('a version or an indicator that is not there is refused as not there', async ({ host }) => {
  await expect(reading(host, instrumentPage, { params: { version: '9' } })).rejects.toMatchObject({ status: 404 })
  const params = { version: 'latest', code: 'xyz-99' }
  await expect(reading(host, instrumentItemPage, { params })).rejects.toMatchObject({ status: 404 })
})

test('an item names its articles, the institutions of every country and the figures that answer it', async ({
  host,
}) => {
  const item = await reading(host, instrumentItemPage, { params: { version: 'latest', code: 'idn-08' } })
  expect(item.indicator).toMatchObject({ code: 'IDN-08', isRated: false })
  expect(item.indicator.unratedReason).not.toBeNull()
  expect(item.measures.map(({ code }) => code)).toContain('identified_victims_total')
  expect(item.countries).toHaveLength(5)
  const asked = item.countries.flatMap(({ institutions }) => institutions)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.every(({ category }) => item.indicator.responsible.includes(category))).toBe(true)
})

test('a series keeps what the source prints, and its file says what that means', async ({ host }) => {
  const asking = { params: { measure: 'detected_victims_total' } }
  const series = await reading(host, figureSeriesPage, asking)
  const below = series.figures.filter(({ asGiven }) => asGiven === '<5')
  expect(below.length).toBeGreaterThan(0)
  expect(
    below.every(({ kind, low, high, number }) => kind === 'interval' && low === 0 && high === 4 && number === null),
  ).toBe(true)
  const { header, rows } = figureSeriesPage.table!(series, askedOf(host, asking))
  const printed = rows.find((row) => row[header.indexOf('as_published')] === '<5')!
  expect([printed[header.indexOf('low')], printed[header.indexOf('high')]]).toEqual([0, 4])
})

test('a contradictory total is flagged with every addend named, and nothing is taken away', async ({ host }) => {
  const { figures, labels } = await reading(host, figureSeriesPage, { params: { measure: 'detected_victims_total' } })
  expect(figures).toHaveLength(73)
  const found = figures.flatMap(({ contradictions }) => contradictions)
  expect(found.filter(({ sum }) => sum.isHeadline)).toHaveLength(7)
  for (const { figures: addends } of found)
    for (const { measure } of addends) expect(labels[measure]?.en?.text).toBeTruthy()
})

test('an unknown country or category does not narrow the institutions', async ({ host }) => {
  const all = await reading(host, institutionsPage, { search: '?country=xx&category=toString' })
  expect(all.institutions).toHaveLength(142)
  const serbian = await reading(host, institutionsPage, { search: '?country=rs' })
  expect(new Set(serbian.institutions.map(({ country }) => country))).toEqual(new Set(['rs']))
})

test('every article that is listed is cited by an indicator of the published instrument', async ({ host }) => {
  const { standards, version } = await reading(host, standardsPage)
  expect(version).toBe('1')
  const articles = standards.flatMap((standard) => standard.articles)
  expect(articles.length).toBeGreaterThan(100)
  expect(articles.filter(({ indicators }) => indicators.length === 0)).toEqual([])
})

test('the numbers of the methodology are counted: rated by an own or by the general rule', async ({ host }) => {
  const { counts, contradictions, definitions, generalRule } = await reading(host, methodologyPage)
  expect(counts.ownRule).toBeGreaterThan(0)
  expect(counts.ownRule).toBeLessThan(counts.rated)
  expect(contradictions).toEqual({ all: 38, headline: 7 })
  expect(definitions.map(({ family }) => family)).toEqual([
    'identified',
    'potential',
    'potential_and_official',
    'detected',
  ])
  expect(generalRule.map(({ value }) => value)).toEqual([3, 2, 1, 0])
})

for (const typed of ['izvestilac', 'известилац', 'raportues', 'известувач'])
  test(`a search for ${typed} finds the indicators on the national rapporteur`, async ({ host }) => {
    const { kinds } = await reading(host, searchPage, { search: `?q=${encodeURIComponent(typed)}`, locale: 'sq' })
    const indicators = kinds.find(({ kind }) => kind === 'indicator')
    expect(indicators?.found.map(({ code }) => code)).toContain('INS-11')
  })

test('a search without a hit, or without a word, suggests terms in the language of its reader', async ({ host }) => {
  const nothing = await reading(host, searchPage, { search: '?q=qqqqqq', locale: 'mk' })
  expect(nothing.total).toBe(0)
  expect(nothing.suggestions.map(({ term }) => term)).toContain('национален известувач')
  const empty = await reading(host, searchPage, { search: '?q=' })
  expect(empty.suggestions.length).toBeGreaterThan(5)
})

test('a term of the glossary is found from any of its languages', async ({ host }) => {
  const { terms } = await reading(host, searchPage, { search: '?q=strehimore' })
  expect(terms).toEqual([{ no: '73', term: 'shelter', en: 'shelter' }])
})

test('pages of words have every word that they name', async ({ host }) => {
  for (const page of [accessibilityPage, privacyPage, reportPage]) {
    const { sections } = await reading(host, page, { locale: 'sr-latn' })
    expect(sections.length).toBeGreaterThan(2)
    expect(sections.flatMap(({ paragraphs }) => paragraphs).every((text) => text.length > 10)).toBe(true)
  }
})
