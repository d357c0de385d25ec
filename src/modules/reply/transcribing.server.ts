import { z } from 'zod'
import { MAIL_TYPE } from '../../formats/mail.ts'
import { command, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { optionalText } from '../../kit/optional.ts'
import { isLocale } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import { ReceivedUpload } from '../../server/upload.server.ts'
import { breakdowns } from '../country/queries.server.ts'
import { REPLY_CLASSES } from '../request/index.ts'
import { aboutRequest, questionAt, requestById, statesIn, type AskedQuestion } from '../request/queries.server.ts'
import { heard, keepAnswer, unexplainedAcross } from './keeping.server.ts'
import { ChosenDocument, needsGround, nextAfter, SAID, takesAnswers, WAYS } from './model.ts'
import { replyProblem } from './problems.ts'
import { documentFor } from './document.server.ts'

const TranscribedAnswer = z
  .object({
    id: z.uuid(),
    ...SAID,
    cameBy: z.enum(WAYS, 'reply.field.came-by'),
    document: ChosenDocument,
    upload: ReceivedUpload.optional(),
    /** Of a document that is uploaded: who may see it. */
    class: z.enum(REPLY_CLASSES).catch('team').default('team'),
    page: optionalText(20),
    /** The version of the institution's own answer that is knowingly written over. */
    replaces: z.coerce.number<number | string>().int().catch(0).default(0),
  })
  .superRefine(needsGround)

/** What comes on paper is entered also after the last day of the form, or after silence: its day is the letter's. */
export async function openForPaper(tx: Tx, { now }: Pick<Doing, 'now'>, id: string) {
  const request = (await requestById(tx, id))!
  const today = now.toISOString().slice(0, 10)
  if (!takesAnswers({ state: request.state, answersUntil: today }, today)) throw replyProblem['is-closed']()
  return request
}

/** What the institution said itself, through its own link. */
export const isOwn = ({ kind, enteredByName }: Pick<AskedQuestion, 'kind' | 'enteredByName'>): boolean =>
  kind !== null && enteredByName === null

/**
 * Enters what an institution answered on paper or by mail, with the document and the page that say it. What the
 * institution answered itself is only written over by who was shown it and says so.
 */
export const transcribeAnswer = command({
  may: 'request.record',
  records: 'reply.answer-transcribed',
  takes: TranscribedAnswer,
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, doing, input) => {
    const { id, number, cameBy, page, replaces } = input
    const request = await openForPaper(tx, doing, id)
    const question = await questionAt(tx, id, number)
    if (!question) throw replyProblem['no-such-question']()
    if (isOwn(question) && replaces !== question.answerVersion)
      throw kitProblem.conflict({}, { details: { version: question.answerVersion ?? 0, theirs: plain(question) } })
    const locale = isLocale(doing.actor.locale) ? doing.actor.locale : 'en'
    const said = heard(question, input, await breakdowns(tx, question.disaggregations), locale)
    const { evidenceId, mediaType } = await documentFor(tx, doing, request, input)
    if (page === null && mediaType !== MAIL_TYPE)
      throw kitProblem.invalid({}, { fields: [{ field: 'page', key: 'reply.field.page' }] })
    const document = { evidenceId, page }
    const { version } = await keepAnswer(tx, doing, { request, question, input, said, cameBy, document })
    const next = nextAfter(await statesIn(tx, id), number)?.number ?? null
    const across = await unexplainedAcross(tx, request, { question, input, said, locale })
    return { id, number, state: said.state, version, doubts: said.doubts + across, next, evidenceId, cameBy }
  },
  details: ({ kind }, output) => ({ kind, ...output }),
})

const plain = ({ kind, cells, savedAt, ground, reason, note }: AskedQuestion) => ({
  kind,
  cells,
  savedAt,
  ground,
  reason,
  note,
})
