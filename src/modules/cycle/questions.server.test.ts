import type pg from 'pg'
import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { People } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { publishedWith } from '../instrument/published-with.fixture.ts'
import { readBoard, readCycles } from './board-queries.server.ts'
import { openCycle } from './commands.server.ts'
import * as boardPage from './pages/board.tsx'
import * as questionsPage from './pages/questions.tsx'
import { readQuestions } from './questions-queries.server.ts'

const dates = { collectUntil: '2042-04-30', assessUntil: '2042-09-30', publishOn: '2042-12-10' }

interface Recorded {
  readonly territory: string | null
  readonly kind: 'number' | 'no-answer'
  readonly code?: string
}

/** What somebody recorded, as it stands in the table. */
function record(pool: pg.Pool, cycleId: string, { territory, kind, code = 'AST-05' }: Recorded) {
  return pool.query(
    `insert into observation (country, year, cycle_id, indicator_code, territory, kind, number, as_given, unit, origin, source_id,
       instrument_version_id)
     select country, year, id, $2, $3, $4, case $4 when 'number' then 0 end, '0', 'places', 'monitor', (select id from source limit 1), version_id
     from cycle where id = $1`,
    [cycleId, code, territory, kind],
  )
}

async function opened({ as, host }: { as: People; host: Host }) {
  await publishedWith({ as, host }, 'ba', {
    'AST-05': { askedAt: ['entity', 'district'] },
    'INV-08': { askedAt: ['canton'] },
  })
  const { id } = await (await as.lead('ba')).does(openCycle, { country: 'ba', year: 2042, ...dates })
  const serbian = await (await as.lead('rs')).does(openCycle, { country: 'rs', year: 2042, ...dates })
  return { id, serbian: serbian.id }
}

describe('questions of a cycle', () => {
  let ids: { id: string; serbian: string }

  test('are one for each part that an indicator is asked of, and one where the country is asked', async ({
    as,
    host,
    pool,
  }) => {
    ids = await opened({ as, host })
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from indicator join cycle using (version_id) where cycle.id = $1`,
      [ids.id],
    )
    const lead = await as.lead('ba')
    const { questions } = await lead.asks(readBoard, { id: ids.id })
    const asked = Object.fromEntries(questions.map(({ part, asked: count }) => [part ?? 'whole', count]))
    expect(asked).toMatchObject({
      whole: rows[0]!.n - 2,
      'ba-fbih': 1,
      'ba-srp': 1,
      'ba-bd': 1,
      'ba-01': 1,
      'ba-10': 1,
    })
    expect(questions).toHaveLength(1 + 3 + 10)
    const { rows: cycles } = await lead.asks(readCycles, {})
    expect(cycles.find(({ id }) => id === ids.id)!.questions).toEqual({ asked: rows[0]!.n - 2 + 13, hasParts: true })
    const own = await (await as.lead('rs')).asks(readBoard, { id: ids.serbian })
    expect(own.questions.map(({ part }) => part)).toEqual([null])
  })

  test('are answered by a value of their own part only: no reason, and no figure of another part or the country', async ({
    as,
    pool,
  }) => {
    const before = await (await as.lead('ba')).asks(readBoard, { id: ids.id })
    const answeredIn = async () => {
      const { questions } = await (await as.lead('ba')).asks(readBoard, { id: ids.id })
      return questions.flatMap(({ part, answered }) => (part !== null && answered > 0 ? [part] : []))
    }
    await record(pool, ids.id, { territory: 'ba-bd', kind: 'no-answer' })
    await record(pool, ids.id, { territory: null, kind: 'number' })
    expect(await answeredIn()).toEqual([])
    await record(pool, ids.id, { territory: 'ba-srp', kind: 'number' })
    expect(await answeredIn()).toEqual(['ba-srp'])
    await record(pool, ids.id, { territory: null, kind: 'number', code: 'AST-03' })
    const after = await (await as.lead('ba')).asks(readBoard, { id: ids.id })
    expect(after.questions[0]!.answered).toBe(before.questions[0]!.answered + 1)
  })

  test('stand behind each number of the board: as many as it says', async ({ as }) => {
    const lead = await as.lead('ba')
    const { questions } = await lead.asks(readBoard, { id: ids.id })
    for (const { part, asked, answered } of questions) {
      const listed = async (state: 'asked' | 'answered' | 'unanswered') =>
        (await lead.asks(readQuestions, { id: ids.id, part: part ?? 'whole', state })).total
      expect([part, await listed('asked'), await listed('answered')]).toEqual([part, asked, answered])
      expect(await listed('unanswered')).toBe(asked - answered)
    }
  })

  test('are shown on the board with a star, each number leading to its questions', async ({ as, host }) => {
    const { token } = await as.lead('ba')
    const at = (path: string, page: Parameters<typeof answerOf>[2], url: string) =>
      answerOf({ host, token }, path, page, new Request(`http://127.0.0.1:4000${url}`))
    const { html } = await at('/app/cycles/:id', boardPage, `/app/cycles/${ids.id}`)
    expect(html).toContain('(*) several levels of government')
    expect(html).toContain('Brčko District')
    expect(html).toContain(`/app/cycles/${ids.id}/questions?part=ba-srp&amp;state=answered`)
    const list = await at(
      '/app/cycles/:id/questions',
      questionsPage,
      `/app/cycles/${ids.id}/questions?part=ba-srp&state=answered`,
    )
    expect(list.html).toContain('Questions: Answered, Republika Srpska')
    expect(list.html).toContain('AST-05')
    const serbian = await answerOf(
      { host, token: (await as.lead('rs')).token },
      '/app/cycles/:id',
      boardPage,
      new Request(`http://127.0.0.1:4000/app/cycles/${ids.serbian}`),
    )
    expect(serbian.html).not.toContain('(*)')
  })
})
