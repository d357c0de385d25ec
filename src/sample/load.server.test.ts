import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkChain } from '../server/audit-chain.ts'
import { auditRows } from '../server/audit-rows.ts'
import { CAST, COUNTRY_CODES, LAST_TO_COME } from './cast.ts'
import { loadSample } from './load.server.ts'
import { killedAfter, startedBase, toldIn } from './sample.fixture.ts'

const quiet = () => undefined
const said: string[] = []
let base: Awaited<ReturnType<typeof startedBase>>

beforeAll(async () => {
  base = await startedBase(true)
  await loadSample(base.host, (line) => said.push(line))
}, 120_000)

afterAll(() => base.drop())

async function rows<T>(sql: string): Promise<T[]> {
  return (await base.pool.query(sql)).rows as T[]
}

async function one(sql: string): Promise<unknown> {
  return Object.values((await rows<Record<string, unknown>>(sql))[0]!)[0]
}

test('a sample has somebody in every part, each with the rights of their role and no more', async () => {
  const grants = await rows<{ email: string; role: string; country: string | null }>(
    `select email, role, country from role_grant join person on person.id = person_id where state = 'active' order by email`,
  )
  const invented = [...CAST, LAST_TO_COME].map(({ email, role, country }) => ({ email, role, country }))
  expect(grants).toEqual(invented.sort((a, b) => (a.email < b.email ? -1 : 1)))
  expect(new Set(grants.map(({ role }) => role)).size).toBe(10)
})

test('five countries have an edition of 2023 and of 2024, each by two persons; Serbia has a correction, one waits', async () => {
  const editions = await rows<{ label: string; state: string; note: string; two: boolean | null }>(
    `select country || ' ' || year || '.' || number as label, state, note, proposed_by <> published_by as two
     from edition order by 1`,
  )
  const first = COUNTRY_CODES.flatMap((country) => [`${country} 2023.1`, `${country} 2024.1`])
  const isFirst = ({ label }: { label: string }) => first.includes(label)
  expect(editions.filter(isFirst).map(({ label }) => label)).toEqual(first)
  expect(editions.filter(isFirst).every(({ state, two }) => state === 'published' && two)).toBe(true)
  const later = editions.filter((edition) => !isFirst(edition))
  expect(later.map(({ label, state }) => `${label} ${state}`)).toEqual(['mk 2024.2 proposed', 'rs 2024.2 published'])
  expect(later.every(({ note }) => note.startsWith('Sample: '))).toBe(true)
})

test('every rated indicator of the core is assessed in 2024 but for one area that nobody got to', async () => {
  const untouched = await rows<{ country: string; area: string }>(
    `select distinct c.country, i.area_code as area from cycle c join indicator i on i.version_id = c.version_id
     left join assessment a on a.cycle_id = c.id and a.indicator_id = i.id
     where c.year = 2024 and i.is_rated and i.is_core and a.id is null`,
  )
  expect(untouched).toEqual([{ country: 'me', area: 'PRV' }])
})

test('law stands above practice, and all four levels are used in both', async () => {
  const means = await rows<{ law: boolean; mean: string; levels: number }>(
    `select kind = 'structural' as law, avg(rating) as mean, count(distinct rating)::int as levels from assessment
     join cycle on cycle.id = cycle_id join indicator on indicator.id = indicator_id where year = 2024 and rating is not null
     group by 1 order by 1`,
  )
  expect(means.map(({ levels }) => levels)).toEqual([4, 4])
  expect(Number(means[1]!.mean)).toBeGreaterThan(Number(means[0]!.mean) + 0.3)
})

test('every reason for having no value is there, as an observation and as an answer', async () => {
  const observed = await rows<{ kind: string }>(
    `select distinct kind from observation where origin = 'monitor' order by kind`,
  )
  expect(observed.map(({ kind }) => kind)).toEqual([
    'interval',
    'no-answer',
    'no-data-kept',
    'not-applicable',
    'not-asked',
    'number',
    'refused',
    'text',
  ])
  const missing = await rows<{ missing: string }>('select distinct missing from assessment where missing is not null')
  expect(missing.map((row) => row.missing).sort()).toEqual(
    expect.arrayContaining(['no-answer', 'no-data-kept', 'not-applicable', 'refused']),
  )
})

