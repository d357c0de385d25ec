import { TOTP, Secret } from 'otpauth'
import { expect, vi } from 'vitest'
import { RATED, submitted, WORDS } from '../../src/modules/assessment/desk.fixture.ts'
import { saveAssessment } from '../../src/modules/assessment/commands.server.ts'
import { approveAssessment } from '../../src/modules/assessment/review-commands.server.ts'
import { readReview } from '../../src/modules/assessment/review-queries.server.ts'
import { openCycle } from '../../src/modules/cycle/commands.server.ts'
import { proposeEdition, publishEdition, setAsideEdition } from '../../src/modules/edition/commands.server.ts'
import { authenticatorFor } from '../../src/modules/identity/credentials.server.ts'
import { inviteByLink } from '../../src/modules/identity/host.server.ts'
import { acceptInvitation } from '../../src/modules/identity/invitation.server.ts'
import { newSession, proveByPassword } from '../../src/modules/identity/sign-in.server.ts'
import type { Host } from '../../src/server/perform.ts'
import { checkChain, type AuditLink } from '../../src/server/audit-chain.ts'
import { test, newKey } from '../harness.ts'

vi.setConfig({ testTimeout: 60_000 })
const TIMES = 6
const password = 'siva lopata peva tiho'
const arrival = (address: string) => ({ address, device: 'test' })

/** All of them in the same moment; how many came through, and why the others did not. */
async function atOnce<T>(works: readonly (() => Promise<T>)[]) {
  const ends = await Promise.allSettled(works.map((work) => work()))
  const why = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code: string }).code] : []))
  return { done: ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : [])), why: [...new Set(why)] }
}

const again = <T>(work: (place: number) => Promise<T>) => Array.from({ length: TIMES }, (_, place) => () => work(place))

async function invitedPerson(host: Host, name: string) {
  return host.asSystem(async (tx, doing) => {
    const email = `${name}@example.org`
    const { id } = await tx.insertInto('person').values({ name, email }).returning('id').executeTakeFirstOrThrow()
    const link = await inviteByLink(tx, doing, { personId: id, invitedBy: null })
    const token = link.slice(link.lastIndexOf('/') + 1)
    return { email, token, secret: authenticatorFor(doing, token, email).secret }
  })
}

const codeOf = (secret: string, now: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() })

test('an invitation, a code of the authenticator and a recovery code are each good once', async ({ host, clock }) => {
  const { email, token, secret } = await invitedPerson(host, 'at.once')
  const introduction = { name: 'At Once', locale: 'en' }
  const secrets = () => ({ password, totp: { seed: token, code: codeOf(secret, clock.now) } })
  const accepted = await atOnce(
    again(() => acceptInvitation(host, arrival('1'), token, { introduction, secrets: secrets() })),
  )
  expect(accepted).toMatchObject({ done: [{}], why: ['identity.invitation-over'] })

  clock.now = new Date(clock.now.getTime() + 60_000)
  const signIn = (code: string) => (place: number) =>
    proveByPassword(host, arrival(`${place}`), { email, password, code }, newSession(arrival(`${place}`)))
  const byCode = await atOnce(again(signIn(codeOf(secret, clock.now))))
  expect(byCode).toMatchObject({ done: [expect.any(String)], why: ['identity.not-signed-in'] })
  clock.now = new Date(clock.now.getTime() + 60 * 60_000)
  const byRecovery = await atOnce(again(signIn(accepted.done[0]!.codes[0]!)))
  expect(byRecovery).toMatchObject({ done: [expect.any(String)], why: ['identity.not-signed-in'] })
})

test('the same key at the same moment is the same act once', async ({ as, pool }) => {
  const lead = await as.lead('al')
  const dates = { collectUntil: '2022-03-31', assessUntil: '2022-06-30', publishOn: '2022-09-30' }
  const key = newKey()
  const { done, why } = await atOnce(again(() => lead.does(openCycle, { country: 'al', year: 2031, ...dates }, key)))
  expect(why).toEqual([])
  expect(done).toHaveLength(TIMES)
  expect(new Set(done.map(({ id }) => id)).size).toBe(1)
  const { rows } = await pool.query(`select from audit_entry where act = 'cycle.opened' and actor_id = $1`, [lead.id])
  expect(rows).toHaveLength(1)
})

