import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { People } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { readProgress } from '../cycle/board-queries.server.ts'
import { readWork } from '../cycle/work-queries.server.ts'
import { openProposals } from '../instrument/proposal-queries.server.ts'
import { answerProposal, readProposals } from '../instrument/proposals.server.ts'
import {
  askThird,
  decideDouble,
  giveOpinion,
  proposeRuleChange,
  recordDissent,
  settleAgreed,
} from './adjudicate-commands.server.ts'
import { readAgreement } from './agreement-queries.server.ts'
import { attached, RATED } from './desk.fixture.ts'
import { askedTwice, rated } from './double.fixture.ts'
import { readDouble, readDoubles } from './double-queries.server.ts'
import { approveAssessment } from './review-commands.server.ts'
import { readReview } from './review-queries.server.ts'

const DECIDED = { rating: 2 as const, cause: 'evidence' as const, reason: 'The ministry shows fourteen cases.' }

/** Rated by two: 1 by the first, and what the second says. */
async function ratedTwice(as: People, host: Host, of: { country: string; year: number; codes?: string[] }, second = 2) {
  const asked = await askedTwice(as, host, of)
  const raters = [await as.monitor(of.country), await as.monitor(of.country, 'two')] as const
  for (const code of of.codes ?? [RATED]) {
    await rated(raters[0], asked.cycleId, {}, code)
    await rated(raters[1], asked.cycleId, { rating: second as 2, narrative: 'It is granted in most cases.' }, code)
  }
  return { ...asked, raters }
}

describe('a disagreement', () => {
  test('is read with both reasons, decided with a cause and a sentence, and goes to approval as an assessment', async ({
    as,
    host,
    pool,
  }) => {
    const { doubleId: id, cycleId, raters } = await ratedTwice(as, host, { country: 'rs', year: 2001 })
    const reviewer = await as.reviewer('rs')
    const { disputed } = await reviewer.asks(readDoubles, {})
    expect(disputed).toMatchObject([{ id, levels: 1, isMine: false, ratings: [{ rating: 1 }, { rating: 2 }] }])
    const both = await reviewer.asks(readDouble, { id })
    expect(both.ratings.map(({ narrative }) => narrative)).toEqual([
      'The period is granted in a few cases only.',
      'It is granted in most cases.',
    ])
    const { assessmentId } = await reviewer.does(decideDouble, { id, ...DECIDED })
    const { rows } = await pool.query(
      `select a.state, a.rating, a.narrative, (select count(*)::int from assessment_author w where w.assessment_id = a.id) as authors
       from assessment a where id = $1`,
      [assessmentId],
    )
    expect(rows).toEqual([
      {
        state: 'submitted',
        rating: 2,
        narrative: 'It is granted in most cases.\n\nThe ministry shows fourteen cases.',
        authors: 3,
      },
    ])
    const progress = await reviewer.asks(readProgress, { id: cycleId, state: 'submitted' })
    expect(progress.rows.map(({ code }) => code)).toEqual([RATED])

    const { seenHash } = await reviewer.asks(readReview, { id: assessmentId })
    for (const one of [reviewer, ...raters])
      await expect(one.does(approveAssessment, { id: assessmentId, seenHash })).rejects.toMatchObject({
        code: 'kit.not-allowed',
      })
    const other = await as.reviewer('rs', 'two')
    await expect(other.does(approveAssessment, { id: assessmentId, seenHash })).resolves.toMatchObject({
      state: 'approved',
    })
  })

  test('is settled once, and never by one who rated it', async ({ as, host, pool }) => {
    const { doubleId: id, raters } = await ratedTwice(as, host, { country: 'rs', year: 2002 })
    await pool.query(`insert into role_grant (person_id, role, country) values ($1, 'reviewer', 'rs')`, [raters[0].id])
    await expect(raters[0].does(decideDouble, { id, ...DECIDED })).rejects.toMatchObject({ code: 'kit.not-allowed' })
    await pool.query(`delete from role_grant where person_id = $1 and role = 'reviewer'`, [raters[0].id])
    await (await as.reviewer('rs')).does(decideDouble, { id, ...DECIDED })
    const again = (await as.reviewer('rs', 'two')).does(decideDouble, { id, ...DECIDED })
    await expect(again).rejects.toMatchObject({ code: 'assessment.already-settled' })
  })

  test('is not settled by an account that a rater gave its role', async ({ as, host, pool }) => {
    const { doubleId: id, raters } = await ratedTwice(as, host, { country: 'rs', year: 2003 })
    const reviewer = await as.reviewer('rs', 'made by a rater')
    await pool.query(`update role_grant set granted_by = $2 where person_id = $1`, [reviewer.id, raters[1].id])
    await expect(reviewer.does(decideDouble, { id, ...DECIDED })).rejects.toMatchObject({
      code: 'assessment.second-account-settles',
    })
  })

  test('is not there before both are in, for nobody', async ({ as, host }) => {
    const { doubleId: id, cycleId } = await askedTwice(as, host, { country: 'rs', year: 2004 })
    const first = await as.monitor('rs')
    await rated(first, cycleId)
    const reviewer = await as.reviewer('rs')
    for (const one of [first, reviewer, await as.lead('rs')])
      await expect(one.asks(readDouble, { id })).rejects.toMatchObject({ code: 'kit.not-found' })
    await expect(reviewer.does(decideDouble, { id, ...DECIDED })).rejects.toMatchObject({ code: 'kit.not-found' })
    const { agreed, disputed } = await reviewer.asks(readDoubles, {})
    expect([...agreed, ...disputed].map((it) => it.id)).not.toContain(id)
  })

  test('of a restricted source, no title and no reason for its figure is told to who may not see it', async ({
    as,
    host,
  }) => {
    const { doubleId: id, cycleId } = await askedTwice(as, host, { country: 'rs', year: 2005 })
    const first = await as.monitor('rs')
    const evidenceId = await attached(first, 'rs', 'Letter about a case', 'restricted')
    await rated(first, cycleId, { noEvidenceReason: null, citations: [{ evidenceId, page: '7', quotation: 'Named.' }] })
    await rated(await as.monitor('rs', 'two'), cycleId)
    const seen = JSON.stringify((await (await as.reviewer('rs')).asks(readDouble, { id })).ratings)
    expect(seen).toContain('"isClosed":true')
    expect(seen).not.toMatch(/Letter about|Named\.|"7"/)
  })
})

