import { describe, expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import type { People, Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { readBoard, readCycles, readProgress } from './board-queries.server.ts'
import { carryForward, changeCycle, openCycle, setTeam } from './commands.server.ts'
import { PROGRESS } from './model.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import * as boardPage from './pages/board.tsx'
import * as carryPage from './pages/carry-forward.tsx'
import * as changePage from './pages/change-cycle.tsx'
import * as cyclesPage from './pages/cycles.tsx'
import * as workPage from './pages/my-work.tsx'
import * as newPage from './pages/new-cycle.tsx'
import * as listPage from './pages/progress.tsx'
import * as teamPage from './pages/team.tsx'
import { readWork } from './work-queries.server.ts'

const ORIGIN = 'http://127.0.0.1:4000'
const dates = { collectUntil: '2021-04-30', assessUntil: '2021-09-30', publishOn: '2021-12-10' }

/** Years that no other test of this file takes. */
let year = 2030
const nextYear = () => ++year

const opened = async (as: People, of: number, country = 'rs') =>
  (await as.coordinator()).does(openCycle, { country, year: of, ...dates })

const get = (host: Host, person: Person, path: string, page: Parameters<typeof answerOf>[2], at: string) =>
  answerOf({ host, token: person.token }, path, page, new Request(ORIGIN + at))

function post(
  host: Host,
  person: Person,
  { path, at, page }: { path: string; at: string; page: Parameters<typeof answerOf>[2] },
  fields: Record<string, string>,
) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ key: newKey(), ...fields })) form.append(name, value)
  return answerOf({ host, token: person.token }, path, page, new Request(ORIGIN + at, { method: 'POST', body: form }))
}

interface Written {
  state?: string
  rating?: number
  missing?: string
  narrative?: string
}

/** An assessment as the desk would leave it. */
async function written(host: Host, cycleId: string, code: string, author: Person, it: Written = {}) {
  return host.asSystem(async (tx) => {
    const row = await tx
      .selectFrom('indicator')
      .innerJoin('cycle', 'cycle.versionId', 'indicator.versionId')
      .select(['indicator.id', 'cycle.country'])
      .where('cycle.id', '=', cycleId)
      .where('indicator.code', '=', code)
      .executeTakeFirstOrThrow()
    const { id } = await tx
      .insertInto('assessment')
      .values({ cycleId, country: row.country, indicatorId: row.id, indicatorCode: code, authorId: author.id, ...it })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('assessmentAuthor')
      .values({ assessmentId: id, country: row.country, personId: author.id })
      .execute()
    return id
  })
}

/** Codes of rated indicators, in the order of the board. */
async function ratedCodes(person: Person, id: string): Promise<string[]> {
  return (await person.asks(readProgress, { id, state: 'asked' })).rows.map(({ code }) => code)
}

describe('opening a cycle', () => {
  test('takes the published version, once for each country and year', async ({ as }) => {
    const of = nextYear()
    const { id } = await opened(as, of)
    await expect(opened(as, of)).rejects.toMatchObject({ code: 'cycle.once-per-country-and-year', status: 409 })
    await expect(opened(as, of, 'al')).resolves.toHaveProperty('id')
    const { cycle } = await (await as.monitor('rs')).asks(readBoard, { id })
    expect([cycle.year, cycle.state, cycle.collectUntil]).toEqual([of, 'collecting', '2021-04-30'])
  })

  test('is for those who plan, in their own country', async ({ as }) => {
    const it = { country: 'rs', year: nextYear(), ...dates }
    await expect((await as.monitor('rs')).does(openCycle, it)).rejects.toMatchObject({ code: 'kit.not-allowed' })
    await expect((await as.lead('al')).does(openCycle, it)).rejects.toMatchObject({ code: 'kit.not-found' })
    await expect((await as.lead('rs')).does(openCycle, it)).resolves.toHaveProperty('id')
  })

  test('31. 2. is refused in words, and comes back as it was typed', async ({ as, host, pool }) => {
    const of = nextYear()
    const fields: Record<string, string> = { country: 'rs', year: String(of) }
    for (const [name, day, month] of [
      ['collectUntil', '31', '2'],
      ['assessUntil', '30', '9'],
      ['publishOn', '10', '12'],
    ] as const)
      Object.assign(fields, { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: '2021' })
    const form = { path: '/app/cycles/new', at: '/app/cycles/new', page: newPage }
    const answer = await post(host, await as.coordinator(), form, fields)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Collect until: This is not a day of the calendar. Check day, month and year.')
    expect(answer.html).toMatch(/name="collectUntil\.day"[^>]* value="31"/)
    expect(answer.html).toMatch(/name="publishOn\.month"[^>]* value="12"/)
    expect((await pool.query('select from cycle where year = $1', [of])).rowCount).toBe(0)
    const corrected = await post(host, await as.coordinator(), form, { ...fields, 'collectUntil.day': '28' })
    expect(corrected.headers.get('location')).toMatch(/^\/app\/cycles\/[0-9a-f-]{36}\?done=opened$/)
  })
})

