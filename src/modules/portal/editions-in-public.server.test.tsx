import { describe, expect } from 'vitest'
import { canonical, sha256 } from '../../kit/canonical.ts'
import { test } from '../../../test/harness.ts'
import { readable } from '../../../test/platform/html.ts'
import type { Locale } from '../../locale/index.ts'
import { proposeEdition, publishEdition } from '../edition/commands.server.ts'
import { approve, assess, cite, openCycle } from '../edition/edition.fixture.ts'
import { EditionBody } from '../edition/index.ts'
import AreaPage from './pages/area.tsx'
import ComparePage from './pages/compare.tsx'
import CountryPage from './pages/country.tsx'
import IndicatorPage from './pages/indicator.tsx'
import ValuePage from './pages/value.tsx'
import { ask, dataOf, readerOf, shown } from './public-pages.fixture.tsx'

type Given = Parameters<typeof openCycle>[0]

const CLOSED = 'The passage of a closed file.'
const DRAFT = 'A draft that nobody approved.'

async function publishedCycle(given: Given, year: number, fileSha256 = sha256('open file')) {
  const cycleId = await openCycle(given, { year })
  const first = await assess(given, cycleId, { code: 'INV-01', rating: 3 })
  await cite(given, first, { class: 'public', title: 'Criminal code', quotation: 'Article 388', file: fileSha256 })
  await cite(given, first, { class: 'restricted', title: 'Closed letter', quotation: CLOSED, file: sha256('closed') })
  await assess(given, cycleId, { code: 'INV-05', rating: 1 })
  await assess(given, cycleId, { code: 'INV-02', state: 'submitted', narrative: DRAFT })
  return { cycleId, first, edition: await publish(given, cycleId) }
}

async function publish({ as }: Given, cycleId: string, note = '') {
  const edition = await (await as.publisher('rs')).does(proposeEdition, { cycleId, note })
  await (await as.publisher('rs', 'two')).does(publishEdition, edition)
  return edition
}

