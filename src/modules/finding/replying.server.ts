import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { LOCALES } from '../../locale/index.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { Reference, SavedReply, SubmittedReplies } from './model.ts'
import { findingProblem } from './problems.ts'
import { aboutReplies, findingAt, hearingAt, saidIn, type OwnHearing } from './respondent-queries.server.ts'

export const isOpenOn = (today: string, { repliesUntil }: { repliesUntil: string }) => today <= repliesUntil

/** The findings, while a reply to them is taken. */
export async function openHearing(db: ReadDb, { now }: Pick<Doing, 'now'>, reference: string): Promise<OwnHearing> {
  const hearing = (await hearingAt(db, reference))!
  if (!isOpenOn(now.toISOString().slice(0, 10), hearing)) throw findingProblem['is-closed']()
  return hearing
}

/** Keeps what an institution says to one finding. Nobody else reads it before it is sent. */
export const saveFindingReply = command({
  may: 'reply.answer',
  records: 'finding.reply-saved',
  takes: SavedReply,
  about: (db, { reference }) => aboutReplies(db, reference),
  run: async (tx, doing, { reference, number, version, says, reasons }) => {
    const hearing = await openHearing(tx, doing, reference)
    const finding = await findingAt(tx, hearing.id, number)
    if (finding.decision !== null) throw findingProblem['already-decided']()
    const row = { says, reasons: JSON.stringify(reasons), savedBy: doing.actor.id, savedAt: doing.now }
    const saved =
      version === 0
        ? await tx
            .insertInto('findingDraft')
            .values({ ...row, findingId: finding.id, hearingId: hearing.id, country: hearing.country })
            .onConflict((conflict) => conflict.doNothing())
            .returning('version')
            .executeTakeFirst()
        : await tx
            .updateTable('findingDraft')
            .set({ ...row, version: sql`version + 1` })
            .where('findingId', '=', finding.id)
            .where('version', '=', version)
            .returning('version')
            .executeTakeFirst()
    if (saved) return { number, says, version: saved.version }
    const { draftVersion, says: theirSays, reasons: theirReasons } = finding
    throw kitProblem.conflict(
      {},
      { details: { version: draftVersion ?? 0, theirs: { says: theirSays, reasons: theirReasons } } },
    )
  },
  details: ({ reference, number, says }, { version }) => ({ reference, number, says, version }),
})

/** Sends all that is said, as it was checked. A correction is another reply beside it. */
export const submitFindingReplies = command({
  may: 'reply.owner',
  records: 'finding.replied',
  takes: SubmittedReplies,
  about: (db, { reference }) => aboutReplies(db, reference),
  run: async (tx, doing, { reference, seen, responsible }) => {
    const { actor, now, say } = doing
    const hearing = await openHearing(tx, doing, reference)
    const said = await saidIn(tx, hearing)
    if (said.sha256 !== seen) throw kitProblem.conflict({}, { details: { seen: said.sha256 } })
    if (said.findings.length === 0) throw findingProblem['nothing-said']()
    const { last } = await tx
      .selectFrom('hearingReply')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('last'))
      .where('hearingId', '=', hearing.id)
      .executeTakeFirstOrThrow()
    const number = last + 1
    const receipt = `${reference}-${number}`
    const { id: replyId } = await tx
      .insertInto('hearingReply')
      .values({
        hearingId: hearing.id,
        country: hearing.country,
        number,
        receipt,
        locale: actor.locale,
        body: said.body,
        sha256: said.sha256,
        responsible,
        submittedBy: actor.id,
        submittedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await keepSaid(tx, { hearing, replyId }, said.findings)
    if (hearing.mailbox !== null)
      await doing.post({
        replyTo: hearing.askedByEmail,
        recipient: hearing.mailbox,
        locale: actor.locale,
        subject: say(actor.locale, 'finding.mail.receipt.subject', { receipt }),
        body: say(actor.locale, 'finding.mail.receipt.body', { receipt, hash: said.sha256 }),
      })
    return { replyId, receipt, sha256: said.sha256 }
  },
  details: ({ reference, responsible }, output) => ({ reference, responsible, ...output }),
})

type Said = Awaited<ReturnType<typeof saidIn>>['findings']

async function keepSaid(tx: Tx, { hearing, replyId }: { hearing: OwnHearing; replyId: string }, said: Said) {
  const { id: hearingId, country } = hearing
  await tx
    .insertInto('findingReply')
    .values(
      said.map(({ id: findingId, says, reasons }) => ({
        replyId,
        hearingId,
        findingId,
        country,
        says,
        reasons: JSON.stringify(reasons),
      })),
    )
    .execute()
  const ids = said.map(({ id }) => id)
  await tx
    .updateTable('findingFile')
    .set({ replyId })
    .where('replyId', 'is', null)
    .where('removedAt', 'is', null)
    .where('findingId', 'in', ids)
    .execute()
}

/** The language of the pages, for this institution. */
export const changeFindingLanguage = command({
  may: 'reply.read',
  records: 'reply.language-changed',
  takes: Reference.extend({ locale: z.enum(LOCALES) }),
  about: (db, { reference }) => aboutReplies(db, reference),
  run: async (tx, { actor }, { locale }) => {
    await tx.updateTable('respondent').set({ locale }).where('id', '=', actor.id).execute()
    return { locale }
  },
})
