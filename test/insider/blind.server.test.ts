import { sql } from 'kysely'
import type pg from 'pg'
import { describe, expect } from 'vitest'
import { saveAssessment } from '../../src/modules/assessment/commands.server.ts'
import { saveBlindRating, submitBlindRating } from '../../src/modules/assessment/blind-commands.server.ts'
import { openedCycle, RATED, submitted, WORDS } from '../../src/modules/assessment/desk.fixture.ts'
import { readDesk } from '../../src/modules/assessment/desk-queries.server.ts'
import { askedTwice, rated } from '../../src/modules/assessment/double.fixture.ts'
import { approveAssessment } from '../../src/modules/assessment/review-commands.server.ts'
import { readReview } from '../../src/modules/assessment/review-queries.server.ts'
import { readBoard, readCycles, readProgress } from '../../src/modules/cycle/board-queries.server.ts'
import { carryForward, setTeam } from '../../src/modules/cycle/commands.server.ts'
import { rateTwice } from '../../src/modules/cycle/double-commands.server.ts'
import { readWork } from '../../src/modules/cycle/work-queries.server.ts'
import { proposeEdition } from '../../src/modules/edition/commands.server.ts'
import routes from '../../src/routes.ts'
import { inTransaction } from '../../src/server/db/transaction.ts'
import type { Host } from '../../src/server/perform.ts'
import { auditLog } from '../../src/modules/identity/queries.server.ts'
import { checkChain } from '../../src/server/audit-chain.ts'
import { auditRows } from '../../src/server/audit-rows.ts'
import { newKey, test } from '../harness.ts'
import { answerOf, type PageModule } from '../page-answer.tsx'
import type { Person } from '../people.ts'

const SECRET = 'Xyzquor says that nobody was granted it.'
const FIRST = { rating: 0 as const, narrative: SECRET, confidence: 'low' as const, noEvidenceReason: 'Xyzquor again.' }
/** Of the secret, in any part of it; and of its rater's row. */
const tells = (text: string, id?: string) => /xyzquor/i.test(text) || (id !== undefined && text.includes(id))

const modules = import.meta.glob<PageModule>('../../src/modules/*/pages/*.{ts,tsx}', { eager: true })

interface Route {
  readonly path?: string
  readonly file: string
  readonly children?: Route[]
}

/** Every page of the workbench that reads, with its address as the router has it. */
const pages = ((routes as Route[]).find(({ path }) => path === 'app')?.children ?? []).flatMap(({ path, file }) => {
  const page = modules[`../../src/${file}`]
  return page?.loader ? [{ path: path ? `/app/${path}` : '/app', page }] : []
})

function under(pool: pg.Pool, { id }: Person, country: string) {
  return <T>(statement: string) =>
    inTransaction(pool, { purpose: 'person', person: id, reads: country, writes: country }, async ({ tx }) => {
      const { rows, numAffectedRows } = await sql.raw<T>(statement).execute(tx)
      return rows.length > 0 ? rows : Number(numAffectedRows ?? 0n)
    })
}

/** All that every table shows to this person, as text. */
async function allRows(pool: pg.Pool, person: Person, country: string): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'`,
  )
  const asked = under(pool, person, country)
  const found = []
  for (const { name } of rows) found.push(await asked(`select row_to_json(t)::text as row from ${name} t`))
  return JSON.stringify(found)
}

async function everyPage(host: Host, { token }: Person, ids: Record<string, string>): Promise<[string, string][]> {
  const answers: [string, string][] = []
  for (const { path, page } of pages)
    for (const id of path.includes(':id') ? [ids['cycleId']!, ids['doubleId']!, ids['ratingId']!] : [ids['cycleId']!]) {
      const params: Record<string, string> = { cycleId: ids['cycleId']!, id, code: RATED }
      const at = path.replace(/:(\w+)\??/g, (_, name: string) => params[name] ?? id)
      const query = `?area=IDN&cycle=${ids['cycleId']}&indicatorCode=${RATED}&country=rs`
      const request = new Request(`http://127.0.0.1:4000${at}${query}`)
      const { html } = await answerOf({ host, token }, path, page, request)
      answers.push([at, html])
    }
  return answers
}

