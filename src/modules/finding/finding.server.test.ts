import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { wordFile } from '../evidence/zip.fixture.ts'
import { submitted } from '../assessment/desk.fixture.ts'
import { saveAssessment, submitAssessment } from '../assessment/commands.server.ts'
import { approveAssessment } from '../assessment/review-commands.server.ts'
import { readReview } from '../assessment/review-queries.server.ts'
import { enterAt, sendCodeAt } from '../reply/commands.server.ts'
import { findingDoorway } from './door.server.ts'
import {
  attachToFinding,
  decideFinding,
  keepRepliedFile,
  leaveUnheard,
  saveFindingReply,
  sendFindings,
  setRightOfReply,
  submitFindingReplies,
  withdrawFindings,
} from './commands.server.ts'
import { readHearing, readSending, readUnheard } from './desk-queries.server.ts'
import {
  heard,
  institutionWith,
  mailTo,
  officeAt,
  sentTo,
  uploadOf,
  type Given,
  type Office,
} from './finding.fixture.ts'
import { readFinding, readFindings } from './respondent-queries.server.ts'

const AT = new Date('2022-03-01T10:00:00Z')
const AFTER = new Date('2022-04-01T10:00:00Z')

const disputed = (reference: string, version = 0) => ({
  reference,
  number: 1,
  version,
  says: 'disputes' as const,
  reasons: [{ paragraph: 1, text: 'The register says otherwise.' }],
})

async function send(office: Office, reference: string) {
  const { seen } = await office.asks(readFindings, { reference })
  return office.does(submitFindingReplies, { reference, seen, responsible: 'Head of office', isAuthorised: 'yes' })
}

async function approving({ as }: Given, country: string, id: string) {
  const reviewer = await as.reviewer(country)
  const { seenHash } = await reviewer.asks(readReview, { id })
  return reviewer.does(approveAssessment, { id, seenHash })
}

test('an institution disputes a finding with a file; what it says is decided on, and then it can be approved', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const given = { as, host, pool }
  const it = await heard(given, 'rs')
  const { reference } = it
  await expect(approving(given, 'rs', it.id)).rejects.toMatchObject({ code: 'finding.under-reply' })

  const office = await officeAt(given, it)
  await office.does(saveFindingReply, disputed(reference))
  const file = await uploadOf('izvod.txt', Buffer.from('Totals only.'))
  await office.does(attachToFinding, { reference, number: 1, upload: file.upload }).finally(file.drop)
  const lead = await as.lead('rs')
  expect((await lead.asks(readHearing, { id: it.hearingId })).findings[0]).toMatchObject({ says: null, files: [] })
  const { receipt, sha256 } = await send(office, reference)
  expect(receipt).toBe(`${reference}-1`)
  expect(await mailTo(pool, it.mailbox, receipt)).toContain(sha256)
  await expect(approving(given, 'rs', it.id)).rejects.toMatchObject({ code: 'finding.reply-undecided' })

  const { findings } = await lead.asks(readHearing, { id: it.hearingId })
  expect(findings[0]).toMatchObject({
    says: 'disputes',
    state: 'disputed',
    reasons: [{ paragraph: 1, text: 'The register says otherwise.' }],
  })
  const { evidenceId } = await it.author.does(keepRepliedFile, { id: it.hearingId, file: findings[0]!.files[0]!.id })
  const { rows } = await pool.query('select class, file_sha256 from evidence where id = $1', [evidenceId])
  expect(rows[0]).toEqual({ class: 'team', file_sha256: findings[0]!.files[0]!.sha256 })

  const decision = {
    findingId: findings[0]!.id,
    replyId: findings[0]!.replyId!,
    decision: 'upheld' as const,
    reason: 'The register counts something else.',
    reasonLang: 'en' as const,
  }
  await expect(it.author.does(decideFinding, decision)).rejects.toMatchObject({ code: 'kit.not-allowed' })
  await lead.does(decideFinding, decision)
  await expect(office.does(saveFindingReply, disputed(reference, 1))).rejects.toMatchObject({
    code: 'finding.already-decided',
  })
  expect((await office.asks(readFinding, { reference, number: 1 })).finding.reason).toBe(decision.reason)
  expect((await approving(given, 'rs', it.id)).state).toBe('approved')
})

