import { expect } from 'vitest'
import { saveAssessment, submitAssessment } from '../../src/modules/assessment/commands.server.ts'
import { attached, openedCycle, RATED, submitted, WORDS } from '../../src/modules/assessment/desk.fixture.ts'
import { approveAssessment } from '../../src/modules/assessment/review-commands.server.ts'
import { readReview } from '../../src/modules/assessment/review-queries.server.ts'
import { carryForward } from '../../src/modules/cycle/commands.server.ts'
import { readProgress } from '../../src/modules/cycle/board-queries.server.ts'
import { proposeEdition, publishEdition, setAsideEdition } from '../../src/modules/edition/commands.server.ts'
import { editionToRead } from '../../src/modules/edition/queries.server.ts'
import { changeEvidence, withdrawEvidence } from '../../src/modules/evidence/commands.server.ts'
import { recordObservation } from '../../src/modules/observation/commands.server.ts'
import { test, newKey } from '../harness.ts'
import type { Person } from '../people.ts'

const facts = { class: 'public', kind: 'document', publishedOn: '2021', language: 'en' } as const
const url = 'https://example.org/of-the-source'

async function approved(reviewer: Person, id: string) {
  const { seenHash } = await reviewer.asks(readReview, { id })
  await reviewer.does(approveAssessment, { id, seenHash })
}

test('a source that is changed after the approval is not published under it, whatever of it changed', async ({
  as,
  host,
}) => {
  const changes = [
    { title: 'Another title' },
    { author: 'Somebody Else' },
    { publisher: 'Another ministry' },
    { url: 'https://example.org/elsewhere' },
    { class: 'team' as const },
    { kind: 'judgment' as const },
    { publishedOn: '2019' },
  ]
  for (const [place, change] of changes.entries()) {
    const year = 2001 + place
    const { id, evidenceId, author, cycleId } = await submitted(as, host, 'rs', RATED, year)
    const before = { ...facts, id: evidenceId, title: `Report of ${year}`, url: `${url}/${year}` }
    await author.does(changeEvidence, { ...before, version: 1 })
    await approved(await as.reviewer('rs'), id)
    await author.does(changeEvidence, { ...before, version: 2, ...change })

    const proposes = (await as.publisher('rs')).does(proposeEdition, { cycleId })
    await expect(proposes, JSON.stringify(change)).rejects.toMatchObject({ code: 'edition.nothing-approved' })
  }
})

test('an approval of what has changed is voided by the proposal, to be seen and given anew', async ({ as, host }) => {
  const { id, evidenceId, author, cycleId } = await submitted(as, host, 'al', RATED, 2021)
  const code = 'INS-01'
  const other = await author.does(saveAssessment, {
    ...WORDS,
    cycleId,
    code,
    seenVersion: 0,
    noEvidenceReason: 'None.',
  })
  await author.does(submitAssessment, { id: other.id!, seenVersion: other.version })
  const reviewer = await as.reviewer('al')
  for (const each of [id, other.id!]) await approved(reviewer, each)
  await author.does(withdrawEvidence, { id: evidenceId, version: 1, reason: 'It was a forgery.' })

  const proposed = await (await as.publisher('al')).does(proposeEdition, { cycleId })
  expect(proposed.voided).toEqual([RATED])
  const { body } = await reviewer.asks(editionToRead, { id: proposed.id })
  expect(body.values.find(({ indicator }) => indicator.code === RATED)).toMatchObject({ reason: 'approval-voided' })

  const review = await reviewer.asks(readReview, { id })
  expect(review).toMatchObject({ assessment: { state: 'submitted' }, changes: [{ field: 'citations' }] })
  await reviewer.does(approveAssessment, { id, seenHash: review.seenHash })
  await (await as.publisher('al')).does(setAsideEdition, { id: proposed.id })
  expect(await (await as.publisher('al')).does(proposeEdition, { cycleId })).toMatchObject({ voided: [] })
})

test('a source or a figure that comes in between proposal and publication stops it', async ({ as, host }) => {
  const { id, evidenceId, author, cycleId } = await submitted(as, host, 'ba', RATED, 2021)
  await approved(await as.reviewer('ba'), id)
  const { id: edition, sha256 } = await (await as.publisher('ba')).does(proposeEdition, { cycleId })
  const figure = { country: 'ba', year: 2021, indicatorCode: RATED, kind: 'number', value: '7', evidenceId } as const
  await author.does(recordObservation, figure)
  const second = await as.publisher('ba', 'two')
  expect((await second.asks(editionToRead, { id: edition })).lost).toEqual([RATED])
  await expect(second.does(publishEdition, { id: edition, sha256 })).rejects.toMatchObject({
    code: 'edition.approval-changed',
    details: [RATED],
  })
})

