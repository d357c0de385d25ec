import { command, query } from '../../kit/acts.ts'
import { canonical, sha256 } from '../../kit/canonical.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { seenBy } from '../evidence/queries.server.ts'
import { breakdowns } from '../country/queries.server.ts'
import { addEvents, settleDeadlines, settleStates } from '../request/commands.server.ts'
import { answersIn } from '../request/index.ts'
import {
  aboutRequest,
  filesIn,
  lastSubmission,
  questionsIn,
  requestById,
  RequestId,
  type AskedQuestion,
  type Request,
} from '../request/queries.server.ts'
import { HandedIn, takesAnswers } from './model.ts'
import { replyProblem } from './problems.ts'
import { answerOf, isAnswered, kindOf } from './reply-body.ts'
import { openForPaper } from './transcribing.server.ts'

/**
 * All that we entered, as it would count: beside it what the institution submitted itself stays as it was, and what it
 * has only drafted is not submitted in its name.
 */
async function entered(db: ReadDb, request: Request) {
  const questions = await questionsIn(db, request.id)
  const files = await filesIn(db, request.id)
  const last = await lastSubmission(db, request.id)
  const before = new Map((last ? answersIn(last.body) : []).map((answer) => [answer.number, answer]))
  const answers = questions.map((question) => {
    if (question.enteredByName !== null) return answerOf(question, files)
    return before.get(question.number) ?? { ...answerOf(question, files), ...NOTHING }
  })
  const isNew = ({ enteredByName, savedAt }: AskedQuestion) =>
    enteredByName !== null && savedAt !== null && (!last || savedAt > last.submittedAt)
  const { reference, nameLocal: institution, year } = request
  return {
    questions,
    last,
    fresh: questions.filter(isNew),
    answers,
    body: canonical({ reference, institution, year, answers }),
  }
}

const NOTHING = {
  state: 'not-answered',
  kind: null,
  cells: {},
  quality: null,
  source: '',
  note: '',
  explanations: {},
  ground: null,
  reason: '',
  suggestedInstitution: null,
  proposedOn: undefined,
  files: [],
} as const

/** The questions of a request with what was entered for the institution, and what is still to be submitted of it. */
export const readTranscription = query({
  may: 'request.record',
  takes: RequestId,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (db, { actor, now }, { id }) => {
    const request = (await requestById(db, id))!
    const today = now.toISOString().slice(0, 10)
    const { questions, last, fresh, body } = await entered(db, request)
    const cited = [...new Set(fresh.flatMap(({ evidenceId }) => evidenceId ?? []))]
    const documents =
      cited.length === 0
        ? []
        : await db
            .selectFrom('evidence')
            .select(['id', 'title'])
            .where('id', 'in', cited)
            .where(seenBy(actor))
            .orderBy('addedAt')
            .execute()
    return {
      request,
      questions,
      breakdowns: await breakdowns(db),
      fresh: fresh.map(({ number }) => number),
      documents,
      last: last ? { receipt: last.receipt, receivedOn: last.receivedOn, enteredByName: last.enteredByName } : null,
      seen: sha256(body),
      today,
      isOpen: takesAnswers({ state: request.state, answersUntil: today }, today),
    }
  },
})

/**
 * Submits what was entered from paper or mail, in the name of who signed it there, with the day on which it came and its
 * document. A later one stands beside it, like any submission.
 */
export const submitTranscription = command({
  may: 'request.record',
  records: 'reply.transcription-submitted',
  takes: HandedIn,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, doing, input) => {
    const { actor, now } = doing
    const { id, seen, onDay, responsible, evidenceId } = input
    const request = await openForPaper(tx, doing, id)
    refuseDay(request, onDay, now.toISOString().slice(0, 10))
    const { answers, fresh, last, body } = await entered(tx, request)
    const hash = sha256(body)
    if (hash !== seen) throw kitProblem.conflict({}, { details: { seen: hash } })
    if (!fresh.some(isAnswered)) throw replyProblem['nothing-entered']()
    const cited = fresh.flatMap((question) => question.evidenceId ?? [])
    if (evidenceId === null ? cited.length > 0 : !cited.includes(evidenceId))
      throw kitProblem.invalid({}, { fields: [{ field: 'evidenceId', key: 'kit.field.choice' }] })
    const number = (last?.number ?? 0) + 1
    const receipt = `${request.reference}-${number}`
    const submission = { requestId: id, country: request.country, number, receipt, locale: request.locale }
    const { id: submissionId } = await tx
      .insertInto('submission')
      .values({
        ...submission,
        body,
        sha256: hash,
        responsible,
        submittedBy: actor.id,
        submittedAt: now,
        enteredByName: actor.name,
        receivedOn: onDay,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const kind = kindOf(answers)
    await note(tx, { request, onDay, at: now, personId: actor.id, evidenceId, submissionId }, kind, fresh.length)
    await settleDeadlines(tx, [id], { because: kind, now })
    return { id, submissionId, receipt, kind, questions: fresh.length, sha256: hash }
  },
  details: ({ onDay, responsible, evidenceId }, output) => ({ onDay, responsible, evidenceId, ...output }),
})

interface Happened {
  readonly request: Request
  readonly onDay: string
  readonly at: Date
  readonly personId: string
  readonly evidenceId: string | null
  readonly submissionId: string
}

async function note(tx: Tx, event: Happened, kind: ReturnType<typeof kindOf>, questions: number): Promise<void> {
  const details = kind === 'refused' ? { ground: 'by-question' } : {}
  await addEvents(tx, [
    { ...event, kind: 'transcribed', details: { questions } },
    { ...event, kind, at: new Date(event.at.getTime() + 1), details },
  ])
  await settleStates(tx, [event.request.id])
}

function refuseDay({ sentOn }: Request, onDay: string, today: string): void {
  const key =
    onDay > today
      ? 'request.field.future'
      : sentOn !== null && onDay < sentOn
        ? 'request.field.before-sending'
        : undefined
  if (key !== undefined) throw kitProblem.invalid({}, { fields: [{ field: 'onDay', key }] })
}
