import { z } from 'zod'
import { command, type Doing } from '../../kit/acts.ts'
import type { Letter } from '../../kit/given.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import { aboutAssessment, assessmentById } from '../assessment/queries.server.ts'
import { aboutCycle, cycleById } from '../cycle/queries.server.ts'
import { letterLocale, nextReferences, respondentLink } from '../request/commands.server.ts'
import { contactOf } from '../request/queries.server.ts'
import { SentFindings, Unheard } from './model.ts'
import { findingProblem } from './problems.ts'
import { aboutHearing, currentFinding, currentOf, heardOf, hearingById } from './queries.server.ts'

/** Whether findings of this cycle go to the institutions that they are about. */
export const setRightOfReply = command({
  may: 'cycle.change',
  records: 'finding.right-of-reply-set',
  takes: z.object({ cycleId: z.uuid(), isAsked: z.enum(['yes', 'no']) }),
  about: (db, { cycleId }) => aboutCycle(db, cycleId),
  run: async (tx, _doing, { cycleId, isAsked }) => {
    await tx
      .updateTable('cycle')
      .set((eb) => ({ rightOfReply: isAsked === 'yes', version: eb('version', '+', 1) }))
      .where('id', '=', cycleId)
      .execute()
    return { cycleId, isAsked }
  },
})

/** Sends findings to one institution, as they were seen: one reference, one link, one mail to the registered mailbox. */
export const sendFindings = command({
  may: 'finding.send',
  records: 'finding.sent',
  takes: SentFindings,
  about: (db, { cycleId }) => aboutCycle(db, cycleId),
  run: async (tx, doing, { cycleId, institutionId, findings, ...asked }) => {
    const { actor, now } = doing
    const cycle = (await cycleById(tx, cycleId))!
    if (!cycle.rightOfReply) throw findingProblem['not-asked-here']()
    if (asked.repliesUntil <= now.toISOString().slice(0, 10))
      throw findingProblem['day-too-early']({}, { fields: [{ field: 'repliesUntil', key: 'finding.field.day-early' }] })
    await refuseForeignInstitution(tx, institutionId, cycle.country)
    const mailbox = await contactOf(tx, institutionId)
    if (mailbox === undefined) throw findingProblem['no-mailbox']()
    const rows = []
    for (const it of findings) rows.push(await frozen(tx, cycleId, it))
    const [reference] = await nextReferences(tx, { country: cycle.country, year: now.getUTCFullYear(), many: 1 })
    const locale = letterLocale(cycle.country)
    const { country, year } = cycle
    const hearing = await tx
      .insertInto('hearing')
      .values({
        ...asked,
        reference: reference!,
        cycleId,
        country,
        year,
        institutionId,
        locale,
        sentBy: actor.id,
        sentAt: now,
      })
      .returning(['id', 'reference', 'linkSerial', 'askedByEmail'])
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('finding')
      .values(rows.map((row, i) => ({ ...row, hearingId: hearing.id, country, number: i + 1 })))
      .execute()
    await tx
      .insertInto('respondent')
      .values({ hearingId: hearing.id, country, number: 1, part: 'owner', locale, madeAt: now })
      .execute()
    await doing.post(findingsLetter(doing, { ...hearing, locale, mailbox, findings: rows.length }))
    return { id: hearing.id, reference: hearing.reference, sent: rows.length }
  },
  details: ({ cycleId, institutionId, findings, repliesUntil }, { id, reference }) => ({
    id,
    reference,
    cycleId,
    institutionId,
    repliesUntil,
    findings: findings.map(({ assessmentId }) => assessmentId),
  }),
})

async function refuseForeignInstitution(tx: Tx, id: string, country: string): Promise<void> {
  const found = await tx.selectFrom('institution').select('country').where('id', '=', id).executeTakeFirst()
  if (found?.country !== country)
    throw kitProblem.invalid({}, { fields: [{ field: 'institutionId', key: 'finding.field.institution' }] })
}

/** The row of a finding, while it still says what was seen. What was not handed to the reviewers goes to nobody. */
async function frozen(tx: Tx, cycleId: string, { assessmentId, sha256 }: { assessmentId: string; sha256: string }) {
  const stored = await assessmentById(tx, assessmentId)
  if (!stored || stored.cycleId !== cycleId) throw kitProblem['not-found']()
  const { indicatorCode, indicatorId, state } = stored
  if (state !== 'submitted') throw findingProblem['not-submitted']({ code: indicatorCode })
  const current = await currentFinding(tx, stored)
  if (current.sha256 !== sha256) throw findingProblem['changed-since-seen']({ code: indicatorCode })
  return { assessmentId, indicatorId, indicatorCode, body: current.body, sha256 }
}

interface Addressed {
  readonly reference: string
  readonly linkSerial: number
  readonly locale: string
  readonly mailbox: string
  readonly askedByEmail: string
  readonly findings: number
}

/** The mail with the link: no name, no title and no country in it but the file's own reference. */
export function findingsLetter(
  { say, sealer, publicUrl }: Pick<Doing, 'say' | 'sealer' | 'publicUrl'>,
  { mailbox, askedByEmail, ...it }: Addressed,
  why: 'mail' | 'mail.reminder' = 'mail',
): Letter {
  const link = respondentLink(publicUrl, sealer, { ...it, number: 1, to: 'f' })
  const values = { reference: it.reference, findings: it.findings, link }
  return {
    replyTo: askedByEmail,
    recipient: mailbox,
    locale: it.locale,
    subject: say(it.locale, `finding.${why}.subject`, values),
    body: say(it.locale, `finding.${why}.body`, values),
  }
}

/** Takes back findings that went to the wrong institution, or by mistake: the link is void, and nothing was heard. */
export const withdrawFindings = command({
  may: 'finding.send',
  records: 'finding.withdrawn',
  takes: z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(1000) }),
  about: (db, { id }) => aboutHearing(db, id),
  run: async (tx, { actor, now }, { id, reason }) => {
    const hearing = (await hearingById(tx, id))!
    if (hearing.withdrawnAt !== null) throw findingProblem['already-withdrawn']()
    if ((await heardOf(tx, { hearingId: id })).some(({ replyId }) => replyId !== null))
      throw findingProblem['has-reply']()
    await tx
      .updateTable('hearing')
      .set({ withdrawnAt: now, withdrawnBy: actor.id, withdrawnReason: reason })
      .set((eb) => ({ linkSerial: eb('linkSerial', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await tx.updateTable('respondent').set({ state: 'ended' }).where('hearingId', '=', id).execute()
    return { id, cycleId: hearing.cycleId }
  },
})

/** Says why this text goes to no institution, or not once more. Another text needs another reason. */
export const leaveUnheard = command({
  may: 'finding.decide',
  records: 'finding.left-unheard',
  takes: Unheard,
  about: (db, { assessmentId }) => aboutAssessment(db, assessmentId),
  run: async (tx, { actor, now }, { assessmentId, sha256, reason }) => {
    const { country, indicatorCode, cycleId } = (await assessmentById(tx, assessmentId))!
    const current = await currentOf(tx, assessmentId)
    if (current.sha256 !== sha256) throw findingProblem['changed-since-seen']({ code: indicatorCode })
    await tx
      .insertInto('findingUnheard')
      .values({ assessmentId, country, sha256, reason, saidBy: actor.id, saidAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { assessmentId, cycleId }
  },
})
