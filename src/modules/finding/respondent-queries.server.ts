import { query } from '../../kit/acts.ts'
import { canonical, sha256 } from '../../kit/canonical.ts'
import type { ReadDb } from '../../server/db/types.ts'
import type { Indicator } from '../instrument/model.ts'
import { FindingAt, Reference, stateOn, type Says } from './model.ts'
import { findingProblem } from './problems.ts'
import { filesOf, heardOf, readBody, reasonsIn } from './queries.server.ts'

/** The findings that a page is of: a respondent's rows hold no others. */
export async function hearingAt(db: ReadDb, reference: string) {
  return db
    .selectFrom('hearing')
    .innerJoin('institution', 'institution.id', 'hearing.institutionId')
    .innerJoin('country', 'country.code', 'hearing.country')
    .innerJoin('respondent', 'respondent.hearingId', 'hearing.id')
    .select(['hearing.id', 'hearing.reference', 'hearing.country', 'hearing.year', 'hearing.repliesUntil'])
    .select(['hearing.askedByName', 'hearing.askedByEmail', 'hearing.askedByPhone', 'hearing.sentAt'])
    .select(['institution.nameLocal', 'country.name as countryName', 'respondent.email as mailbox'])
    .where('hearing.reference', '=', reference)
    .executeTakeFirst()
}
export type OwnHearing = NonNullable<Awaited<ReturnType<typeof hearingAt>>>

export async function aboutReplies(db: ReadDb, reference: string) {
  const found = await hearingAt(db, reference)
  return found && { subject: `hearing ${found.id}`, country: found.country, request: found.id }
}

/** Each finding with what is said to it now: what was written last, else what was sent. */
async function findingsIn(db: ReadDb, hearingId: string) {
  const heard = await heardOf(db, { hearingId })
  const drafts = await db
    .selectFrom('findingDraft')
    .selectAll()
    .where('hearingId', '=', hearingId)
    .limit(1_000)
    .execute()
  const files = await filesOf(
    db,
    heard.map(({ id }) => id),
  )
  return heard.map((row) => {
    const draft = drafts.find(({ findingId }) => findingId === row.id)
    const { id, number, indicatorCode, sha256: hash, repliesUntil, receipt, submittedAt } = row
    const { decision, reason, reasonLang, decidedAt } = row
    const sent = row.says === null ? undefined : { says: row.says as Says, reasons: reasonsIn(row.reasons) }
    const written = draft && { says: draft.says as Says, reasons: reasonsIn(draft.reasons) }
    const isSent = written === undefined || canonical(written) === canonical(sent ?? null)
    const own = files.filter(({ findingId }) => findingId === id)
    return {
      id,
      number,
      indicatorCode,
      sha256: hash,
      repliesUntil,
      receipt,
      submittedAt,
      decision,
      reason,
      reasonLang,
      decidedAt,
      body: readBody(row.body),
      ...(written ?? sent ?? { says: null, reasons: [] }),
      sentSays: sent?.says ?? null,
      draftVersion: draft?.version ?? null,
      /** Nothing that was written waits to be sent. */
      isSent: isSent && own.every(({ replyId }) => replyId !== null),
      files: own.map(({ id: file, name, sha256: fileHash, replyId }) => ({
        id: file,
        name,
        sha256: fileHash,
        replyId,
      })),
    }
  })
}
export type OwnFinding = Awaited<ReturnType<typeof findingsIn>>[number]

export async function findingAt(db: ReadDb, hearingId: string, number: number): Promise<OwnFinding> {
  const found = (await findingsIn(db, hearingId)).find((it) => it.number === number)
  if (!found) throw findingProblem['no-such-finding']()
  return found
}

/** All that is said, in one order and one spelling: what is checked is what is sent. What is decided is not said again. */
export async function saidIn(db: ReadDb, hearing: OwnHearing) {
  const all = await findingsIn(db, hearing.id)
  const findings = all.flatMap((it) => (it.says === null || it.decision !== null ? [] : [{ ...it, says: it.says }]))
  const { reference, nameLocal: institution } = hearing
  const said = findings.map(({ number, indicatorCode: indicator, sha256: finding, says, reasons, files }) => ({
    number,
    indicator,
    finding,
    says,
    reasons,
    files: files.map(({ name, sha256: hash }) => ({ name, sha256: hash })),
  }))
  const body = canonical({ reference, institution, findings: said })
  return { all, findings, body, sha256: sha256(body) }
}

/** The words of the indicator that a finding is of: a published version never changes. */
async function indicatorsOf(db: ReadDb, hearingId: string) {
  const rows = await db
    .selectFrom('finding')
    .innerJoin('indicator', 'indicator.id', 'finding.indicatorId')
    .select(['finding.number', 'indicator.code', 'indicator.title', 'indicator.question', 'indicator.rule'])
    .select(['indicator.unratedReason', 'indicator.notApplicable'])
    .where('finding.hearingId', '=', hearingId)
    .orderBy('finding.number')
    .limit(1_000)
    .execute()
  return rows.map((row) => ({ ...row, rule: row.rule as Indicator['rule'] }))
}

/** The findings that were sent to this institution, with how far each is. */
export const readFindings = query({
  may: 'reply.read',
  takes: Reference,
  about: (db, { reference }) => aboutReplies(db, reference),
  run: async (db, { now }, { reference }) => {
    const hearing = (await hearingAt(db, reference))!
    const today = now.toISOString().slice(0, 10)
    const said = await saidIn(db, hearing)
    return {
      hearing,
      isOpen: today <= hearing.repliesUntil,
      seen: said.sha256,
      findings: said.all.map((it) => ({
        ...it,
        state: stateOn(today, { repliesUntil: hearing.repliesUntil, says: it.sentSays, decision: it.decision }),
      })),
      indicators: await indicatorsOf(db, hearing.id),
      receipts: await receiptsOf(db, hearing.id),
    }
  },
})

function receiptsOf(db: ReadDb, hearingId: string) {
  return db
    .selectFrom('hearingReply')
    .select(['number', 'receipt', 'responsible', 'submittedAt', 'sha256'])
    .where('hearingId', '=', hearingId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

/** One finding, with what is said to it. */
export const readFinding = query({
  may: 'reply.read',
  takes: FindingAt,
  about: (db, { reference }) => aboutReplies(db, reference),
  run: async (db, { now }, { reference, number }) => {
    const hearing = (await hearingAt(db, reference))!
    const finding = await findingAt(db, hearing.id, number)
    const indicators = await indicatorsOf(db, hearing.id)
    return {
      hearing,
      finding,
      indicator: indicators.find((it) => it.number === number)!,
      count: indicators.length,
      isOpen: now.toISOString().slice(0, 10) <= hearing.repliesUntil && finding.decision === null,
    }
  },
})