test('who lets the last day pass has not replied, and can reply no more; the finding can be approved then', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const given = { as, host, pool }
  const it = await heard(given, 'me')
  const office = await officeAt(given, it)
  await office.does(saveFindingReply, disputed(it.reference))

  clock.now = AFTER
  const late = await officeAt(given, it)
  await expect(late.does(saveFindingReply, disputed(it.reference, 1))).rejects.toMatchObject({
    code: 'finding.is-closed',
  })
  await expect(send(late, it.reference)).rejects.toMatchObject({ code: 'finding.is-closed' })
  const lead = await as.lead('me', 'later')
  expect((await lead.asks(readHearing, { id: it.hearingId })).findings[0]!.state).toBe('no-reply')
  expect((await approving(given, 'me', it.id)).state).toBe('approved')
})

test('an institution sees its own findings and nothing else: not another one, no name of a rater, no other table', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const given = { as, host, pool }
  const it = await heard(given, 'al')
  const other = await sentTo(given, it.cycleId, 'al', 1)
  const office = await officeAt(given, it)

  await expect(office.asks(readFindings, { reference: other.reference })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
  await expect(office.does(saveFindingReply, disputed(other.reference))).rejects.toMatchObject({
    code: 'kit.not-found',
  })
  const lead = await as.lead('al')
  await expect(office.asks(readHearing, { id: it.hearingId })).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(lead.asks(readFindings, { reference: it.reference })).rejects.toMatchObject({ code: 'kit.not-found' })
  const shown = JSON.stringify(await office.asks(readFindings, { reference: it.reference }))
  expect(shown).toContain('The period is granted in a few cases only.')
  for (const hidden of ['monitor al', 'reviewer al', it.author.id, other.reference, other.hearingId, it.id])
    expect(shown).not.toContain(hidden)
  for (const [key, hidden] of Object.entries(await office.asks(readFinding, { reference: it.reference, number: 1 })))
    expect([key, JSON.stringify(hidden).includes(it.author.id)]).toEqual([key, false])
})