describe('until both ratings are in', () => {
  test('no table shows the other rating, nor that it is there, whatever statement an act with a hole would run', async ({
    as,
    host,
    pool,
  }) => {
    const { cycleId, doubleId } = await askedTwice(as, host, { country: 'rs', year: 2001 })
    const first = await as.monitor('rs')
    const id = await rated(first, cycleId, FIRST)
    const others = [
      await as.monitor('rs', 'two'),
      await as.lead('rs'),
      await as.reviewer('rs'),
      await as.rapporteur('rs'),
    ]
    for (const other of others) {
      const rows = await allRows(pool, other, 'rs')
      expect(tells(rows)).toBe(false)
      const asked = under(pool, other, 'rs')
      expect(await asked(`select 1 from blind_rating`)).toBe(0)
      expect(await asked(`update blind_rating set updated_at = now()`)).toBe(0)
      expect(await asked(`delete from blind_rating`)).toBe(0)
      await expect(asked(`update double_rating set opened_at = now() where id = '${doubleId}'`)).rejects.toMatchObject({
        code: '23001',
      })
    }
    expect(tells(await allRows(pool, first, 'rs'), id)).toBe(true)
  })

  test('no page, to the second rater and to everybody else of the country, tells a word of it', async ({
    as,
    host,
  }) => {
    const { cycleId, doubleId } = await askedTwice(as, host, { country: 'rs', year: 2002 })
    const first = await as.monitor('rs')
    const ratingId = await rated(first, cycleId, FIRST)
    const second = await as.monitor('rs', 'two')
    await second.does(saveBlindRating, { ...WORDS, cycleId, code: RATED, seenVersion: 0 })
    expect(pages.length).toBeGreaterThan(60)
    for (const other of [second, await as.lead('rs'), await as.reviewer('rs'), await as.coordinator()])
      for (const [at, html] of await everyPage(host, other, { cycleId, doubleId, ratingId }))
        expect(tells(html), at).toBe(false)
    const own = await everyPage(host, first, { cycleId, doubleId, ratingId })
    expect(own.filter(([, html]) => tells(html)).map(([at]) => at)).toContain(`/app/assess/${cycleId}/${RATED}`)
  }, 120_000)

  test('neither board, list, desk nor own work changes when the other one begins or submits, nor says when', async ({
    as,
    host,
  }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'rs', year: 2003 })
    const [first, second] = [await as.monitor('rs'), await as.monitor('rs', 'two')]
    const team = [first, second].map(({ id }) => ({ areaCode: 'IDN', personId: id, task: 'monitor' as const }))
    await (await as.lead('rs')).does(setTeam, { id: cycleId, version: 1, members: team })
    const seen = async () =>
      JSON.stringify([
        await second.asks(readBoard, { id: cycleId }),
        await second.asks(readProgress, { id: cycleId, state: 'being-rated' }),
        await second.asks(readCycles, {}),
        await second.asks(readDesk, { cycleId, code: RATED }),
        await second.asks(readWork, {}),
      ])
    const before = await seen()
    expect(before).toContain('being-rated')
    const saved = await first.does(saveBlindRating, { ...FIRST, cycleId, code: RATED, seenVersion: 0 })
    expect(await seen()).toBe(before)
    await first.does(submitBlindRating, { id: saved.id!, seenVersion: saved.version })
    expect(await seen()).toBe(before)
  })

  test('the log names the rating by an id that leads nobody to its indicator', async ({ as, host, pool }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'rs', year: 2004 })
    const first = await as.monitor('rs')
    await rated(first, cycleId, FIRST)
    const { rows } = await pool.query<{ line: string }>(
      `select row_to_json(e)::text || coalesce(d.body::text, '') as line from audit_entry e left join audit_detail d using (seq)
       where act like 'rating.%'`,
    )
    expect(rows.length).toBeGreaterThan(1)
    for (const { line } of rows) {
      expect(line).not.toContain(cycleId)
      expect(line).not.toContain(RATED)
      expect(tells(line)).toBe(false)
    }
  })

  test('in the log nobody who works on content reads that another one rated apart; an auditor does, and the chain is whole', async ({
    as,
    host,
    pool,
  }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'rs', year: 2007 })
    const first = await as.monitor('rs')
    await rated(first, cycleId, FIRST)
    const apart = `select 1 from audit_entry where act like 'rating.%-apart' and actor_id = '${first.id}'`
    for (const other of [await as.monitor('rs', 'two'), await as.reviewer('rs'), await as.coordinator()])
      expect(await under(pool, other, 'rs')(apart)).toBe(0)
    expect(await under(pool, first, 'rs')(apart)).not.toBe(0)
    const auditor = await as.auditor()
    expect(await under(pool, auditor, '')(apart)).not.toBe(0)
    await pool.query(`insert into role_grant (person_id, role, country) values ($1, 'monitor', 'rs')`, [auditor.id])
    expect((await auditor.asks(auditLog, { page: 1, act: 'rating.submitted-apart' })).rows).toEqual([])
    await pool.query(`delete from role_grant where person_id = $1 and role = 'monitor'`, [auditor.id])
    expect((await auditor.asks(auditLog, { page: 1, act: 'rating.submitted-apart' })).rows.length).toBeGreaterThan(0)
    const client = await pool.connect()
    try {
      expect((await checkChain(auditRows(client))).broken).toBeUndefined()
    } finally {
      client.release()
    }
  })

  test('no answer to what the second rater sends tells a word of it: saving, saving by itself, submitting', async ({
    as,
    host,
  }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'rs', year: 2008 })
    await rated(await as.monitor('rs'), cycleId, FIRST)
    const { token } = await as.monitor('rs', 'two')
    const at = `/app/assess/${cycleId}/${RATED}`
    for (const path of ['/app/assess/:cycleId/:code', '/app/assess/:cycleId/:code/autosave'])
      for (const act of ['save', 'submit', 'next', 'take-over', 'comment'])
        for (const apart of ['yes', '']) {
          const file = path.endsWith('autosave') ? 'autosave.ts' : 'desk.tsx'
          const page = modules[`../../src/modules/assessment/pages/${file}`]!
          const body = new FormData()
          const sent = { key: newKey(), act, apart, answer: '1', seenVersion: '7', narrative: 'Mine.', comment: 'So.' }
          for (const [name, value] of Object.entries(sent)) body.append(name, value)
          const request = new Request(`http://127.0.0.1:4000${at}${path.endsWith('e') ? '' : '/autosave'}`, {
            method: 'POST',
            body,
          })
          const { status, html } = await answerOf({ host, token }, path, page, request)
          expect(tells(html), `${path} ${act}`).toBe(false)
          expect(status, `${path} ${act} ${apart}`).toBeGreaterThanOrEqual(400)
        }
  })

  test('a rating is not carried into such a place, and a proposed edition holds none of it', async ({ as, host }) => {
    const before = await submitted(as, host, 'al', RATED, 2005)
    const { cycleId } = await askedTwice(as, host, { country: 'al', year: 2006 })
    const carried = await (await as.lead('al')).does(carryForward, { id: cycleId, fromId: before.cycleId })
    expect(carried).toMatchObject({ carried: 0, alreadyBegun: 0, ratedTwice: [RATED] })
    await rated(await as.monitor('al'), cycleId, FIRST)
    const proposes = (await as.publisher('al')).does(proposeEdition, { cycleId })
    await expect(proposes).rejects.toMatchObject({ code: 'edition.nothing-approved' })
  })
})