test('a figure is as confidential as its source, also when the source is closed later', async ({ as, host, pool }) => {
  const { id, author, cycleId } = await submitted(as, host, 'me', RATED, 2021)
  const secret = await attached(author, 'me', 'Named public by mistake')
  await author.does(recordObservation, {
    country: 'me',
    year: 2021,
    indicatorCode: RATED,
    kind: 'number',
    value: '987123',
    evidenceId: secret,
  })
  await author.does(changeEvidence, { ...facts, class: 'team', id: secret, version: 1, title: 'Closed', url })
  const { rows } = await pool.query('select class from observation where evidence_id = $1', [secret])
  expect(rows).toEqual([{ class: 'team' }])
  await pool.query(`update observation set class = 'public' where evidence_id = $1`, [secret])

  await approved(await as.reviewer('me'), id)
  const proposed = await (await as.publisher('me')).does(proposeEdition, { cycleId })
  const { body } = await (await as.publisher('me')).asks(editionToRead, { id: proposed.id })
  expect(JSON.stringify(body)).not.toContain('987123')
})

test('a reviewer who does not see a restricted figure does not read the reason for choosing it', async ({
  as,
  host,
}) => {
  const author = await as.monitor('mk')
  const cycleId = await openedCycle(host, 'mk', 2021)
  const evidenceId = await attached(author, 'mk', 'Letter about a case', 'restricted')
  const figure = { country: 'mk', year: 2021, indicatorCode: RATED, kind: 'number', value: '13', evidenceId } as const
  const { id: chosenObservation } = await author.does(recordObservation, figure)
  const saved = await author.does(saveAssessment, {
    ...WORDS,
    cycleId,
    code: RATED,
    seenVersion: 0,
    chosenObservation,
    chosenReason: 'The letter names thirteen.',
    noEvidenceReason: 'None may be named.',
  })
  await author.does(submitAssessment, { id: saved.id!, seenVersion: saved.version })
  const review = await (await as.reviewer('mk')).asks(readReview, { id: saved.id! })
  expect(JSON.stringify(review)).not.toMatch(/names thirteen|Letter about a case|"13"/)
})

test('nobody carries a whole cycle alone: who hands a text to review stands for it and does not approve it', async ({
  as,
  host,
}) => {
  const { cycleId: from } = await submitted(as, host, 'rs', RATED, 2021)
  const lead = await as.lead('rs')
  const into = await openedCycle(host, 'rs', 2022)
  await lead.does(carryForward, { id: into, fromId: from })
  const { rows } = await lead.asks(readProgress, { id: into, state: 'to-confirm' })
  expect(rows.map(({ code }) => code)).toEqual([RATED])
  const id = await host.asSystem(
    async (tx) =>
      (await tx.selectFrom('assessment').select('id').where('cycleId', '=', into).executeTakeFirstOrThrow()).id,
  )
  await lead.does(submitAssessment, { id, seenVersion: 1 })
  const { seenHash, isMine } = await lead.asks(readReview, { id })
  expect(isMine).toBe(true)
  await expect(lead.does(approveAssessment, { id, seenHash })).rejects.toMatchObject({ code: 'kit.not-allowed' })
})

test('a reader of the working group sees how far a cycle is, not what a draft says', async ({ as, host }) => {
  const { cycleId } = await submitted(as, host, 'rs', RATED, 2023)
  const input = { id: cycleId, state: 'submitted' } as const
  const rated = ({ rows }: { rows: readonly { rating: number | null }[] }) => rows.map(({ rating }) => rating)
  expect(rated(await (await as.reviewer('rs')).asks(readProgress, input))).toEqual([1])
  expect(rated(await (await as.reader('rs')).asks(readProgress, input))).toEqual([null])
})

test('a publication sent again with its key gets its answer again', async ({ as, host }) => {
  const { id, cycleId } = await submitted(as, host, 'rs', RATED, 2024)
  await approved(await as.reviewer('rs'), id)
  const proposed = await (await as.publisher('rs')).does(proposeEdition, { cycleId })
  const input = { id: proposed.id, sha256: proposed.sha256 }
  const [second, key] = [await as.publisher('rs', 'two'), newKey()]
  const first = await second.does(publishEdition, input, key)
  expect(await second.does(publishEdition, input, key)).toEqual(first)
  await expect(second.does(publishEdition, input)).rejects.toMatchObject({ code: 'edition.not-proposed' })
})
