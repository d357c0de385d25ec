import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { changeEvidence } from '../evidence/commands.server.ts'
import { saveAssessment } from './commands.server.ts'
import { RATED, submitted, WORDS } from './desk.fixture.ts'
import { approveAssessment, commentAssessment, returnAssessment } from './review-commands.server.ts'
import { readReview, reviewQueue } from './review-queries.server.ts'

test('the author of an assessment cannot approve it, whatever roles they hold', async ({ as, host, pool }) => {
  const { id, author } = await submitted(as, host, 'rs')
  await pool.query(`insert into role_grant (person_id, role, country) values ($1, 'reviewer', 'rs')`, [author.id])
  const { seenHash } = await (await as.reviewer('rs')).asks(readReview, { id })
  await expect(author.does(approveAssessment, { id, seenHash })).rejects.toMatchObject({ code: 'kit.not-allowed' })
  await expect(author.does(returnAssessment, { id, comment: 'No.' })).rejects.toMatchObject({ code: 'kit.not-allowed' })
})

test('whoever wrote a part of it cannot approve it either', async ({ as, host, pool }) => {
  const { id, cycleId, version } = await submitted(as, host, 'rs', RATED, 2022)
  const second = await as.monitor('rs', 'two')
  await second.does(saveAssessment, { ...WORDS, cycleId, code: RATED, seenVersion: version, rating: 2 })
  await pool.query(`update assessment set state = 'submitted' where id = $1`, [id])
  await pool.query(`insert into role_grant (person_id, role, country) values ($1, 'reviewer', 'rs')`, [second.id])
  const { seenHash } = await (await as.reviewer('rs')).asks(readReview, { id })
  await expect(second.does(approveAssessment, { id, seenHash })).rejects.toMatchObject({ code: 'kit.not-allowed' })
})

test('the database refuses an approval by an author even where nothing else does', async ({ as, host, pool }) => {
  const { id, author } = await submitted(as, host, 'al')
  const insert = pool.query(
    `insert into approval (assessment_id, country, approver_id, seen_sha256, seen) values ($1, 'al', $2, 'x', '{}')`,
    [id, author.id],
  )
  await expect(insert).rejects.toMatchObject({ constraint: 'approval_not_by_author' })
})

test('an approval holds for what was seen: a change meanwhile is shown and nothing is approved', async ({
  as,
  host,
  pool,
}) => {
  const { id, evidenceId, author } = await submitted(as, host, 'ba')
  const reviewer = await as.reviewer('ba')
  const { seenHash, seenText } = await reviewer.asks(readReview, { id })
  const facts = { class: 'public', kind: 'document', language: 'en', url: 'https://example.org/other' } as const
  await author.does(changeEvidence, {
    id: evidenceId,
    version: 1,
    title: 'Another title',
    publishedOn: '2021',
    ...facts,
  })

  const approves = reviewer.does(approveAssessment, { id, seenHash, seen: seenText })

  await expect(approves).rejects.toMatchObject({
    code: 'assessment.changed-since-seen',
    details: { changes: [{ field: 'citations', after: [{ title: 'Another title' }] }] },
  })
  const { rows } = await pool.query('select from approval where assessment_id = $1', [id])
  expect(rows).toHaveLength(0)
  const now = await reviewer.asks(readReview, { id })
  expect(await reviewer.does(approveAssessment, { id, seenHash: now.seenHash })).toMatchObject({ state: 'approved' })
})

test('a text that does not have the hash is not believed', async ({ as, host }) => {
  const { id } = await submitted(as, host, 'me')
  const reviewer = await as.reviewer('me')
  const approves = reviewer.does(approveAssessment, { id, seenHash: 'a'.repeat(64), seen: '{"rating":3}' })
  await expect(approves).rejects.toMatchObject({ code: 'assessment.changed-since-seen', details: { changes: [] } })
})