describe('two raters', () => {
  test('a submitted rating is final, and the second one opens both to everybody at once', async ({
    as,
    host,
    pool,
  }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'me', year: 2001 })
    const [first, second] = [await as.monitor('me'), await as.monitor('me', 'two')]
    await rated(first, cycleId, FIRST)
    const again = first.does(saveBlindRating, { ...FIRST, rating: 3, cycleId, code: RATED, seenVersion: 2 })
    await expect(again).rejects.toMatchObject({ code: 'assessment.rated-apart' })
    const asked = under(pool, first, 'me')
    await expect(asked(`update blind_rating set rating = 3`)).rejects.toMatchObject({ code: 'assessment.rated-apart' })
    await rated(second, cycleId)
    for (const one of [first, second, await as.reviewer('me')])
      expect(await under(pool, one, 'me')(`select 1 from blind_rating`)).toHaveLength(2)
    expect(await second.asks(readDesk, { cycleId, code: RATED })).toMatchObject({ apart: 'both', mayWrite: false })
  })

  test('of two who submit in the same moment, both are in and open', async ({ as, host, pool }) => {
    const { cycleId, doubleId } = await askedTwice(as, host, { country: 'me', year: 2002 })
    const raters = [await as.monitor('me'), await as.monitor('me', 'two')]
    const saved = await Promise.all(
      raters.map((rater) => rater.does(saveBlindRating, { ...FIRST, cycleId, code: RATED, seenVersion: 0 })),
    )
    await Promise.all(
      raters.map((rater, place) => rater.does(submitBlindRating, { id: saved[place]!.id!, seenVersion: 1 })),
    )
    const { rows } = await pool.query(`select opened_at is not null as open from double_rating where id = $1`, [
      doubleId,
    ])
    expect(rows).toEqual([{ open: true }])
  })

  test('a third one is refused, and so is who writes alone at the ordinary desk', async ({ as, host }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'me', year: 2003 })
    const raters = [await as.monitor('me'), await as.monitor('me', 'two'), await as.lead('me')]
    const begins = (rater: Person) => rater.does(saveBlindRating, { rating: 2, cycleId, code: RATED, seenVersion: 0 })
    await begins(raters[0]!)
    await begins(raters[1]!)
    await expect(begins(raters[2]!)).rejects.toMatchObject({ code: 'assessment.by-two-others' })
    const alone = raters[0]!.does(saveAssessment, { ...WORDS, cycleId, code: RATED, seenVersion: 0 })
    await expect(alone).rejects.toMatchObject({ code: 'assessment.rated-twice' })
  })

  test('who left without having submitted holds no place', async ({ as, host, pool }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'me', year: 2004 })
    const gone = await as.monitor('me', 'who left')
    await gone.does(saveBlindRating, { rating: 2, cycleId, code: RATED, seenVersion: 0 })
    await pool.query(`update person set state = 'ended' where id = $1`, [gone.id])
    await rated(await as.monitor('me'), cycleId)
    await rated(await as.monitor('me', 'two'), cycleId)
  })

  test('a source that no longer stands there cannot be cited, a rating needs words: as at the ordinary desk', async ({
    as,
    host,
  }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'me', year: 2005 })
    const rater = await as.monitor('me')
    const cites = rater.does(saveBlindRating, {
      cycleId,
      code: RATED,
      seenVersion: 0,
      rating: 1,
      citations: [{ evidenceId: '00000000-0000-4000-8000-000000000001' }],
    })
    await expect(cites).rejects.toMatchObject({ fields: [{ key: 'assessment.field.source-not-here' }] })
    const { id } = await rater.does(saveBlindRating, { cycleId, code: RATED, seenVersion: 0, rating: 1 })
    const bare = rater.does(submitBlindRating, { id: id!, seenVersion: 1 })
    await expect(bare).rejects.toMatchObject({ code: 'assessment.incomplete' })
    const theirs = (await as.monitor('me', 'two')).does(submitBlindRating, { id: id!, seenVersion: 1 })
    await expect(theirs).rejects.toMatchObject({ code: 'kit.not-found' })
  })
})