test('the database itself gives a respondent of findings the rows of these, and none of assessments', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const given = { as, host, pool }
  const it = await heard(given, 'ba')
  const other = await sentTo(given, it.cycleId, 'ba', 1)
  await officeAt(given, other)
  const { rows: own } = await pool.query('select id from respondent where hearing_id = $1', [it.hearingId])
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local role rapporteur_app')
    await client.query(
      `select set_config('rapporteur.purpose', 'respondent', true), set_config('rapporteur.person', $1, true),
        set_config('rapporteur.request', $2, true), set_config('rapporteur.part', 'owner', true)`,
      [own[0].id, it.hearingId],
    )
    const many = async (table: string) =>
      (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n
    expect([await many('hearing'), await many('finding'), await many('respondent')]).toEqual([1, 1, 1])
    for (const table of [
      'assessment',
      'approval',
      'request',
      'evidence',
      'person',
      'finding_unheard',
      'review_comment',
    ])
      expect([table, await many(table)]).toEqual([table, 0])
    const forged = client.query(
      `insert into finding_decision (finding_id, reply_id, country, decision, reason, reason_lang, decided_by, decided_at)
       select id, id, country, 'changed', 'x', 'en', $1, now() from finding`,
      [own[0].id],
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('a link that was guessed, is of another file or was taken back opens nothing, and five wrong codes spend a code', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const given = { as, host, pool }
  const it = await heard(given, 'mk')
  const other = await sentTo(given, it.cycleId, 'mk', 1)
  const mixed = { link: { reference: it.reference, key: other.link.key }, mailbox: it.mailbox }
  await expect(officeAt(given, mixed)).rejects.toMatchObject({ code: 'reply.link-not-good' })
  const guessed = { link: { reference: it.reference, key: `1-${'0'.repeat(40)}` }, mailbox: it.mailbox }
  await expect(officeAt(given, guessed)).rejects.toMatchObject({ code: 'reply.link-not-good' })

  await sendCodeAt(host, findingDoorway, { link: it.link, address: '10.9.9.9' })
  const right = /\b(\d{6})\b/.exec(await mailTo(pool, it.mailbox, it.reference))![1]!
  const shown = { link: it.link, address: '10.9.9.9', locale: 'en' as const }
  const wrong = right === '000000' ? '000001' : '000000'
  for (let i = 0; i < 5; i++)
    await expect(enterAt(host, findingDoorway, { ...shown, code: wrong })).rejects.toMatchObject({
      code: 'reply.wrong-code',
    })
  await expect(enterAt(host, findingDoorway, { ...shown, code: right })).rejects.toMatchObject({
    code: 'reply.wrong-code',
  })

  const lead = await as.lead('mk')
  const office = await officeAt(given, other)
  await lead.does(withdrawFindings, { id: other.hearingId, reason: 'It went to the wrong office.' })
  await expect(officeAt(given, other)).rejects.toMatchObject({ code: 'reply.link-not-good' })
  await expect(office.asks(readFindings, { reference: other.reference })).rejects.toMatchObject({
    code: 'kit.signed-out',
  })
})

test('a file with macros is refused, and nothing of it is kept', async ({ as, host, pool, clock }) => {
  clock.now = AT
  const given = { as, host, pool }
  const it = await heard(given, 'rs', { year: 2019, place: 3 })
  const office = await officeAt(given, it)
  const macros = wordFile([{ name: 'word/vbaProject.bin', bytes: Buffer.from('AutoOpen') }])
  const file = await uploadOf('izvod.docm', macros)
  const attached = office.does(attachToFinding, { reference: it.reference, number: 1, upload: file.upload })
  await expect(attached.finally(file.drop)).rejects.toMatchObject({ code: 'evidence.file-refused' })
  expect((await office.asks(readFinding, { reference: it.reference, number: 1 })).finding.files).toEqual([])
})

test('an insider of another country is told that nothing is there, and a monitor sends nothing', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const given = { as, host, pool }
  const it = await heard(given, 'rs', { year: 2018, place: 4 })
  for (const other of [await as.lead('me'), await as.reviewer('al')])
    await expect(other.asks(readHearing, { id: it.hearingId })).rejects.toMatchObject({ code: 'kit.not-found' })
  const monitor = await as.monitor('rs')
  await expect(monitor.does(withdrawFindings, { id: it.hearingId, reason: 'x' })).rejects.toMatchObject({
    code: 'kit.not-allowed',
  })
})

test('what was changed is sent again or its reason written; a lower rating is never approved unheard by a decision', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const given = { as, host, pool }
  const it = await heard(given, 'rs', { year: 2017, place: 5 })
  const office = await officeAt(given, it)
  await office.does(saveFindingReply, { reference: it.reference, number: 1, version: 0, says: 'agrees', reasons: [] })
  await send(office, it.reference)
  const { author, cycleId, code } = it
  const saved = await author.does(saveAssessment, {
    cycleId,
    code,
    seenVersion: it.version,
    rating: 0,
    narrative: 'The period is granted in no case at all.',
    confidence: 'high',
    citations: [{ evidenceId: it.evidenceId, page: '3', quotation: 'in 14 of 31 cases' }],
  })
  await author.does(submitAssessment, { id: it.id, seenVersion: saved.version })
  await expect(approving(given, 'rs', it.id)).rejects.toMatchObject({ code: 'finding.changed-against' })

  const lead = await as.lead('rs')
  const { findings } = await lead.asks(readSending, { id: cycleId, institutionId: it.institutionId })
  expect(findings).toMatchObject([{ code, wasSent: true, isSent: false }])
  await sentTo(given, cycleId, 'rs', 5)
  await expect(approving(given, 'rs', it.id)).rejects.toMatchObject({ code: 'finding.under-reply' })
})

test('a cycle that does not ask for it approves as before; one that does wants a reason where nobody is heard', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = AT
  const given = { as, host, pool }
  const free = await submitted(as, host, 'rs', 'IDN-15', 2016)
  expect((await approving(given, 'rs', free.id)).state).toBe('approved')

  const it = await submitted(as, host, 'rs', 'IDN-15', 2015)
  const lead = await as.lead('rs')
  const institutionId = await institutionWith(given, lead, 'rs', 6)
  const asked = { repliesUntil: '2022-03-31', askedByName: 'A', askedByEmail: 'a@example.org', askedByPhone: null }
  const findings = [{ assessmentId: it.id, sha256: 'a'.repeat(64) }]
  const sending = { cycleId: it.cycleId, institutionId, findings, ...asked }
  await expect(lead.does(sendFindings, sending)).rejects.toMatchObject({ code: 'finding.not-asked-here' })
  await lead.does(setRightOfReply, { cycleId: it.cycleId, isAsked: 'yes' })
  await expect(lead.does(sendFindings, sending)).rejects.toMatchObject({ code: 'finding.changed-since-seen' })
  await expect(approving(given, 'rs', it.id)).rejects.toMatchObject({ code: 'finding.not-heard' })
  const { sha256 } = await lead.asks(readUnheard, { id: it.id })
  await lead.does(leaveUnheard, { assessmentId: it.id, sha256, reason: 'It is about no institution.' })
  expect((await approving(given, 'rs', it.id)).state).toBe('approved')
})
