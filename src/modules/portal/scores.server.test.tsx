import { parse } from 'csv-parse/sync'
import { describe, expect } from 'vitest'
import { test, type Given } from '../../../test/harness.ts'
import { readable } from '../../../test/platform/html.ts'
import { askedTwice, rated } from '../assessment/double.fixture.ts'
import { proposeEdition, publishEdition } from '../edition/commands.server.ts'
import { assessHalf, openCycle } from '../edition/edition.fixture.ts'
import { EditionBody } from '../edition/index.ts'
import { scorer, type HalfScore } from '../scoring/index.ts'
import AreaPage from './pages/area.tsx'
import CountryPage from './pages/country.tsx'
import MethodologyPage from './pages/methodology.tsx'
import ValuePage from './pages/value.tsx'
import { assessedIn } from './half-summary.ts'
import { ask, dataOf, readerOf, shown } from './public-pages.fixture.tsx'

type Plant = Pick<Given, 'as' | 'pool'>

async function published(given: Plant, country: string, ratings: Record<'law' | 'practice', readonly number[]>) {
  const cycleId = await openCycle(given, { country, year: 2031 })
  for (const half of ['law', 'practice'] as const)
    if (ratings[half].length > 0) await assessHalf(given, cycleId, { area: 'DAT', half, ratings: ratings[half] })
  const edition = await (await given.as.publisher(country)).does(proposeEdition, { cycleId })
  await (await given.as.publisher(country, 'two')).does(publishEdition, edition)
}

interface Area {
  readonly countries: readonly { code: string; halves: Record<'law' | 'practice', { score: HalfScore }> | null }[]
}

const scoreIn = ({ countries }: Area, country: string) => countries.find(({ code }) => code === country)!.halves!

describe('the scores of two countries', () => {
  test('stand under the ratings of the area, with their range, and open into their indicators', async ({
    as,
    pool,
    host,
  }) => {
    await published({ as, pool }, 'rs', { law: [3, 2], practice: [1] })
    await published({ as, pool }, 'al', { law: [1], practice: [] })
    const area = await dataOf<Area>(readerOf(host), '/en/areas/dat.json?cycle=2031')
    const { law, practice } = scoreIn(area, 'rs')
    const html = await shown(readerOf(host), '/en/areas/dat?cycle=2031', <AreaPage />)
    const text = readable(html)

    const mean = law.score.parts.reduce((sum, { rating }) => sum + rating!, 0) / law.score.parts.length
    expect(law.score).toMatchObject({ status: 'scored', value: mean, coverage: 1, method: '1' })
    expect(law.score.band!.low).toBeLessThan(mean)
    expect(practice.score).toMatchObject({ value: 1, bounds: { least: 1, most: 1 } })
    expect(text).toContain(`range ${law.score.band!.low.toFixed(1)}–${law.score.band!.high.toFixed(1)}`)
    expect(text).toContain('Law: how the score comes about')
    expect(text).toContain(`${law.score.rated} of ${law.score.of} applicable indicators are rated (100%)`)
    expect(html).toContain('href="/en/indicators/dat-01/rs/2031"')
    expect(scoreIn(area, 'al').practice.score).toMatchObject({ status: 'not-enough-rated', value: null, rated: 0 })
    expect(text).toContain('No score: not enough rated. 0 of')
  })

  test('are in the tables: score, range, bounds, coverage, method, and what each indicator adds', async ({ host }) => {
    const rows = async (path: string) =>
      parse(await (await ask(readerOf(host), path))!.text(), { bom: true, columns: true }) as Record<string, string>[]
    const country = await rows('/en/countries/rs/2031.csv')
    const law = country.find(({ area, half }) => area === 'DAT' && half === 'law')!
    expect(law).toMatchObject({ rated_share: '1', score_method: '1' })
    expect(Number(law['band_low'])).toBeLessThan(Number(law['score']))
    const other = country.find(({ area }) => area === 'IDN')!
    expect(other).toMatchObject({ score: 'not-enough-rated', band_low: '', rated_share: '0' })
    const parts = (await rows('/en/areas/dat.csv?cycle=2031')).filter(
      ({ country: own, kind, rated }) => own === 'rs' && kind === 'structural' && rated === 'yes',
    )
    const sum = parts.reduce((all, { score_share: share, result }) => all + Number(share) * Number(result), 0)
    expect(sum).toBeCloseTo(Number(law['score']), 2)
    expect(parts.every(({ score_weight: weight }) => weight === '1')).toBe(true)
  })

  test('are on the page of the country, with their range', async ({ host }) => {
    const html = await shown(readerOf(host), '/en/countries/rs/2031', <CountryPage />)
    expect(readable(html)).toMatch(/range \d\.\d–\d\.\d/)
  })

  test('are compared only where a reader asks for two of them, by shares, never as a rank', async ({ host }) => {
    const path = '/en/areas/dat?cycle=2031'
    expect(readable(await shown(readerOf(host), path, <AreaPage />))).not.toContain('of the computations')
    const asked = readable(await shown(readerOf(host), `${path}&one=rs&other=al`, <AreaPage />))
    expect(asked).toContain('Law: in 100% of the computations Serbia is above Albania, in 0% Albania is above Serbia.')
    expect(asked).toContain('Practice: no answer, because one of the two has no score.')
    expect((await ask(readerOf(host), '/en/areas/dat.json?cycle=2031&one=rs&other=xx'))!.status).toBe(200)
  })

  test('are computed again exactly from the bytes of the edition, by the method that it names', async ({ host }) => {
    const bytes = await (await ask(readerOf(host), '/id/edition/rs-2031@1'))!.text()
    expect(JSON.parse(bytes)).toMatchObject({ scoreMethod: '1' })
    const { scoreMethod, values } = EditionBody.parse(JSON.parse(bytes))
    const own = values.filter(({ indicator: it }) => it.area === 'DAT' && it.kind === 'structural' && it.isRated)
    const place = { country: 'rs', year: 2031, area: 'DAT', half: 'law' } as const
    const { law } = scoreIn(await dataOf<Area>(readerOf(host), '/en/areas/dat.json?cycle=2031'), 'rs')
    expect(scorer(scoreMethod).scoreHalf(place, own.map(assessedIn))).toEqual(law.score)
  })

  test('of an edition of before methods were named are by the first', async ({ host }) => {
    const { scoreMethod: _, ...old } = JSON.parse(
      await (await ask(readerOf(host), '/id/edition/rs-2031@1'))!.text(),
    ) as EditionBody
    expect(EditionBody.parse(old).scoreMethod).toBe('1')
  })
})