describe('what is rated twice', () => {
  test('is nothing that somebody has begun alone; to take something away needs a reason, and hides what was begun', async ({
    as,
    host,
    pool,
  }) => {
    const lead = await as.lead('mk')
    const { cycleId } = await submitted(as, host, 'mk', RATED, 2001)
    const asked = await lead.does(rateTwice, { id: cycleId, which: 'chosen', codes: [RATED, 'INS-01'] })
    expect(asked.added).toEqual(['INS-01'])
    await rated(await as.monitor('mk'), cycleId, FIRST, 'INS-01')
    const drops = (reason: string) => lead.does(rateTwice, { id: cycleId, which: 'chosen', codes: [], reason })
    await expect(drops('')).rejects.toMatchObject({ code: 'cycle.dropped-without-reason' })
    expect((await drops('There is one monitor left.')).dropped).toEqual(['INS-01'])
    expect(tells(await allRows(pool, await as.monitor('mk', 'two'), 'mk'))).toBe(false)
    const alone = await (
      await as.monitor('mk', 'two')
    ).does(saveAssessment, { ...WORDS, cycleId, code: 'INS-01', seenVersion: 0 })
    expect(alone.state).toBe('draft')
    const back = await lead.does(rateTwice, { id: cycleId, which: 'chosen', codes: ['INS-01'] })
    expect(back.added).toEqual([])
  })

  test('what is open stays so: it is neither dropped nor closed again', async ({ as, host, pool }) => {
    const { cycleId, doubleId } = await askedTwice(as, host, { country: 'mk', year: 2002 })
    await rated(await as.monitor('mk'), cycleId)
    await rated(await as.monitor('mk', 'two'), cycleId)
    const lead = await as.lead('mk')
    expect(await lead.does(rateTwice, { id: cycleId, which: 'chosen', codes: [] })).toMatchObject({ dropped: [] })
    const asked = under(pool, lead, 'mk')
    for (const change of [`opened_at = null`, `dropped_at = now(), dropped_reason = 'x'`])
      await expect(asked(`update double_rating set ${change} where id = '${doubleId}'`)).rejects.toMatchObject({
        code: 'cycle.double-is-open',
      })
  })
})

