import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { People } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { carryForward, openCycle as openByRight } from '../cycle/commands.server.ts'
import { proposeEdition, publishEdition } from '../edition/commands.server.ts'
import { assess, assessHalf, openCycle } from '../edition/edition.fixture.ts'
import { addItem, changeFields, startDraft } from '../instrument/draft-commands.server.ts'
import { judgedOf } from '../instrument/judging.server.ts'
import { confirmVerdicts, publishVersion } from '../instrument/publish-commands.server.ts'
import { versionById } from '../instrument/versions-queries.server.ts'
import AreaPage from './pages/area.tsx'
import ComparePage from './pages/compare.tsx'
import IndicatorPage from './pages/indicator.tsx'
import ValuePage from './pages/value.tsx'
import { ask, dataOf, readerOf, shown } from './public-pages.fixture.tsx'

type Given = Parameters<typeof openCycle>[0]
type Person = Awaited<ReturnType<People['coordinator']>>

/** Changes the scale of CMP-01 and words of CMP-02, and publishes what comes of it. */
async function secondVersion(host: Host, as: People): Promise<void> {
  const ana = await as.coordinator()
  const { id } = await ana.does(startDraft, { country: null })
  const write = (item: string, field: string, value: string) =>
    ana.does(changeFields, { versionId: id, item, fields: [{ field, value, seen: 0 }] })
  await write('CMP-01', 'rule.3.en', 'Nine victims in ten are informed.')
  await write('CMP-02', 'question.en', 'Does the law give every victim free legal aid from the start?')
  await publishAll(host, ana, id)
}

async function publishAll(host: Host, person: Person, versionId: string): Promise<void> {
  const version = (await host.asSystem((tx) => versionById(tx, versionId)))!
  for (const { code, against } of await host.asSystem((tx) => judgedOf(tx, version)))
    await person.does(confirmVerdicts, {
      versionId,
      againstId: against.id,
      codes: [code],
      reason: 'Because of the rule.',
    })
  await person.does(publishVersion, { versionId, revision: version.revision })
}

async function edition({ as }: Given, country: string, cycleId: string): Promise<void> {
  const proposed = await (await as.publisher(country)).does(proposeEdition, { cycleId })
  await (await as.publisher(country, 'two')).does(publishEdition, proposed)
}

async function rated(given: Given, it: { country: string; year: number; version: string; rating: number }) {
  const cycleId = await openCycle(given, it)
  for (const code of ['CMP-01', 'CMP-02']) await assess(given, cycleId, { code, rating: it.rating })
  if (it.version === '2') await assessHalf(given, cycleId, { area: 'CMP', half: 'practice', ratings: [2] })
  await edition(given, it.country, cycleId)
  return cycleId
}

const MARKS = /changed-scale|the scale changed in version 2/