test('three sources of 2024 disagree and one is chosen with a reason; in 2023 the published figure is', async () => {
  const chosen = await rows<{ year: number; origin: string; sources: number; reason: string }>(
    `select c.year, o.origin, (select count(distinct number)::int from observation x where x.country = 'rs'
       and x.year = c.year and x.indicator_code = 'IDN-08') as sources, chosen_reason as reason
     from assessment a join cycle c on c.id = cycle_id join observation o on o.id = chosen_observation
     where a.indicator_code = 'IDN-08' and c.year < 2025 order by c.year`,
  )
  expect(chosen.map(({ year, origin, sources }) => [year, origin, sources])).toEqual([
    [2023, 'shipped', 1],
    [2024, 'monitor', 3],
  ])
  expect(chosen.every(({ reason }) => reason.startsWith('Sample: '))).toBe(true)
})

test('the running cycles hold every state: carried, drafted, waiting, returned with a comment, approved, not begun', async () => {
  const states = await rows<{ country: string; states: string[]; carried: boolean }>(
    `select country, array_agg(distinct state order by state) as states, bool_or(carried_from is not null) as carried
     from assessment where cycle_id in (select id from cycle where year = 2025) group by country order by country`,
  )
  const all = ['approved', 'draft', 'returned', 'submitted']
  expect(states).toEqual([
    { country: 'al', states: all, carried: false },
    { country: 'rs', states: all, carried: true },
  ])
  expect(await one(`select count(*)::int from review_comment where kind = 'returned'`)).toBeGreaterThan(10)
})

test('a running cycle has indicators rated twice: agreed, disputed, decided with dissent, waiting, not begun', async () => {
  const doubles = await rows<{ said: string | null; open: boolean; kind: string | null }>(
    `select string_agg(b.rating::text, ' ' order by p.name) as said, d.opened_at is not null as open, a.kind
     from double_rating d left join blind_rating b on b.double_id = d.id left join person p on p.id = b.rater_id
     left join adjudication a on a.double_id = d.id group by d.id, a.kind order by 1, 2`,
  )
  expect(doubles.map(({ said, open, kind }) => `${said} ${open} ${kind}`)).toEqual([
    '1 1 true null',
    '1 2 true null',
    '2 false null',
    '2 1 true decided',
    '2 2 true null',
    '3 1 true null',
    'null false null',
  ])
  expect(await one(`select count(*)::int from dissent`)).toBe(1)
  expect(await one(`select count(*)::int from rule_proposal where state = 'open'`)).toBe(1)
  const unmarked = `narrative not like 'Sample: %' or explanation not like 'Sample: %'`
  expect(await one(`select count(*)::int from blind_rating where ${unmarked}`)).toBe(0)
})

test('what was returned and then approved was changed in between', async () => {
  const unchanged = await one(
    `select count(*)::int from assessment a join approval p on p.assessment_id = a.id and p.voided_at is null
     join review_comment r on r.assessment_id = a.id and r.kind = 'returned' where a.version < 6`,
  )
  expect(unchanged).toBe(0)
})

test('nothing invented can be taken for real: marked in its own words, and no invented figure names a real source', async () => {
  const unmarked = await one(
    `select (select count(*) from assessment where narrative not like 'Sample: %')
       + (select count(*) from evidence where title not like 'Sample %' or url not like 'https://example.org/sample/%')
       + (select count(*) from observation where origin = 'monitor' and source_id is not null)
       + (select count(*) from person where name not like 'Sample %' or email not like '%@example.org')
       + (select count(*) from review_comment where body not like 'Sample: %') as unmarked`,
  )
  expect(Number(unmarked)).toBe(0)
  expect(await one(`select count(*)::int from assessment where narrative_lang = 'sr'`)).toBeGreaterThan(3)
  expect(await one(`select count(*)::int from edition where body::jsonb ->> 'isSample' <> 'true'`)).toBe(0)
})