describe('before any edition', () => {
  test('every half and every value says that it is not yet assessed, and the figures are there', async ({ host }) => {
    const reader = readerOf(host)
    const compare = await shown(reader, '/en/compare', <ComparePage />)
    const value = await shown(reader, '/en/indicators/idn-08/me/2021', <ValuePage />)
    const rated = await shown(reader, '/en/indicators/inv-01/me/2021', <ValuePage />)

    expect(compare.match(/not yet assessed/g)!.length).toBeGreaterThanOrEqual(11 * 5 * 2)
    expect(compare).not.toMatch(/class="figure">[0-3]</)
    expect(value).toContain('Context, never rated')
    expect(value.match(/https?:\/\//g)!.length).toBeGreaterThan(2)
    expect(rated).toContain('not yet assessed')
    expect(await shown(reader, '/sr-cyrl/countries/me', <CountryPage />)).toContain('not yet assessed')
  })
})

describe('a published edition', () => {
  test('gives the same bytes at its permanent address after everything changed and a newer one is out', async ({
    pool,
    as,
    host,
  }) => {
    const { cycleId, first, edition } = await publishedCycle({ pool, as }, 2013)
    const reader = readerOf(host)
    const bytes = async (path: string) => (await ask(reader, path))!.text()
    const before = [await bytes('/id/edition/rs-2013@1'), await bytes('/id/value/inv-01-rs-2013@1')]

    await pool.query(`update assessment set rating = 0, narrative = 'Another.' where id = $1`, [first])
    await pool.query(`update evidence set title = 'Renamed' where title = 'Criminal code'`)
    await approve(pool, { id: first, country: 'rs', by: (await as.reviewer('rs')).id })
    await publish({ pool, as }, cycleId, 'The law was misread.')

    expect(sha256(before[0]!)).toBe(edition.sha256)
    expect([await bytes('/id/edition/rs-2013@1'), await bytes('/id/value/inv-01-rs-2013@1')]).toEqual(before)
    const body = EditionBody.parse(JSON.parse(before[0]!))
    expect(canonical(body.values.find(({ id }) => id === 'inv-01-rs-2013@1'))).toBe(before[1])
    expect((await ask(reader, '/id/edition/rs-2013@1'))!.headers.get('cache-control')).toContain('immutable')
    expect(JSON.parse(await bytes('/id/value/inv-01-rs-2013@2'))).toMatchObject({ assessment: { rating: 0 } })
  })

  test('leads a browser from the permanent address to the page in its language', async ({ pool, as, host }) => {
    await publishedCycle({ pool, as }, 2014, sha256('another open file'))
    const reader = readerOf(host, { locale: 'sq' })
    const edition = await ask(reader, '/id/edition/rs-2014@1', 'text/html,*/*')
    const value = await ask(reader, '/id/value/inv-01-rs-2014@1', 'text/html,*/*')

    expect([edition!.status, edition!.headers.get('location')]).toEqual([
      303,
      '/sq/countries/rs/2014?edition=rs-2014.1',
    ])
    expect(value!.headers.get('location')).toBe('/sq/indicators/inv-01/rs/2014?edition=rs-2014.1')
    for (const wrong of ['edition/rs-2014@9', 'edition/rs-2014', 'value/inv-99-rs-2014@1', 'value/%E0%A4%A', 'x', ''])
      expect((await ask(reader, `/id/${wrong}`))!.status).toBe(404)
    expect((await ask(reader, '/id/edition/rs-2014%401'))!.status).toBe(200)
  })

  test('shows rating, rule, reasons and the open source with its passage, and of a closed one only that it is there', async ({
    pool,
    as,
    host,
  }) => {
    await publishedCycle({ pool, as }, 2015, sha256('third file'))
    const html = await shown(readerOf(host), '/en/indicators/inv-01/rs/2015', <ValuePage />)

    for (const said of ['everywhere and checked', 'By the rule of version', 'Why INV-01 is rated so', 'Article 388'])
      expect(html).toContain(said)
    expect(html).toContain('Not public: document, Ministry, 19 Feb 2021, sr')
    expect(html).toContain('https://base.example/id/value/inv-01-rs-2015@1')
    expect(html).not.toMatch(/Closed letter|The passage of a closed file/)
  })

  test('an old edition says that a newer one exists; the newest says nothing of the kind', async ({
    pool,
    as,
    host,
  }) => {
    const { cycleId } = await publishedCycle({ pool, as }, 2016, sha256('fourth file'))
    await publish({ pool, as }, cycleId, 'Corrected.')
    const reader = readerOf(host)
    const old = await shown(reader, '/en/countries/rs/2016?edition=rs-2016.1', <CountryPage />)
    const now = await shown(reader, '/en/countries/rs/2016', <CountryPage />)

    expect(old).toContain('This is edition rs-2016.1. It is not the newest one.')
    expect(now).toContain('Edition rs-2016.2')
    expect(now).not.toContain('It is not the newest one')
  })

  test('a value stands beside the one of the cycle before', async ({ pool, as, host }) => {
    const earlier = await openCycle({ pool, as }, { country: 'ba', year: 2016 })
    await assess({ pool, as }, earlier, { code: 'INV-01', rating: 0 })
    const later = await openCycle({ pool, as }, { country: 'ba', year: 2018 })
    await assess({ pool, as }, later, { code: 'INV-01', rating: 2 })
    for (const cycleId of [earlier, later]) {
      const edition = await (await as.publisher('ba')).does(proposeEdition, { cycleId })
      await (await as.publisher('ba', 'two')).does(publishEdition, edition)
    }
    const html = await shown(readerOf(host), '/en/indicators/inv-01/ba/2018', <ValuePage />)

    expect(html).toContain('<a href="/en/indicators/inv-01/ba/2016">In 2016:</a>')
    expect(html).toContain('does not exist')
  })

  test('a half with too few ratings has no score, and says how many are rated', async ({ pool, as, host }) => {
    await publishedCycle({ pool, as }, 2017, sha256('fifth file'))
    const reader = readerOf(host)
    const { areas } = await dataOf<{ areas: { code: string; halves: object }[] }>(reader, '/en/compare.json?cycle=2017')
    const html = await shown(reader, '/en/compare?cycle=2017', <ComparePage />)

    const law = { rated: 2, score: { status: 'not-enough-rated', value: null, band: null } }
    expect(areas[0]).toMatchObject({ code: 'INV', halves: { rs: { law } } })
    expect(html).toContain('where less than 60% is rated there is no score')
    expect(readable(html)).toMatch(/not enough rated \(2\/\d+\)/)
    expect(html).toContain('href="/en/areas/inv?cycle=2017#rs"')
    const area = await shown(reader, '/en/areas/inv?cycle=2017', <AreaPage />)
    expect(area).toContain('Criminal code')
    expect(await shown(reader, '/en/indicators/inv-01', <IndicatorPage />)).toContain('rs-2017.1')
  })

  test('the year that compares the most countries is shown first, and all of a page is of one year', async ({
    pool,
    as,
    host,
  }) => {
    const publishOf = async (country: string, year: number, codes: string[]) => {
      const cycleId = await openCycle({ pool, as }, { country, year })
      for (const code of codes) await assess({ pool, as }, cycleId, { code })
      const edition = await (await as.publisher(country)).does(proposeEdition, { cycleId })
      await (await as.publisher(country, 'two')).does(publishEdition, edition)
    }
    for (const country of ['al', 'me', 'mk']) await publishOf(country, 2030, ['INV-01', 'INV-05'])
    await publishOf('mk', 2031, ['INV-01'])
    const reader = readerOf(host)
    const compare = await shown(reader, '/en/compare', <ComparePage />)
    const area = await shown(reader, '/en/areas/inv', <AreaPage />)

    expect(compare).toContain('Cycle 2030, latest editions')
    expect(compare).toMatch(/cycle=2030" aria-current="page">2030 \(3 countries\)</)
    expect(compare).toContain('2031 (1 country)')
    expect(area).toContain('Law and policy, by country, cycle 2030')
    expect(area).toMatch(/cycle=2030" aria-current="page"/)
    expect(area).not.toMatch(/inv-01\/\w\w\/(?!2030)/)
    expect(await shown(reader, '/en/countries/mk', <CountryPage />)).toContain(
      '<a href="/en/countries/mk/2030">Cycle 2030 rates more: 2 of',
    )
    expect(await shown(reader, '/en/countries/mk/2030', <CountryPage />)).not.toContain('rates more')
  })

  test('reasons in another language than the reader’s name it', async ({ pool, as, host }) => {
    await publishedCycle({ pool, as }, 2020, sha256('seventh file'))
    const at = (locale: Locale) =>
      shown(readerOf(host, { locale }), `/${locale}/indicators/inv-01/rs/2020`, <ValuePage />)

    const marked = /<span lang="en">Why INV-01 is rated so\.<\/span> <small class="text-lang"/
    expect(await at('sq')).toMatch(marked)
    expect(await at('en')).not.toMatch(marked)
  })

  test('no document of any public page holds a draft, a closed passage or a person', async ({ pool, as, host }) => {
    await publishedCycle({ pool, as }, 2018, sha256('sixth file'))
    const reader = readerOf(host)
    const { rows } = await pool.query<{ name: string; id: string }>('select name, id from person')
    const pages = ['countries', 'countries/rs', 'countries/rs/2018', 'compare', 'areas/inv', 'indicators/inv-01']
    const paths = [...pages, 'indicators/inv-02', 'indicators/inv-01/rs/2018', 'indicators/inv-02/rs/2018']
    for (const path of paths)
      for (const ending of ['json', 'csv']) {
        const response = await ask(reader, `/en/${path}.${ending}`)
        expect([path, ending, response?.status, response?.headers.get('x-keep')]).toEqual([path, ending, 200, 'yes'])
        const text = await response!.text()
        for (const word of [CLOSED, DRAFT, ...rows.flatMap(({ name, id }) => [name, id])])
          expect(text).not.toContain(word)
      }
  })

  test('a sample says so in every file', async ({ host }) => {
    const reader = readerOf(host, { isSample: true })
    const csv = await (await ask(reader, '/en/compare.csv'))!.text()

    expect(await (await ask(reader, '/en/compare.json'))!.json()).toMatchObject({ sample: true })
    const lines = csv.trim().split('\r\n')
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.every((line) => line.replace('\uFEFF', '').startsWith('SAMPLE,'))).toBe(true)
    expect(await (await ask(readerOf(host), '/en/compare.json'))!.json()).toMatchObject({ sample: false })
  })

  test('a public file can be saved and runs nowhere; a closed one is not there', async ({ pool, as, host }) => {
    const hash = await host.asSystem((_tx, { files }) => files.keep(new TextEncoder().encode('%PDF')))
    await publishedCycle({ pool, as }, 2019, hash)
    const reader = readerOf(host)
    const open = await ask(reader, `/id/file/${hash}`)

    expect(await open!.text()).toBe('%PDF')
    expect(open!.headers.get('content-disposition')).toMatch(/^attachment; filename="source-[0-9a-f]{12}\.pdf"$/)
    expect(open!.headers.get('content-security-policy')).toContain('sandbox')
    for (const other of [sha256('closed'), sha256('nothing')])
      expect((await ask(reader, `/id/file/${other}`))!.status).toBe(404)
  })

  test('what is proposed and not published is nowhere', async ({ pool, as, host }) => {
    const cycleId = await openCycle({ pool, as }, { country: 'al', year: 2020 })
    await assess({ pool, as }, cycleId, { code: 'INV-01' })
    await (await as.publisher('al')).does(proposeEdition, { cycleId })
    const reader = readerOf(host)

    for (const path of ['/id/edition/al-2020@1', '/id/value/inv-01-al-2020@1', '/en/countries/al/2020.json'])
      expect((await ask(reader, path))!.status).toBe(404)
    expect(await shown(reader, '/en/indicators/inv-01/al/2020', <ValuePage />)).toContain('not yet assessed')
  })
})