test('an approval and an edit at the same moment: whichever comes first, none stands for what was not seen', async ({
  as,
  host,
  pool,
}) => {
  for (let year = 2001; year < 2001 + TIMES; year++) {
    const { id, cycleId, version, author, evidenceId } = await submitted(as, host, 'rs', RATED, year)
    const reviewer = await as.reviewer('rs')
    const { seenHash } = await reviewer.asks(readReview, { id })
    const citations = [{ evidenceId, page: '3', quotation: 'another' }]
    const edit = { ...WORDS, cycleId, code: RATED, seenVersion: version, rating: 2 as const, citations }
    await Promise.allSettled([reviewer.does(approveAssessment, { id, seenHash }), author.does(saveAssessment, edit)])
    const { rows } = await pool.query<{ state: string; inForce: boolean; rating: number }>(
      `select state, rating, exists (select from approval where assessment_id = a.id and voided_at is null) as "inForce"
       from assessment a where id = $1`,
      [id],
    )
    expect([
      { state: 'approved', rating: 1, inForce: true },
      { state: 'draft', rating: 2, inForce: false },
    ]).toContainEqual(rows[0])
  }
})

test('a publication and an edit at the same moment: nothing is published whose approval was voided before', async ({
  as,
  host,
  pool,
}) => {
  for (let year = 2001; year < 2001 + TIMES; year++) {
    const { id, cycleId, author, evidenceId } = await submitted(as, host, 'me', RATED, year)
    const reviewer = await as.reviewer('me')
    const { seenHash } = await reviewer.asks(readReview, { id })
    const { version } = await reviewer.does(approveAssessment, { id, seenHash })
    const proposed = await (await as.publisher('me')).does(proposeEdition, { cycleId })
    const second = await as.publisher('me', 'two')
    const citations = [{ evidenceId, page: '3', quotation: 'another' }]
    const edit = { ...WORDS, cycleId, code: RATED, seenVersion: version, rating: 2 as const, citations }
    await Promise.allSettled([
      second.does(publishEdition, { id: proposed.id, sha256: proposed.sha256 }),
      author.does(saveAssessment, edit),
    ])
    const { rows } = await pool.query<{ act: string }>(
      `select act from audit_entry where outcome = 'done' and subject in ($1, $2)
       and act in ('edition.published', 'assessment.saved') order by seq desc limit 2`,
      [`edition ${proposed.id}`, `assessment ${id}`],
    )
    // The later of the two is the edit, whether or not there was a publication before it.
    expect(rows[0]!.act).toBe('assessment.saved')
  }
})

test('of publishing and setting aside at the same moment one happens', async ({ as, host }) => {
  const { id, cycleId } = await submitted(as, host, 'mk', RATED, 2021)
  const reviewer = await as.reviewer('mk')
  const { seenHash } = await reviewer.asks(readReview, { id })
  await reviewer.does(approveAssessment, { id, seenHash })
  const proposed = await (await as.publisher('mk')).does(proposeEdition, { cycleId })
  const second = await as.publisher('mk', 'two')
  const input = { id: proposed.id, sha256: proposed.sha256 }
  const { done, why } = await atOnce<unknown>([
    () => second.does(publishEdition, input),
    async () => (await as.coordinator()).does(setAsideEdition, { id: proposed.id }),
    async () => (await as.lead('mk')).does(publishEdition, input),
  ])
  expect([done.length, why]).toEqual([1, ['edition.not-proposed']])
})

test('the audit chain is whole after all that, and nothing came into it twice', async ({ pool }) => {
  const { rows } = await pool.query<AuditLink>(
    `select seq::int, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_id as "actorId", act,
       outcome, country, subject, details_hash as "detailsHash", previous_hash as "previousHash", hash
     from audit_entry order by seq`,
  )
  const links = rows.map((row) => ({ ...row, details: undefined }))
  expect(rows.length).toBeGreaterThan(50)
  expect(await checkChain(links)).toMatchObject({ rows: rows.length, broken: undefined })
})