describe('one person with two accounts', () => {
  const linked = async (pool: pg.Pool, made: Person, by: Person) =>
    pool.query(`update role_grant set granted_by = $2 where person_id = $1`, [made.id, by.id])

  test('does not approve their own text through an account that they gave its role, nor the other way round', async ({
    as,
    host,
    pool,
  }) => {
    for (const [year, turn] of [
      [2001, 'approver made by author'],
      [2002, 'author made by approver'],
    ] as const) {
      const { id, author } = await submitted(as, host, 'ba', RATED, year)
      const reviewer = await as.reviewer('ba', turn)
      await (year === 2001 ? linked(pool, reviewer, author) : linked(pool, author, reviewer))
      const { seenHash, isSecondAccount } = await reviewer.asks(readReview, { id })
      expect(isSecondAccount, turn).toBe(true)
      const approves = () => reviewer.does(approveAssessment, { id, seenHash })
      await expect(approves(), turn).rejects.toMatchObject({ code: 'assessment.second-account' })
      await pool.query(`update role_grant set granted_by = $2 where person_id = $1`, [
        year === 2001 ? reviewer.id : author.id,
        (await as.coordinator()).id,
      ])
      expect(await reviewer.asks(readReview, { id })).toMatchObject({ isSecondAccount: false })
      await expect(approves(), turn).resolves.toMatchObject({ state: 'approved' })
    }
  })

  test('does not approve it from the same mailbox', async ({ as, host, pool }) => {
    const { id, author } = await submitted(as, host, 'ba', RATED, 2003)
    const reviewer = await as.reviewer('ba', 'of the same mailbox')
    await pool.query(`update person set email = 'mina@example.org' where id = $1`, [author.id])
    await pool.query(`update person set email = 'mina+review@example.org' where id = $1`, [reviewer.id])
    const { seenHash } = await reviewer.asks(readReview, { id })
    await expect(reviewer.does(approveAssessment, { id, seenHash })).rejects.toMatchObject({
      code: 'assessment.second-account',
    })
  })

  test('is not both raters', async ({ as, host, pool }) => {
    const { cycleId } = await askedTwice(as, host, { country: 'ba', year: 2004 })
    const [lead, second] = [await as.lead('ba'), await as.monitor('ba', 'of the lead')]
    await linked(pool, second, lead)
    await rated(lead, cycleId)
    await expect(rated(second, cycleId)).rejects.toMatchObject({ code: 'assessment.second-account-rates' })
  })
})

test('a desk of a cycle that is not rated twice knows of no other', async ({ as, host }) => {
  const cycleId = await openedCycle(host, 'al', 2009)
  const monitor = await as.monitor('al')
  const apart = monitor.does(saveBlindRating, { rating: 2, cycleId, code: RATED, seenVersion: 0 })
  await expect(apart).rejects.toMatchObject({ code: 'assessment.no-longer-apart' })
  expect(await monitor.asks(readDesk, { cycleId, code: RATED })).toMatchObject({ apart: null, doubleId: null })
})