test('of two reviewers at once the second is told what the first one did', async ({ as, host }) => {
  const { id } = await submitted(as, host, 'mk')
  const [one, two] = [await as.reviewer('mk'), await as.reviewer('mk', 'two')]
  const { seenHash } = await one.asks(readReview, { id })
  const results = await Promise.allSettled([one, two].map((each) => each.does(approveAssessment, { id, seenHash })))
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  const first = results[0]!.status === 'fulfilled' ? 'reviewer mk one' : 'reviewer mk two'
  expect(refused.reason).toMatchObject({ code: 'assessment.already-approved', values: { by: first } })
  await expect(two.does(returnAssessment, { id, comment: 'Not yet.' })).rejects.toMatchObject({
    code: 'assessment.already-approved',
  })
})

test('what is returned says why and stays returned while its author works on it', async ({ as, host }) => {
  const { id, cycleId, author } = await submitted(as, host, 'me', RATED, 2022)
  const reviewer = await as.reviewer('me')
  await expect(reviewer.does(returnAssessment, { id, comment: ' ' })).rejects.toMatchObject({ code: 'kit.invalid' })
  const { version } = await reviewer.does(returnAssessment, { id, comment: 'Which of the two figures?' })
  const edit = { ...WORDS, cycleId, code: RATED, seenVersion: version, noEvidenceReason: 'None is kept.' }
  expect(await author.does(saveAssessment, edit)).toMatchObject({ state: 'returned' })
  const { comments } = await reviewer.asks(readReview, { id })
  expect(comments).toMatchObject([{ kind: 'returned', body: 'Which of the two figures?', by: 'reviewer me one' }])
})

test('a reviewer sees field by field what changed since the last approval', async ({ as, host }) => {
  const { id, cycleId, evidenceId, author } = await submitted(as, host, 'me', RATED, 2023)
  const reviewer = await as.reviewer('me')
  const { seenHash } = await reviewer.asks(readReview, { id })
  const { version } = await reviewer.does(approveAssessment, { id, seenHash })
  const citations = [{ evidenceId, page: '3', quotation: 'in 14 of 31 cases' }]
  await author.does(saveAssessment, { ...WORDS, cycleId, code: RATED, seenVersion: version, rating: 2, citations })
  const { changes, approval } = await reviewer.asks(readReview, { id })
  expect(changes).toEqual([{ field: 'rating', before: 1, after: 2 }])
  expect(approval).toMatchObject({ by: 'reviewer me one', voidedBy: 'monitor me one' })
})

test('the queue holds what waits in the countries of a reviewer, own work set apart', async ({ as, host, pool }) => {
  const { id, author } = await submitted(as, host, 'al', RATED, 2022)
  await submitted(as, host, 'rs', RATED, 2018)
  await pool.query(`insert into role_grant (person_id, role, country) values ($1, 'reviewer', 'al')`, [author.id])
  const { rows } = await (await as.reviewer('al')).asks(reviewQueue, {})
  expect(new Set(rows.map(({ country }) => country))).toEqual(new Set(['al']))
  expect(rows.find((row) => row.id === id)).toMatchObject({ isMine: false, by: 'monitor al one' })
  const own = await author.asks(reviewQueue, {})
  expect(own.rows.find((row) => row.id === id)).toMatchObject({ isMine: true })
})

test('a comment decides nothing, and a stranger cannot leave one', async ({ as, host }) => {
  const { id } = await submitted(as, host, 'al', RATED, 2019)
  await (await as.coordinator()).does(commentAssessment, { id, comment: 'See the report of 2019.' })
  const { assessment, comments } = await (await as.reviewer('al')).asks(readReview, { id })
  expect([assessment.state, comments.length]).toEqual(['submitted', 1])
  const stranger = (await as.monitor('me')).does(commentAssessment, { id, comment: 'Hello.' })
  await expect(stranger).rejects.toMatchObject({ code: 'kit.not-found' })
})
