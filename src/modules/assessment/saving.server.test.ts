import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { saveAssessment, submitAssessment, takeOverAssessment } from './commands.server.ts'
import { attached, CONTEXT, openedCycle, RATED, recorded, submitted, WORDS } from './desk.fixture.ts'
import { approveAssessment } from './review-commands.server.ts'
import { snapshotOf } from './seen.server.ts'
import { assessmentById } from './queries.server.ts'

const place = (cycleId: string, seenVersion = 0, code = RATED) => ({ cycleId, code, seenVersion })

describe('saving', () => {
  test('a draft is stored half said, and a second save is one version on', async ({ as, host }) => {
    const monitor = await as.monitor('al')
    const cycleId = await openedCycle(host, 'al', 2021)
    const first = await monitor.does(saveAssessment, { ...place(cycleId), rating: 2 })
    expect(first).toMatchObject({ version: 1, state: 'draft', changed: ['rating'] })
    const second = await monitor.does(saveAssessment, {
      ...place(cycleId, 1),
      rating: 2,
      narrative: 'Some words of it.',
    })
    expect(second).toMatchObject({ version: 2, changed: ['narrative'] })
  })

  test('an untouched desk leaves no row, and the same words twice leave no new version', async ({ as, host, pool }) => {
    const monitor = await as.monitor('al')
    const cycleId = await openedCycle(host, 'al', 2022)
    expect(await monitor.does(saveAssessment, place(cycleId))).toMatchObject({ id: null, version: 0 })
    const { rows } = await pool.query('select from assessment where cycle_id = $1', [cycleId])
    expect(rows).toHaveLength(0)
    await monitor.does(saveAssessment, { ...place(cycleId), rating: 2 })
    expect(await monitor.does(saveAssessment, { ...place(cycleId, 0), rating: 2 })).toMatchObject({ version: 1 })
  })

  test('a stale save changes nothing and gives both sides whole', async ({ as, host }) => {
    const [one, two] = [await as.monitor('ba'), await as.monitor('ba', 'two')]
    const cycleId = await openedCycle(host, 'ba', 2021)
    const first = await one.does(saveAssessment, { ...place(cycleId), rating: 2, narrative: 'First words of one.' })
    await two.does(saveAssessment, { ...place(cycleId, 1), rating: 3, narrative: 'Second words of two.' })

    const stale = one.does(saveAssessment, {
      ...place(cycleId, first.version),
      rating: 1,
      narrative: 'Late words of one.',
    })

    await expect(stale).rejects.toMatchObject({
      code: 'kit.conflict',
      details: {
        version: 2,
        by: 'monitor ba two',
        mine: { rating: 1, narrative: 'Late words of one.' },
        theirs: { rating: 3, narrative: 'Second words of two.' },
      },
    })
    const kept = await one.does(saveAssessment, { ...place(cycleId, 2), rating: 1, narrative: 'Late words of one.' })
    expect(kept).toMatchObject({ version: 3 })
  })

  test('of two who begin in the same moment, the second one is shown both sides', async ({ as, host }) => {
    const [one, two] = [await as.monitor('ba'), await as.monitor('ba', 'two')]
    const cycleId = await openedCycle(host, 'ba', 2022)
    const results = await Promise.allSettled([
      one.does(saveAssessment, { ...place(cycleId), rating: 2 }),
      two.does(saveAssessment, { ...place(cycleId), rating: 3 }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ code: 'kit.conflict', details: { version: 1 } })
  })

  test('an indicator that is context takes no rating', async ({ as, host }) => {
    const monitor = await as.monitor('me')
    const cycleId = await openedCycle(host, 'me', 2021)
    const rated = monitor.does(saveAssessment, { ...place(cycleId, 0, CONTEXT), rating: 2 })
    await expect(rated).rejects.toMatchObject({
      code: 'kit.invalid',
      fields: [{ field: 'rating', key: 'assessment.field.context-takes-no-rating' }],
    })
    const evidenceId = await attached(monitor, 'me', 'Yearly report')
    const saved = await monitor.does(saveAssessment, {
      ...WORDS,
      rating: null,
      ...place(cycleId, 0, CONTEXT),
      citations: [{ evidenceId }],
    })
    expect(await monitor.does(submitAssessment, { id: saved.id!, seenVersion: 1 })).toMatchObject({
      state: 'submitted',
    })
  })

  test('a monitor of another country finds nothing at the address of the desk', async ({ as, host }) => {
    const cycleId = await openedCycle(host, 'me', 2022)
    const stranger = (await as.monitor('al')).does(saveAssessment, { ...place(cycleId), rating: 2 })
    await expect(stranger).rejects.toMatchObject({ code: 'kit.not-found' })
  })

  test("another country's source and a withdrawn one cannot be cited", async ({ as, host }) => {
    const monitor = await as.monitor('me')
    const cycleId = await openedCycle(host, 'me', 2023)
    const foreign = await attached(await as.monitor('al'), 'al', 'Foreign report')
    const cites = monitor.does(saveAssessment, { ...place(cycleId), citations: [{ evidenceId: foreign }] })
    await expect(cites).rejects.toMatchObject({
      fields: [{ field: 'citations', key: 'assessment.field.source-not-here' }],
    })
  })

  test('a writer who does not see a restricted source does not drop its citation', async ({ as, host, pool }) => {
    const [monitor, other] = [await as.monitor('mk'), await as.rapporteur('mk')]
    const cycleId = await openedCycle(host, 'mk', 2021)
    const secret = await attached(monitor, 'mk', 'Interview notes', 'restricted')
    await monitor.does(saveAssessment, { ...place(cycleId), rating: 2, citations: [{ evidenceId: secret, page: '1' }] })
    await other.does(saveAssessment, { ...place(cycleId, 1), rating: 1, citations: [] })
    const { rows } = await pool.query('select page from citation where evidence_id = $1', [secret])
    expect(rows).toEqual([{ page: '1' }])
  })
})

describe('submitting', () => {
  test('no rating goes to review without words, sources or a reason for none, and confidence', async ({ as, host }) => {
    const monitor = await as.monitor('rs')
    const cycleId = await openedCycle(host, 'rs', 2019)
    const { id } = await monitor.does(saveAssessment, { ...place(cycleId), rating: 2, narrative: 'Yes.' })
    const bare = monitor.does(submitAssessment, { id: id!, seenVersion: 1 })
    await expect(bare).rejects.toMatchObject({
      code: 'assessment.incomplete',
      fields: [{ field: 'noEvidenceReason' }, { field: 'narrative' }, { field: 'confidence' }],
    })
    await monitor.does(saveAssessment, { ...place(cycleId, 1), ...WORDS, noEvidenceReason: 'No office keeps records.' })
    expect(await monitor.does(submitAssessment, { id: id!, seenVersion: 2 })).toMatchObject({ state: 'submitted' })
  })

  test('of figures that contradict each other one is chosen, with a reason', async ({ as, host }) => {
    const monitor = await as.monitor('rs')
    const cycleId = await openedCycle(host, 'rs', 2021)
    const evidenceId = await attached(monitor, 'rs', 'Answer of the ministry')
    const [first] = await Promise.all(
      ['14', '17', '15'].map((value) => recorded(monitor, { country: 'rs', code: RATED, value, evidenceId })),
    )
    const draft = { ...WORDS, citations: [{ evidenceId }] }
    const { id } = await monitor.does(saveAssessment, { ...place(cycleId), ...draft })
    const unchosen = monitor.does(submitAssessment, { id: id!, seenVersion: 1 })
    await expect(unchosen).rejects.toMatchObject({ fields: [{ field: 'chosenObservation' }] })
    await monitor.does(saveAssessment, { ...place(cycleId, 1), ...draft, chosenObservation: first! })
    const unexplained = monitor.does(submitAssessment, { id: id!, seenVersion: 2 })
    await expect(unexplained).rejects.toMatchObject({ fields: [{ field: 'chosenReason' }] })
    const chosen = { ...draft, chosenObservation: first!, chosenReason: 'The register itself.' }
    await monitor.does(saveAssessment, { ...place(cycleId, 2), ...chosen })
    expect(await monitor.does(submitAssessment, { id: id!, seenVersion: 3 })).toMatchObject({ state: 'submitted' })
  })

  test('a jump of two levels is doubtful: it goes with an explanation that the reviewer reads', async ({
    as,
    host,
    pool,
  }) => {
    const { author } = await submitted(as, host, 'mk', RATED, 2018)
    const cycleId = await openedCycle(host, 'mk', 2019)
    const draft = {
      ...WORDS,
      rating: 3 as const,
      noEvidenceReason: 'Seen with our own eyes.',
      confidence: 'high' as const,
    }
    const { id } = await author.does(saveAssessment, { ...place(cycleId), ...draft })
    const silent = author.does(submitAssessment, { id: id!, seenVersion: 1 })
    await expect(silent).rejects.toMatchObject({
      code: 'assessment.doubtful',
      fields: [{ key: 'assessment.doubt.jump' }, {}],
    })
    await author.does(submitAssessment, { id: id!, seenVersion: 1, explanation: 'A new law came into force.' })
    const { rows } = await pool.query('select body from review_comment where assessment_id = $1', [id])
    expect(rows).toEqual([{ body: 'A new law came into force.' }])
  })

  test('a second submission says that it was submitted', async ({ as, host }) => {
    const { id, version, author } = await submitted(as, host, 'rs', RATED, 2017)
    const again = author.does(submitAssessment, { id, seenVersion: version })
    await expect(again).rejects.toMatchObject({ code: 'assessment.already-submitted' })
  })
})

describe('taking over', () => {
  test("the earlier cycle's words, rating and sources come unchanged, and never over words that stand", async ({
    as,
    host,
    pool,
  }) => {
    const before = await submitted(as, host, 'al', RATED, 2023)
    const cycleId = await openedCycle(host, 'al', 2024)
    const taken = await before.author.does(takeOverAssessment, place(cycleId))
    const { rows } = await pool.query(
      'select rating, narrative, carried_from, (select count(*)::int from citation where assessment_id = a.id) as cited from assessment a where id = $1',
      [taken.id],
    )
    expect(rows).toEqual([{ rating: 1, narrative: WORDS.narrative, carried_from: before.id, cited: 1 }])
    await before.author.does(saveAssessment, { ...place(cycleId, 1), ...WORDS, narrative: 'Words of this year now.' })
    const again = before.author.does(takeOverAssessment, place(cycleId, 2))
    await expect(again).rejects.toMatchObject({ code: 'assessment.already-written' })
  })

  test('whoever wrote the earlier words cannot approve them when another person takes them over', async ({
    as,
    host,
    pool,
  }) => {
    const before = await submitted(as, host, 'al', RATED, 2025)
    const other = await as.monitor('al', 'two')
    const cycleId = await openedCycle(host, 'al', 2026)
    const taken = await other.does(takeOverAssessment, place(cycleId))
    await other.does(submitAssessment, { id: taken.id!, seenVersion: taken.version })
    await pool.query(`insert into role_grant (person_id, role, country) values ($1, 'reviewer', 'al')`, [
      before.author.id,
    ])
    const { hash } = await host.asSystem(async (tx) => snapshotOf(tx, (await assessmentById(tx, taken.id!))!))
    const approves = before.author.does(approveAssessment, { id: taken.id!, seenHash: hash })
    await expect(approves).rejects.toMatchObject({ code: 'kit.not-allowed' })
  })

  test('an edit of an approved one voids the approval, and the voided approval stays to be seen', async ({
    as,
    host,
    pool,
  }) => {
    const { id, cycleId, evidenceId, author } = await submitted(as, host, 'ba', RATED, 2019)
    const { hash } = await host.asSystem(async (tx) => snapshotOf(tx, (await assessmentById(tx, id))!))
    const reviewer = await as.reviewer('ba')
    const { version } = await reviewer.does(approveAssessment, { id, seenHash: hash })
    const edit = {
      ...WORDS,
      rating: 2 as const,
      citations: [{ evidenceId, page: '3', quotation: 'in 14 of 31 cases' }],
    }
    expect(await author.does(saveAssessment, { ...place(cycleId, version), ...edit })).toMatchObject({ state: 'draft' })
    const { rows } = await pool.query(
      'select voided_by, voided_at is not null as voided from approval where assessment_id = $1',
      [id],
    )
    expect(rows).toEqual([{ voided_by: author.id, voided: true }])
  })
})