describe('where two agree', () => {
  test('all are settled in one act, listed, and the reviewer who wrote nothing may approve them', async ({
    as,
    host,
  }) => {
    const { cycleId, doubleOf } = await ratedTwice(as, host, { country: 'al', year: 2001, codes: [RATED, 'INS-01'] }, 1)
    const reviewer = await as.reviewer('al')
    const { agreed } = await reviewer.asks(readDoubles, { country: 'al' })
    expect(agreed.map(({ code }) => code).sort()).toEqual([RATED, 'INS-01'])
    const ids = agreed.map(({ id }) => id)
    expect((await reviewer.does(settleAgreed, { country: 'al', ids })).settled.sort()).toEqual([RATED, 'INS-01'])
    const { assessment } = await reviewer.asks(readDouble, { id: doubleOf(RATED) })
    const { seenHash, seen } = await reviewer.asks(readReview, { id: assessment!.id })
    expect(seen).toMatchObject({ rating: 1, narrative: 'The period is granted in a few cases only.' })
    await reviewer.does(approveAssessment, { id: assessment!.id, seenHash })
    expect((await reviewer.asks(readProgress, { id: cycleId, state: 'approved' })).rows).toHaveLength(1)
  })

  test('what differs is not settled so, alone or among others', async ({ as, host, pool }) => {
    const { doubleOf } = await ratedTwice(as, host, { country: 'al', year: 2002, codes: [RATED, 'INS-01'] })
    const ids = [doubleOf(RATED), doubleOf('INS-01')]
    const settles = (await as.reviewer('al')).does(settleAgreed, { country: 'al', ids })
    await expect(settles).rejects.toMatchObject({ code: 'assessment.not-agreed' })
    const { rows } = await pool.query(`select from adjudication where double_id = any($1)`, [ids])
    expect(rows).toHaveLength(0)
  })
})

