import { sql } from 'kysely'
import { read } from '../../answers/index.ts'
import { command, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { breakdowns } from '../country/queries.server.ts'
import { AcceptedAnswers, ReturnedQuestions } from './accept-model.ts'
import { shapeFor } from './answered.ts'
import { addEvents, settleStates } from './event-commands.server.ts'
import { earlierValues } from './across.server.ts'
import { flagsAcross, flagsOf } from './flags.ts'
import { observedIn, observedWithout, type ObservedAnswer } from './observed.ts'
import { requestProblem } from './problems.ts'
import { aboutRequest, questionsIn, requestById } from './queries.server.ts'
import { lastSubmission, type Submission } from './reply-queries.server.ts'
import { saidTo } from './reply-document.ts'
import {
  languageOf,
  sourcesOf,
  type Accepting,
  type Asked,
  type SourceOf,
  type SourceOfAnswer,
} from './reply-source.server.ts'
import { addressedIn } from './addressed.server.ts'
import { linkLetter } from './sending.server.ts'
import { isSaid } from './submitted.ts'

/**
 * Makes answers of a reply observations: the reply becomes a source, once, with a document that is kept as it is, and
 * each answer a value of its indicator at its page there. What other sources say stands beside it.
 */
export const acceptAnswers = command({
  may: 'request.accept',
  records: 'request.answers-accepted',
  takes: AcceptedAnswers,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, doing, { id, submissionId, numbers, class: cls }) => {
    const { actor, now } = doing
    const request = (await requestById(tx, id))!
    const submission = await lastSubmission(tx, id)
    if (submission?.id !== submissionId) throw kitProblem.conflict({}, { details: { id, version: request.version } })
    const accepting = { request, submission, ...(await askedIn(tx, id, submission)) }
    const chosen = accepting.asked.filter(({ answer }) => numbers.includes(answer.number) && isSaid(answer))
    const { sources, classOf } = await sourcesOf(tx, doing, accepting, { chosen, cls })
    const open = await notYetAccepted(tx, sources, chosen)
    if (open.length === 0) throw requestProblem['nothing-to-accept']()
    await withdrawEarlier(tx, doing, { open, sources, submission })
    const across = flagsAcross(accepting.asked, accepting.known, {
      locale: languageOf(submission),
      say: doing.say,
      earlier: await earlierValues(
        tx,
        request,
        open.map(({ question }) => question.indicatorCode),
      ),
      mayName: (at, named) => classOf(at) !== 'public' || classOf(named) === 'public',
    })
    await tx
      .insertInto('observation')
      .values(open.map((it) => observationOf(doing, accepting, { it, source: sources(it), across })))
      .execute()
    const accepted = open.map(({ answer }) => answer.number)
    await setState(tx, { id, numbers: accepted }, { state: 'accepted' })
    const details = { questions: accepted.length }
    const evidenceId = sources(open[0]!).id
    await addEvents(tx, [
      { request, kind: 'accepted', onDay: dayOf(now), at: now, personId: actor.id, evidenceId, details },
    ])
    await settleStates(tx, [id])
    return { id, evidenceId, numbers: accepted }
  },
})

async function askedIn(db: ReadDb, requestId: string, { body }: Submission) {
  const asked = saidTo(await questionsIn(db, requestId), body)
  return { asked, known: await breakdowns(db), versionId: await versionOf(db, requestId) }
}

/** The version whose questions the request asks: the cycle's own. */
async function versionOf(db: ReadDb, requestId: string): Promise<string> {
  const { versionId } = await db
    .selectFrom('request')
    .innerJoin('cycle', 'cycle.id', 'request.cycleId')
    .select('cycle.versionId')
    .where('request.id', '=', requestId)
    .executeTakeFirstOrThrow()
  return versionId
}

/** Without those that stand already: of a letter, one that was entered anew since is open again. */
async function notYetAccepted(db: ReadDb, sources: SourceOf, chosen: readonly Asked[]): Promise<Asked[]> {
  const rows = await standingOf(db, sources, chosen)
  const known = new Set(rows.map(({ questionId, evidenceId }) => `${questionId} ${evidenceId}`))
  return chosen.filter(
    (it) =>
      !known.has(`${it.question.id} ${sources(it).id}`) || (it.answer.document && it.question.state !== 'accepted'),
  )
}

