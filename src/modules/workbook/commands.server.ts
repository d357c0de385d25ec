import { z } from 'zod'
import { command, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import { ReceivedUpload } from '../../server/upload.server.ts'
import { breakdowns } from '../country/queries.server.ts'
import { heard, keepAnswer, openRequest } from '../reply/commands.server.ts'
import { takesAnswers } from '../reply/model.ts'
import { aboutReply, Reference } from '../reply/queries.server.ts'
import { explanationsIn } from '../request/index.ts'
import { aboutRequest, requestById, RequestId } from '../request/queries.server.ts'
import { Decided } from './model.ts'
import { planOf, undecided } from './plan.ts'
import { workbookProblem } from './problems.ts'
import { bring, broughtFile, readFile, readReplyFile, type OfRequest } from './received.server.ts'

const Upload = { upload: ReceivedUpload.optional(), isSample: z.boolean() }

/** Brings a filled-in workbook by the institution's link: it is kept as it came, and nothing is answered yet. */
export const bringReplyWorkbook = command({
  may: 'reply.answer',
  records: 'workbook.brought',
  takes: Reference.extend(Upload),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, upload, isSample }) => {
    const request = await openRequest(tx, doing, reference)
    return bring(tx, doing, { request: { ...request, locale: doing.actor.locale }, upload, isSample })
  },
  details: ({ reference }, output) => ({ reference, ...output }),
})

/** Answers by a workbook that was shown: whole or nothing. */
export const applyReplyWorkbook = command({
  may: 'reply.answer',
  records: 'workbook.applied',
  takes: Decided.extend(Reference.shape),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, { reference, ...decided }) => {
    const request = await openRequest(tx, doing, reference)
    return apply(tx, doing, { ...request, locale: doing.actor.locale }, decided)
  },
  details: ({ reference }, output) => ({ reference, ...output }),
})

/** Brings a workbook that came to us by mail or by hand, for the institution. */
export const bringWorkbook = command({
  may: 'request.record',
  records: 'workbook.brought',
  takes: RequestId.extend(Upload),
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, doing, { id, upload, isSample }) =>
    bring(tx, doing, { request: await sentRequest(tx, doing, id), upload, isSample }),
  details: ({ id: request }, output) => ({ request, ...output }),
})

/** Takes over the answers of a workbook that came to us. */
export const applyWorkbook = command({
  may: 'request.record',
  records: 'workbook.applied',
  takes: Decided.extend(RequestId.shape),
  about: (db, { id }) => aboutRequest(db, id),
  run: async (tx, doing, { id, ...decided }) => apply(tx, doing, await sentRequest(tx, doing, id), decided),
  details: ({ id: request }, output) => ({ request, ...output }),
})

/** What comes to us by mail is taken over also after the last day of the form: its day is the mail's. */
async function sentRequest(tx: Tx, { now }: Doing, id: string) {
  const request = (await requestById(tx, id))!
  const today = now.toISOString().slice(0, 10)
  if (!takesAnswers({ state: request.state, answersUntil: today }, today)) throw workbookProblem['is-closed']()
  return request
}

async function apply(tx: Tx, doing: Doing, request: OfRequest, decided: Decided) {
  const found = await broughtFile(tx, request.id, decided.file)
  if (!found) throw kitProblem['not-found']()
  const workbook = await readFile(await doing.files.read(found.sha256), found.name)
  const { brought, ground, asked, locale } = await readReplyFile(tx, doing, request, workbook)
  const plan = planOf(brought, ground, decided)
  if (plan.seen !== decided.seen) throw workbookProblem.moved()
  const leftOut = decided.takesAll
    ? []
    : plan.doubtful.map(({ number }) => number).filter((number) => !decided.takes.includes(number))
  const problems = plan.problems.filter(({ number }) => number === null || !leftOut.includes(number))
  if (problems.length > 0) throw workbookProblem['has-problems']({ count: problems.length })
  const open = undecided(plan, decided).filter((number) => !leftOut.includes(number))
  if (open.length > 0) throw workbookProblem.undecided({ count: open.length })
  if (plan.writes.length === 0) throw workbookProblem['changes-nothing']()
  const known = await breakdowns(tx)
  for (const { number, ...write } of plan.writes) {
    const { question } = asked.find((one) => one.number === number)!
    const input = {
      ...write,
      version: question.answerVersion ?? 0,
      pasted: {},
      isSameAsLast: false,
      explanations: explanationsIn(question),
      suggestedInstitution: question.suggestedInstitution,
      proposedOn: question.proposedOn,
    }
    const said = heard(question, input, known, locale)
    await keepAnswer(tx, doing, { request, question, input, said, cameBy: 'workbook' })
  }
  const numbers = plan.writes.map(({ number }) => number)
  return { file: found.id, sha256: found.sha256, questions: numbers.length, numbers }
}