test('what two rated apart is frozen with both ratings and no name, and widens the range of its score', async ({
  as,
  host,
  pool,
}) => {
  const { cycleId, doubleId } = await askedTwice(as, host, { country: 'me', year: 2032, codes: ['DAT-01'] })
  await rated(await as.monitor('me'), cycleId, { rating: 2 }, 'DAT-01')
  await rated(await as.monitor('me', 'two'), cycleId, { rating: 0 }, 'DAT-01')
  const judge = await as.reviewer('me', 'two')
  await pool.query(
    `insert into adjudication (double_id, country, kind, cause, rating, reason, decided_by, decided_at)
     values ($1, 'me', 'decided', 'rule', 1, 'By the rule.', $2, now())`,
    [doubleId, judge.id],
  )
  await assessHalf({ as, pool }, cycleId, { area: 'DAT', half: 'law', ratings: [1] })
  const edition = await (await as.publisher('me')).does(proposeEdition, { cycleId })
  await (await as.publisher('me', 'two')).does(publishEdition, edition)

  const body = EditionBody.parse(JSON.parse(await (await ask(readerOf(host), '/id/edition/me-2032@1'))!.text()))
  const raters = body.values.flatMap(({ indicator: { code }, assessment }) =>
    assessment ? [[code, assessment.raters.join()]] : [],
  )
  expect(raters.filter(([, given]) => given !== '')).toEqual([['DAT-01', '0,2']])
  expect(raters.length).toBeGreaterThan(1)
  const { law } = scoreIn(await dataOf<Area>(readerOf(host), '/en/areas/dat.json?cycle=2032'), 'me')
  expect(law.score.parts.find(({ code }) => code === 'DAT-01')).toMatchObject({ state: 'disputed', raters: [0, 2] })
  expect(law.score.value).toBe(1)
  expect(law.score.band!.low).toBeLessThan(1)
  expect(law.score.band!.high).toBeGreaterThan(1)
  const area = await shown(readerOf(host), '/en/areas/dat?cycle=2032', <AreaPage />)
  const value = await shown(readerOf(host), '/en/indicators/dat-01/me/2032', <ValuePage />)
  for (const html of [area, value])
    expect(readable(html)).toContain('Rated by people who did not see each other: 0, 2.')
})

test('the methodology says how scores, ranges and agreement are computed, and by which version', async ({ host }) => {
  const html = await shown(readerOf(host), '/en/methodology', <MethodologyPage />)
  expect(html).toContain('id="scores"')
  expect(readable(html)).toContain('This is method 1.')
  expect(readable(html)).toContain('Krippendorff')
})