describe('changing a cycle', () => {
  test('from a stale form shows both sides, and saves when it is sent again', async ({ as, host }) => {
    const { id, version } = await opened(as, nextYear())
    const [lead, coordinator] = [await as.lead('rs'), await as.coordinator()]
    await lead.does(changeCycle, { id, version, state: 'assessing', ...dates, publishOn: '2021-12-24' })
    const form = { path: '/app/cycles/:id/change', at: `/app/cycles/${id}/change`, page: changePage }
    const fields: Record<string, string> = { version: String(version), state: 'collecting' }
    for (const [name, iso] of Object.entries(dates)) {
      const [y, m, d] = iso.split('-')
      Object.assign(fields, { [`${name}.day`]: d, [`${name}.month`]: m, [`${name}.year`]: y })
    }
    const stale = await post(host, coordinator, form, fields)
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('Somebody saved this while you were writing')
    for (const side of ['10 Dec 2021', '24 Dec 2021', 'assessing', 'collecting']) expect(stale.html).toContain(side)
    expect(stale.html).toContain('name="version" value="2"')
    const knowing = await post(host, coordinator, form, { ...fields, version: '2' })
    expect(knowing.status).toBe(303)
  })
})

describe('the team', () => {
  test('is of people who hold the role in this country, and is replaced as a whole', async ({ as }) => {
    const { id, version } = await opened(as, nextYear())
    const [lead, monitor, reviewer] = [await as.lead('rs'), await as.monitor('rs'), await as.reviewer('rs')]
    const [own, other] = [
      { areaCode: 'IDN', task: 'monitor' },
      { areaCode: 'IDN', task: 'reviewer' },
    ] as const
    const members = [
      { ...own, personId: monitor.id },
      { ...other, personId: reviewer.id },
    ]
    await lead.does(setTeam, { id, version, members })
    expect((await lead.asks(readBoard, { id })).team).toHaveLength(2)
    await lead.does(setTeam, { id, version: version + 1, members: members.slice(0, 1) })
    expect((await lead.asks(readBoard, { id })).team.map(({ personId }) => personId)).toEqual([monitor.id])
    const foreign = await as.monitor('al')
    for (const personId of [foreign.id, reviewer.id]) {
      const wrong = lead.does(setTeam, { id, version: version + 2, members: [{ ...own, personId }] })
      await expect(wrong).rejects.toMatchObject({ code: 'cycle.not-in-the-team', fields: [{ field: 'monitor.IDN' }] })
    }
  })

  test('set from a stale page shows the other one and keeps the choice', async ({ as, host }) => {
    const { id, version } = await opened(as, nextYear())
    const [lead, monitor] = [await as.lead('rs'), await as.monitor('rs')]
    const reviewer = await as.reviewer('rs')
    await lead.does(setTeam, { id, version, members: [{ areaCode: 'IDN', task: 'reviewer', personId: reviewer.id }] })
    const form = { path: '/app/cycles/:id/team', at: `/app/cycles/${id}/team`, page: teamPage }
    const box = `monitor.IDN.${monitor.id}`
    const stale = await post(host, await as.coordinator(), form, { version: String(version), [box]: 'yes' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('The team was changed while you were choosing')
    expect(stale.html).toMatch(new RegExp(`name="${box}"[^>]* checked=""`))
  })
})

describe('the board', () => {
  test('every number is the length of the list that it leads to', async ({ as, host }) => {
    const { id } = await opened(as, nextYear())
    const monitor = await as.monitor('rs')
    const [a, b, c, d, e] = await ratedCodes(monitor, id)
    await written(host, id, a!, monitor, { rating: 2 })
    await written(host, id, b!, monitor, { state: 'submitted', rating: 0 })
    await written(host, id, c!, monitor, { state: 'approved', missing: 'no-data-kept' })
    await written(host, id, d!, monitor, { state: 'returned', rating: 3 })
    await written(host, id, e!, monitor, {})
    const { areas } = await monitor.asks(readBoard, { id })
    for (const area of areas)
      for (const state of PROGRESS)
        expect([state, (await monitor.asks(readProgress, { id, area: area.code, state })).rows.length]).toEqual([
          state,
          area[state],
        ])
    const sum = (state: (typeof PROGRESS)[number]) => areas.reduce((all, area) => all + area[state], 0)
    expect([sum('draft'), sum('submitted'), sum('approved'), sum('returned'), sum('missing')]).toEqual([2, 1, 1, 1, 1])
    expect(sum('not-started')).toBe(sum('asked') - 5)
    expect(areas).toHaveLength(11)
    const row = (await monitor.asks(readCycles, {})).rows.find((each) => each.id === id)!
    for (const state of PROGRESS) expect([state, row[state]]).toEqual([state, sum(state)])
  })

  test('counts published figures of the cycle’s own year', async ({ as }) => {
    const [with2021, none] = [await opened(as, 2021), await opened(as, nextYear())]
    const monitor = await as.monitor('rs')
    const figures = async (id: string) => (await monitor.asks(readProgress, { id, state: 'with-figure' })).rows.length
    expect(await figures(with2021.id)).toBeGreaterThan(0)
    expect(await figures(none.id)).toBe(0)
  })

  test('of another country is not there, byte for byte', async ({ as, host }) => {
    const { id } = await opened(as, nextYear())
    const stranger = await as.monitor('al')
    const ask = async (which: string) => {
      const answer = await get(host, stranger, '/app/cycles/:id', boardPage, `/app/cycles/${which}`)
      return { ...answer, headers: [...answer.headers] }
    }
    const foreign = await ask(id)
    expect(foreign.status).toBe(404)
    expect(foreign).toEqual(await ask(newKey()))
    expect((await stranger.asks(readCycles, {})).rows.filter(({ country }) => country !== 'al')).toEqual([])
  })
})

describe('carrying forward', () => {
  test('brings what was found as drafts to be confirmed, and leaves what is begun', async ({ as, host, pool }) => {
    const [before, after] = [await opened(as, nextYear()), await opened(as, nextYear())]
    const [monitor, reviewer, lead] = [await as.monitor('rs'), await as.reviewer('rs'), await as.lead('rs')]
    const [a, b, c] = await ratedCodes(monitor, before.id)
    const from = await written(host, before.id, a!, monitor, {
      state: 'approved',
      rating: 2,
      narrative: 'The law says so.',
    })
    await written(host, before.id, b!, monitor, { missing: 'no-answer' })
    await written(host, before.id, c!, monitor, {})
    await host.asSystem(async (tx) => {
      const source = {
        country: 'rs',
        class: 'public',
        kind: 'document',
        language: 'sr',
        url: 'https://example.org/',
        addedBy: monitor.id,
      }
      const retracted = { withdrawnAt: new Date(), withdrawnBy: monitor.id, withdrawnReason: 'Retracted.' }
      const kept = await tx
        .insertInto('evidence')
        .values({ ...source, title: 'Law' })
        .returning('id')
        .executeTakeFirstOrThrow()
      const gone = await tx
        .insertInto('evidence')
        .values({ ...source, title: 'Old', ...retracted })
        .returning('id')
        .executeTakeFirstOrThrow()
      const cited = { assessmentId: from, country: 'rs', quotation: 'Article 13', position: 1 }
      await tx
        .insertInto('citation')
        .values([
          { ...cited, evidenceId: kept.id },
          { ...cited, evidenceId: gone.id },
        ])
        .execute()
    })
    await written(host, after.id, b!, reviewer, { rating: 1, narrative: 'Begun anew.' })

    const done = await lead.does(carryForward, { id: after.id, fromId: before.id })

    expect(done).toEqual({ carried: 1, alreadyBegun: 1, notInVersion: [], ratedTwice: [], toRateAnew: [] })
    const { rows } = await pool.query(
      `select a.indicator_code as code, a.state, a.rating, a.missing, a.narrative, a.carried_from, a.author_id,
              (select count(*)::int from citation c where c.assessment_id = a.id) as citations
         from assessment a where cycle_id = $1 order by a.carried_from nulls last`,
      [after.id],
    )
    expect(rows).toEqual([
      {
        code: a,
        state: 'draft',
        rating: 2,
        missing: null,
        narrative: 'The law says so.',
        carried_from: from,
        author_id: monitor.id,
        citations: 1,
      },
      {
        code: b,
        state: 'draft',
        rating: 1,
        missing: null,
        narrative: 'Begun anew.',
        carried_from: null,
        author_id: reviewer.id,
        citations: 0,
      },
    ])
    const { areas } = await lead.asks(readBoard, { id: after.id })
    expect(areas.reduce((sum, area) => sum + area['to-confirm'], 0)).toBe(1)
    expect(await lead.does(carryForward, { id: after.id, fromId: before.id })).toMatchObject({
      carried: 0,
      alreadyBegun: 2,
    })
  })

  test('names what the new version does not have', async ({ as, host, pool }) => {
    const [before, after] = [await opened(as, nextYear()), await opened(as, nextYear())]
    const monitor = await as.monitor('rs')
    const [a] = await ratedCodes(monitor, before.id)
    await written(host, before.id, a!, monitor, { rating: 2 })
    await pool.query(`update assessment set indicator_code = 'OLD-01' where cycle_id = $1`, [before.id])
    const form = { path: '/app/cycles/:id/carry-forward', at: `/app/cycles/${after.id}/carry-forward`, page: carryPage }
    const answer = await post(host, await as.lead('rs'), form, { fromId: before.id })
    expect(answer.html).toContain('Nothing was carried forward.')
    expect(answer.html).toMatch(/1 has no rated indicator of the same code in this version:.*OLD-01/)
  })

  test('goes from an earlier year of the same country only', async ({ as }) => {
    const [before, after] = [await opened(as, nextYear()), await opened(as, nextYear())]
    const foreign = await opened(as, 2003, 'al')
    const coordinator = await as.coordinator()
    for (const [id, fromId] of [
      [before.id, after.id],
      [after.id, foreign.id],
      [after.id, newKey()],
    ] as const)
      await expect(coordinator.does(carryForward, { id, fromId })).rejects.toMatchObject({
        code: 'cycle.nothing-earlier',
      })
  })
})

describe('my work', () => {
  test('is empty in words for somebody new', async ({ as, host }) => {
    const answer = await get(host, await as.monitor('mk'), '/app', workPage, '/app')
    expect([answer.status, answer.html.includes('Nothing waits on you')]).toEqual([200, true])
  })

  test('shows what is mine to write, to correct and to review, and never my own to review', async ({
    as,
    host,
    clock,
  }) => {
    const { id, version } = await opened(as, nextYear(), 'ba')
    const [monitor, reviewer, lead] = [await as.monitor('ba'), await as.reviewer('ba'), await as.lead('ba')]
    const [a, b, c, d] = await ratedCodes(monitor, id)
    await written(host, id, a!, monitor, { rating: 1 })
    await written(host, id, b!, monitor, { state: 'returned', rating: 1 })
    await written(host, id, c!, monitor, { state: 'submitted', rating: 1 })
    await written(host, id, d!, reviewer, { state: 'submitted', rating: 1 })
    await lead.does(setTeam, { id, version, members: [{ areaCode: 'IDN', task: 'monitor', personId: monitor.id }] })
    const codes = (found: { rows: { code: string }[] }) => found.rows.map(({ code }) => code)
    const mine = await monitor.asks(readWork, {})
    expect([codes(mine.drafts), codes(mine.returned), codes(mine.toReview)]).toEqual([[a], [b], []])
    expect(mine.areas.map(({ code, task }) => `${code} ${task}`)).toEqual(['IDN monitor'])
    expect(codes((await reviewer.asks(readWork, {})).toReview)).toEqual([c])
    expect((await (await as.reviewer('al')).asks(readWork, {})).toReview.rows).toEqual([])
    const before = clock.now
    clock.now = new Date('2021-04-20T12:00:00Z')
    const near = (await (await as.reviewer('ba', 'three')).asks(readWork, {})).near.map((each) => each.id)
    clock.now = before
    expect(near).toEqual([id])
  })
})

test('every page of the planner shows', async ({ as, host }) => {
  const { id } = await opened(as, nextYear())
  const coordinator = await as.coordinator()
  await opened(as, nextYear())
  const pages = [
    ['/app', '/app', workPage],
    ['/app/cycles', '/app/cycles', cyclesPage],
    ['/app/cycles/new', '/app/cycles/new', newPage],
    ['/app/cycles/:id', `/app/cycles/${id}`, boardPage],
    ['/app/cycles/:id/indicators', `/app/cycles/${id}/indicators?area=IDN&state=core`, listPage],
    ['/app/cycles/:id/change', `/app/cycles/${id}/change`, changePage],
    ['/app/cycles/:id/team', `/app/cycles/${id}/team`, teamPage],
    ['/app/cycles/:id/carry-forward', `/app/cycles/${id}/carry-forward`, carryPage],
  ] as const
  for (const [path, at, page] of pages) {
    const answer = await get(host, coordinator, path, page, at)
    expect([path, answer.status, answer.html.match(/<h1/g)?.length]).toEqual([path, 200, 1])
  }
})
