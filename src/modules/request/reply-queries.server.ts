import type { Actor, Role } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { seenBy } from '../evidence/queries.server.ts'
import { answersIn, isSaid, type SubmittedAnswer } from './submitted.ts'

/** The last reply of an institution, as it was submitted. */
export function lastSubmission(db: ReadDb, requestId: string) {
  return db
    .selectFrom('submission')
    .select(['id', 'number', 'receipt', 'locale', 'body', 'sha256', 'responsible', 'submittedAt'])
    .select(['enteredByName', 'receivedOn', 'submittedBy'])
    .where('requestId', '=', requestId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}
export type Submission = NonNullable<Awaited<ReturnType<typeof lastSubmission>>>

/** The document of a reply in the library, while it stands. */
export function evidenceOfReply(db: ReadDb, submissionId: string) {
  return db
    .selectFrom('evidence')
    .select(['id', 'class', 'fileSha256'])
    .where('submissionId', '=', submissionId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
}

/** The observations that the answers of a request became, with the source of each, as far as this person sees it. */
export function observationsOf(db: ReadDb, actor: Actor, requestId: string) {
  return db
    .selectFrom('observation')
    .innerJoin('requestQuestion', 'requestQuestion.id', 'observation.questionId')
    .innerJoin('evidence', 'evidence.id', 'observation.evidenceId')
    .select(['observation.id', 'observation.kind', 'observation.number as amount', 'observation.low'])
    .select(['observation.high', 'observation.text', 'observation.asGiven', 'observation.unit', 'observation.page'])
    .select(['requestQuestion.number', 'observation.questionId', 'evidence.id as evidenceId', 'evidence.title'])
    .select(['evidence.submissionId', 'requestQuestion.state as questionState'])
    .where('requestQuestion.requestId', '=', requestId)
    .where('observation.withdrawnAt', 'is', null)
    .where(seenBy(actor))
    .orderBy('requestQuestion.number')
    .orderBy('observation.addedAt')
    .limit(2000)
    .execute()
}

const ACCEPTERS: readonly Role[] = ['monitor', 'lead', 'rapporteur']

/** Whom the form helps; rights decide when it is sent. */
export const acceptsIn = ({ grants }: Pick<Actor, 'grants'>, country: string) =>
  grants.some((held) => ACCEPTERS.includes(held.role) && held.country === country)

/** The last reply with what can still be accepted of it; null before there is one. */
export async function replyToAccept(db: ReadDb, actor: Actor, requestId: string) {
  const submission = await lastSubmission(db, requestId)
  if (!submission) return null
  const { body, ...reply } = submission
  const answers = answersIn(body)
  const observed = await observationsOf(db, actor, requestId)
  const isAccepted = ({ number, document }: SubmittedAnswer) =>
    observed.some((it) =>
      document === null
        ? it.number === number && it.submissionId === reply.id
        : it.number === number && it.evidenceId === document.evidence && it.questionState === 'accepted',
    )
  const letter = answers.find(({ document }) => document !== null)?.document?.evidence
  return {
    ...reply,
    open: answers.filter((answer) => isSaid(answer) && !isAccepted(answer)).map(({ number }) => number),
    evidenceId: (await evidenceOfReply(db, reply.id))?.id ?? letter ?? null,
  }
}