function standingOf(db: ReadDb, sources: SourceOf, of: readonly Asked[]) {
  return db
    .selectFrom('observation')
    .select(['id', 'questionId', 'evidenceId'])
    .where('questionId', 'in', [...of.map(({ question }) => question.id), NO_ID])
    .where('evidenceId', 'in', [...new Set(of.map((it) => sources(it).id)), NO_ID])
    .where('withdrawnAt', 'is', null)
    .limit(4000)
    .execute()
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

interface Earlier {
  readonly open: readonly Asked[]
  readonly sources: SourceOf
  readonly submission: Submission
}

/** One page of a letter says one thing: what was read out of it wrongly is withdrawn, and stays readable. */
async function withdrawEarlier(tx: Tx, { actor, now, say }: Doing, { open, sources, submission }: Earlier) {
  const pairs = new Set(open.map((it) => `${it.question.id} ${sources(it).id}`))
  const earlier = (await standingOf(tx, sources, open)).filter((it) => pairs.has(`${it.questionId} ${it.evidenceId}`))
  if (earlier.length === 0) return
  const reason = say(languageOf(submission), 'request.accept.entered-anew', { receipt: submission.receipt })
  await tx
    .updateTable('observation')
    .set({ withdrawnAt: now, withdrawnBy: actor.id, withdrawnReason: reason, version: sql`version + 1` })
    .where(
      'id',
      'in',
      earlier.map(({ id }) => id),
    )
    .execute()
}

function observationOf(
  { actor, now, say }: Doing,
  { request, submission, known, versionId }: Accepting,
  { it, source, across }: { it: Asked; source: SourceOfAnswer; across: ReturnType<typeof flagsAcross> },
) {
  const { question, answer } = it
  const locale = languageOf(submission)
  const { unit, ...value } = valueOf(it, { known, submission })
  return {
    country: request.country,
    year: request.year,
    indicatorCode: question.indicatorCode,
    evidenceId: source.id,
    cycleId: request.cycleId,
    instrumentVersionId: versionId,
    territory: request.territory,
    questionId: question.id,
    page: source.page,
    ...value,
    unit: unit ?? question.unit ?? '',
    flags: JSON.stringify([...flagsOf(it, known, { locale, say }), ...(across.get(answer.number) ?? [])]),
    note: noteOf(it, (key) => say(locale, key)),
    class: source.class,
    origin: 'monitor',
    addedBy: actor.id,
    addedAt: now,
  }
}

function valueOf({ answer, question }: Asked, { known, submission }: Pick<Accepting, 'known' | 'submission'>) {
  if (answer.kind !== 'value') return observedWithout(answer.kind!)
  const shape = shapeFor(question, known)
  const value: ObservedAnswer | undefined = observedIn(shape, read(languageOf(submission), shape, answer.cells).cells)
  if (!value) throw requestProblem['answer-unreadable']({ number: answer.number })
  return value
}

/** What the institution says beside the value, in its own words. */
function noteOf({ answer }: Asked, say: (key: string) => string): string | null {
  const { kind, ground, reason, quality, source, note, suggestedInstitution } = answer
  const parts = [
    kind === 'declined' ? `${say(`request.said.ground.${ground ?? 'other'}`)}: ${reason}` : '',
    kind === 'value' && quality === 'estimate' ? say('request.said.quality.estimate') : '',
    note,
    source === '' ? '' : `${say('request.said.source')}: ${source}`,
    suggestedInstitution ?? '',
  ]
  return parts.filter((part) => part !== '').join(' · ') || null
}

/** Asks the institution to look at answers again, in one sentence: its form shows it there, the mail leads to it. */
export const returnQuestions = command({
  may: 'request.accept',
  records: 'request.questions-returned',
  takes: ReturnedQuestions,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, doing, { id, numbers, sentence }) => {
    const { actor, now } = doing
    const request = (await requestById(tx, id))!
    if (request.answersUntil < dayOf(now)) throw requestProblem['answers-closed']()
    const returned = await setState(tx, { id, numbers }, { state: 'returned', returnedBecause: sentence })
    if (returned === 0) throw requestProblem['nothing-to-accept']()
    const details = { questions: returned }
    await addEvents(tx, [
      { request, kind: 'returned', onDay: dayOf(now), at: now, personId: actor.id, note: sentence, details },
    ])
    await settleStates(tx, [id])
    const [addressed] = await addressedIn(tx, [id])
    const isMailed = addressed !== undefined && addressed.email !== null
    if (isMailed) await doing.post(linkLetter(doing, addressed, 'returned'))
    return { id, returned, isMailed }
  },
})

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** Of questions to which something was said; gives how many. */
async function setState(
  tx: Tx,
  { id, numbers }: { id: string; numbers: readonly number[] },
  to: { state: 'accepted' } | { state: 'returned'; returnedBecause: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('requestQuestion')
    .set(to)
    .where('requestId', '=', id)
    .where(sql<boolean>`number = any (${numbers}::int[])`)
    .where('state', 'in', ['answered', 'declined', 'accepted'])
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