test('everything was done by right, and the audit chain is whole', async () => {
  expect(await one(`select count(*)::int from audit_entry where outcome = 'denied'`)).toBe(0)
  const client = await base.pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    expect(await checkChain(auditRows(client))).toMatchObject({ erased: 0, broken: undefined })
    await client.query('commit')
  } finally {
    client.release()
  }
})

test('Bosnia and Herzegovina answers in parts: of three places that do not add up, and of some cantons', async () => {
  const parts = await rows<{ code: string; territory: string | null; value: string; cycle: boolean }>(
    `select indicator_code as code, territory, case kind when 'number' then as_given else kind end as value
     from observation where country = 'ba' and year = 2024 and indicator_code in ('AST-05', 'IDN-02') order by 1, 2`,
  )
  expect(parts.map(({ code, territory, value }) => `${code} ${territory} ${value}`)).toEqual([
    'AST-05 ba-bd 0',
    'AST-05 ba-fbih 9',
    'AST-05 ba-srp 6',
    'AST-05 null 25',
    'IDN-02 ba-03 text',
    'IDN-02 ba-09 text',
    'IDN-02 ba-10 no-answer',
    'IDN-02 ba-srp text',
  ])
  const asked = await one(
    `select string_agg(code || ' ' || is_summable || ' ' || array_to_string(asked_at, ','), '; ' order by code)
     from indicator join cycle using (version_id) where country = 'ba' and year = 2024 and asked_at <> '{}'`,
  )
  expect(asked).toBe('AST-05 true entity,district; IDN-02 false entity,district,canton')
})

test('a second load changes nothing and leaves nobody signed in', async () => {
  const before = [await toldIn(base.pool), await one('select count(*) from audit_entry')]
  await loadSample(base.host, quiet)
  expect([await toldIn(base.pool), await one('select count(*) from audit_entry')]).toEqual(before)
  expect(await one('select count(*)::int from session where ended_at is null')).toBe(0)
  expect(said.filter((line) => line.startsWith('sample: '))).toHaveLength(11)
})

test('a load that was cut short goes on, and ends as one that was not', { timeout: 120_000 }, async () => {
  const again = await startedBase(true)
  try {
    for (const acts of [3, 400, 500])
      await expect(loadSample(killedAfter(again.host, acts), quiet)).rejects.toThrow('killed')
    await loadSample(again.host, quiet)
    expect(await toldIn(again.pool)).toEqual(await toldIn(base.pool))
  } finally {
    await again.drop()
  }
})

test('a base that is not a sample takes nothing invented', async () => {
  const real = await startedBase(false)
  try {
    await expect(loadSample(real.host, quiet)).rejects.toThrow('invented')
    const told = (await toldIn(real.pool)) as unknown[][]
    expect(told.flat()).toEqual([])
  } finally {
    await real.drop()
  }
})

test('the instrument lives: a second version with every kind of verdict, a variant of a country, a draft of the next', async () => {
  const versions = await base.pool.query<{ code: string; state: string }>(
    "select code, state from instrument_version where state <> 'set-aside' order by code",
  )
  expect(versions.rows.map(({ code, state }) => `${code} ${state}`)).toEqual([
    '1 published',
    '2 published',
    '3 draft',
    'rs-1 published',
    'rs-2 draft',
  ])
  const verdicts = await base.pool.query<{ verdict: string }>('select distinct verdict from comparability order by 1')
  expect(verdicts.rows.map(({ verdict }) => verdict)).toEqual([
    'changed-scale',
    'changed-scope',
    'dropped',
    'new',
    'reworded',
    'same',
  ])
  expect(
    await one("select count(*)::int from cycle join instrument_version v on v.id = version_id where v.code = 'rs-1'"),
  ).toBe(2)
  expect(await one('select count(*)::int from merge_conflict where resolution is null')).toBe(1)
})