describe('a changed scale', () => {
  test('is marked wherever ratings before and after it stand together: pages, JSON and CSV', async ({
    pool,
    as,
    host,
    clock,
  }) => {
    const given = { pool, as }
    await rated(given, { country: 'rs', year: 2041, version: '1', rating: 1 })
    await rated(given, { country: 'al', year: 2042, version: '1', rating: 3 })
    clock.now = new Date(clock.now.getTime() + 60_000)
    await secondVersion(host, as)
    await rated(given, { country: 'rs', year: 2042, version: '2', rating: 3 })
    const reader = readerOf(host)

    // Two ratings of CMP-01 by two scales, in one document: each of these holds them.
    const together = {
      'indicators/cmp-01': <IndicatorPage />,
      'indicators/cmp-01/rs/2042': <ValuePage />,
      'areas/cmp?cycle=2042': <AreaPage />,
      'compare?cycle=2042': <ComparePage />,
    }
    for (const [path, page] of Object.entries(together)) {
      const [address, search = ''] = path.split('?')
      expect([path, await shown(reader, `/en/${path}`, page)]).toEqual([path, expect.stringMatching(MARKS)])
      const json = await (await ask(reader, `/en/${address}.json?${search}`))!.text()
      expect([path, json]).toEqual([path, expect.stringMatching(MARKS)])
    }
    for (const path of ['areas/cmp.csv?cycle=2042', 'compare.csv?cycle=2042'])
      expect(await (await ask(reader, `/en/${path}`))!.text()).toMatch(MARKS)

    // What was only reworded is compared as before.
    const reworded = await shown(reader, '/en/indicators/cmp-02', <IndicatorPage />)
    expect(reworded).not.toMatch(/not comparable/)
    expect(await shown(reader, '/en/indicators/cmp-02/rs/2042', <ValuePage />)).not.toMatch(/not comparable/)
  })

  test('is left out of the halves, and a column that holds it cannot be sorted by, with the reason in words', async ({
    host,
  }) => {
    const reader = readerOf(host)
    const path = '/en/compare.json?cycle=2042&sort=al-practice'
    const data = await dataOf<{
      sorted: string | null
      reference: string
      sorts: { value: string; isOff: boolean }[]
      areas: { code: string; halves: Record<string, Record<string, { rated: number; leftOut: { code: string }[] }>> }[]
    }>(reader, path)
    const cmp = data.areas.find(({ code }) => code === 'CMP')!.halves
    expect(data.reference).toBe('2')
    expect(cmp['al']!['practice']).toMatchObject({ rated: 0, leftOut: [{ code: 'CMP-01', verdict: 'changed-scale' }] })
    expect(cmp['rs']!['practice']).toMatchObject({ leftOut: [], score: { status: 'scored', coverage: 1 } })
    expect(data.sorts.find(({ value }) => value === 'al-practice')).toMatchObject({ isOff: true })
    expect([data.sorted, data.areas[0]!.code]).toEqual([null, 'INV'])
    const html = await shown(reader, '/en/compare?cycle=2042', <ComparePage />)
    expect(html).toMatch(/Not offered, because part of the column cannot be compared \(CMP-01\): Albania, practice/)
    const sorted = await dataOf<{ areas: { code: string }[] }>(reader, '/en/compare.json?cycle=2042&sort=rs-practice')
    expect(sorted.areas[0]!.code).toBe('CMP')
  })

  test('breaks the line: no series holds ratings of both sides', async ({ host }) => {
    const html = await shown(readerOf(host), '/en/indicators/cmp-01', <IndicatorPage />)
    const going = await shown(readerOf(host), '/en/indicators/cmp-02', <IndicatorPage />)
    const isDrawn = (page: string) => /<path class="line" d="[^"]*L/.test(page)
    expect([isDrawn(html), isDrawn(going)]).toEqual([false, true])
    expect([html, going].map((page) => page.includes('class="break"'))).toEqual([true, false])
    expect(html).toContain('not comparable: the scale changed in version 2 (Serbia)')
  })

  test('carries words and sources into the next cycle, but no rating to be confirmed', async ({ as, pool, host }) => {
    const lead = await as.lead('rs')
    const version = await host.asSystem((tx) =>
      tx.selectFrom('instrumentVersion').select('id').where('code', '=', '2').executeTakeFirstOrThrow(),
    )
    const dates = { collectUntil: '2044-03-01', assessUntil: '2044-04-01', publishOn: '2044-05-01' }
    const next = await lead.does(openByRight, { country: 'rs', year: 2043, versionId: version.id, ...dates })
    const { rows } = await pool.query<{ id: string }>("select id from cycle where country = 'rs' and year = 2041")
    const done = await lead.does(carryForward, { id: next.id, fromId: rows[0]!.id })
    expect(done).toMatchObject({ carried: 2, toRateAnew: ['CMP-01'], notInVersion: [] })
    const { rows: carried } = await pool.query(
      'select indicator_code as code, rating, narrative from assessment where cycle_id = $1 order by 1',
      [next.id],
    )
    expect(carried).toEqual([
      { code: 'CMP-01', rating: null, narrative: 'Why CMP-01 is rated so.' },
      { code: 'CMP-02', rating: 1, narrative: 'Why CMP-02 is rated so.' },
    ])
  })
})

describe('a national variant', () => {
  test('is compared by what is common; what does not apply is said so and leaves the halves', async ({
    pool,
    as,
    host,
    clock,
  }) => {
    clock.now = new Date(clock.now.getTime() + 60_000)
    const lead = await as.lead('me')
    const { id, code } = await lead.does(startDraft, { country: 'me' })
    const write = (item: string, fields: Record<string, string>) =>
      lead.does(changeFields, {
        versionId: id,
        item,
        fields: Object.entries(fields).map(([field, value]) => ({ field, value, seen: 0 })),
      })
    await write('CMP-03', { 'notApplicable.en': 'There is no such court.' })
    const own = await lead.does(addItem, { versionId: id, level: 'indicator', parent: 'CMP.1' })
    expect(own.code).toBe('CMP-12-ME')
    const rule = Object.fromEntries([3, 2, 1, 0].map((level) => [`rule.${level}.en`, `Level ${level}.`]))
    await write(own.code, { 'title.en': 'Our own', 'question.en': 'Is it ours?', ...rule })
    await publishAll(host, lead, id)
    const dates = { collectUntil: '2044-03-01', assessUntil: '2044-04-01', publishOn: '2044-05-01' }
    await expect(
      (await as.lead('al')).does(openByRight, { country: 'al', year: 2043, versionId: id, ...dates }),
    ).rejects.toMatchObject({ code: 'cycle.no-published-version' })
    const cycle = await lead.does(openByRight, { country: 'me', year: 2042, ...dates })
    for (const one of ['CMP-02', own.code]) await assess({ pool, as }, cycle.id, { code: one, rating: 2 })
    await edition({ pool, as }, 'me', cycle.id)

    const reader = readerOf(host)
    const { areas } = await dataOf<{
      areas: {
        code: string
        halves: Record<string, Record<string, { rated: number; of: number; leftOut: object[] }>>
      }[]
    }>(reader, '/en/compare.json?cycle=2042')
    const law = areas.find((area) => area.code === 'CMP')!.halves['me']!['law']!
    expect(law).toMatchObject({ rated: 1, leftOut: [{ code: own.code, verdict: 'national', version: code }] })
    const value = await shown(reader, '/en/indicators/cmp-03/me/2042', <ValuePage />)
    expect(value).toContain('not applicable')
    expect(value).toContain('There is no such court.')
    expect(value).not.toContain('not yet assessed')
    expect(await shown(reader, `/en/indicators/${own.code.toLowerCase()}/me/2042`, <ValuePage />)).toContain('Our own')
    expect((await ask(reader, `/id/value/${own.code.toLowerCase()}-me-2042@1`))!.status).toBe(200)
  })
})