describe('on record', () => {
  test('a rater dissents from a decision, others do not, and it is never changed', async ({ as, host, pool }) => {
    const { doubleId: id, raters } = await ratedTwice(as, host, { country: 'me', year: 2001 })
    const dissents = (body: string) => raters[0].does(recordDissent, { id, body })
    await expect(dissents('Too early.')).rejects.toMatchObject({ code: 'assessment.not-decided' })
    const reviewer = await as.reviewer('me')
    await reviewer.does(decideDouble, { id, ...DECIDED })
    await dissents('The rule asks for all cases.')
    await expect(reviewer.does(recordDissent, { id, body: 'Me too.' })).rejects.toMatchObject({
      code: 'kit.not-allowed',
    })
    expect((await reviewer.asks(readDouble, { id })).dissents).toMatchObject([{ body: 'The rule asks for all cases.' }])
    const { rows } = await pool.query(`select count(*)::int as n from dissent where double_id = $1`, [id])
    expect(rows).toEqual([{ n: 1 }])
  })

  test('a third opinion is asked of somebody who rated neither, stands in their work, and is given once', async ({
    as,
    host,
  }) => {
    const { doubleId: id, raters } = await ratedTwice(as, host, { country: 'me', year: 2002 })
    const [reviewer, third] = [await as.reviewer('me'), await as.lead('me')]
    const ask = (personId: string) => reviewer.does(askThird, { id, personId })
    await expect(ask(raters[0].id)).rejects.toMatchObject({ code: 'assessment.not-a-third' })
    await expect(ask((await as.monitor('rs')).id)).rejects.toMatchObject({ code: 'assessment.not-a-third' })
    await ask(third.id)
    await expect(ask(third.id)).rejects.toMatchObject({ code: 'assessment.third-asked' })
    expect((await third.asks(readWork, {})).opinions).toMatchObject([{ id, code: RATED }])
    const gives = () => third.does(giveOpinion, { id, rating: 2, reason: 'In most cases, by the register.' })
    await gives()
    await expect(gives()).rejects.toMatchObject({ code: 'assessment.opinion-given' })
    expect((await third.asks(readWork, {})).opinions).toEqual([])
    await expect(raters[0].does(giveOpinion, { id, rating: 1, reason: 'As I said before.' })).rejects.toMatchObject({
      code: 'kit.not-allowed',
    })
    expect((await reviewer.asks(readDouble, { id })).opinions).toMatchObject([{ rating: 2 }])
  })

  test('a disagreement about the rule becomes a proposal to the instrument, answered by who drafts it', async ({
    as,
    host,
  }) => {
    const { doubleId: id, raters } = await ratedTwice(as, host, { country: 'mk', year: 2001 })
    const reviewer = await as.reviewer('mk')
    await reviewer.does(decideDouble, { id, ...DECIDED, cause: 'rule', proposal: 'Say how many cases are “most”.' })
    await raters[1].does(proposeRuleChange, { id, text: 'Name the register that counts.' })
    const coordinator = await as.coordinator()
    const { rows } = await coordinator.asks(readProposals, { code: RATED })
    const byBody = rows.toSorted((a, b) => (a.body < b.body ? -1 : 1))
    expect(byBody.map(({ body, state, doubleId }) => [body, state, doubleId])).toEqual([
      ['Name the register that counts.', 'open', id],
      ['Say how many cases are “most”.', 'open', id],
    ])
    const asked = rows.find(({ body }) => body.startsWith('Say how'))!
    const answer = { id: asked.id, state: 'taken', answer: 'In the draft of version 2.' } as const
    await expect((await as.lead('mk')).does(answerProposal, answer)).rejects.toMatchObject({ code: 'kit.not-allowed' })
    await coordinator.does(answerProposal, answer)
    await expect(coordinator.does(answerProposal, answer)).rejects.toMatchObject({
      code: 'instrument.proposal-answered',
    })
    expect(await host.asSystem((tx) => openProposals(tx, RATED))).toBe(1)
  })

  test('where the cause is the rule and nothing is proposed in words, the reason is what is proposed', async ({
    as,
    host,
  }) => {
    const { doubleId: id } = await ratedTwice(as, host, { country: 'mk', year: 2002, codes: ['INS-01'] })
    await (await as.reviewer('mk')).does(decideDouble, { id, ...DECIDED, cause: 'rule' })
    const { rows } = await (await as.coordinator()).asks(readProposals, { code: 'INS-01' })
    expect(rows.map(({ body }) => body)).toEqual([DECIDED.reason])
  })
})

test('agreement counts what is in, of the countries that the reader sees, and nothing of what one has rated', async ({
  as,
  host,
}) => {
  const { raters } = await ratedTwice(as, host, { country: 'ba', year: 2001, codes: [RATED, 'INS-01'] })
  await askedTwice(as, host, { country: 'ba', year: 2002 }).then((it) => rated(raters[0], it.cycleId))
  const seen = await (await as.reviewer('ba')).asks(readAgreement, {})
  expect(seen.all).toMatchObject({ pairs: 2, percent: { value: 0, units: 2 } })
  expect(seen.countries.map(({ code }) => code)).toEqual(['ba'])
  expect(seen.indicators.map(({ key }) => key).sort()).toEqual([RATED, 'INS-01'])
})
