import { sql } from 'kysely'
import { z } from 'zod'
import { doubts, pasteInto, read, wholeOf, type Breakdowns, type Shape } from '../../answers/index.ts'
import { command, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { isLocale, LOCALES } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import { breakdowns } from '../country/queries.server.ts'
import { questionsIn, type AskedQuestion } from '../request/queries.server.ts'
import { nextAfter, SavedAnswer, takesAnswers } from './model.ts'
import { replyProblem } from './problems.ts'
import { aboutReply, Reference, requestOf } from './queries.server.ts'
import { lastIn, shapeFor, type AnswerKind } from '../request/index.ts'

/** The request, while its answers are taken. */
export async function openRequest(tx: Tx, { now }: Pick<Doing, 'now'>, reference: string) {
  const request = (await requestOf(tx, reference))!
  if (!takesAnswers(request, now.toISOString().slice(0, 10))) throw replyProblem['is-closed']()
  return request
}

/**
 * Keeps what is said to one question, as it was given. What cannot be understood is refused by cell, and nothing is
 * kept; what looks doubtful is kept, and asked about. Gives the next question that is open.
 */
export const saveAnswer = command({
  may: 'reply.answer',
  records: 'reply.answer-saved',
  takes: SavedAnswer,
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, doing, input) => {
    const request = await openRequest(tx, doing, input.reference)
    const questions = await questionsIn(tx, request.id)
    const question = questions.find(({ number }) => number === input.number)
    if (!question) throw replyProblem['no-such-question']()
    const said = heard(question, input, await breakdowns(tx), doing)
    const saved = await keep(tx, doing, { request, question, input, said })
    await tx.updateTable('requestQuestion').set({ state: said.state }).where('id', '=', question.id).execute()
    const next = nextAfter(questions, input.number)?.number ?? null
    return { number: input.number, state: said.state, version: saved.version, doubts: said.doubts, next }
  },
  details: ({ reference, number, kind }, { state, version }) => ({ reference, number, kind, state, version }),
})

interface Heard {
  readonly kind: AnswerKind
  readonly given: Readonly<Record<string, string>>
  readonly state: 'started' | 'answered' | 'declined'
  /** How many are not explained. */
  readonly doubts: number
}

/** What is understood of what was sent; throws the problems of its cells. */
function heard(question: AskedQuestion, input: SavedAnswer, known: Breakdowns, { actor }: Pick<Doing, 'actor'>): Heard {
  const shape = shapeFor(question, known)
  const last = lastIn(question)
  if (input.isSameAsLast && !last) throw replyProblem['no-last-answer']()
  const kind = input.isSameAsLast ? last!.kind : input.kind
  if (kind === 'declined') return { kind, given: {}, state: 'declined', doubts: 0 }
  if (kind !== 'value') return { kind, given: {}, state: 'answered', doubts: 0 }
  const given = input.isSameAsLast ? last!.cells : filledIn({ ...input.cells, ...pastedInto(shape, input.pasted) })
  const locale = isLocale(actor.locale) ? actor.locale : 'en'
  const { cells, problems } = read(locale, shape, given)
  if (problems.length > 0) {
    const fields = problems.map(({ cell, key, values }) => ({ field: `cell:${cell}`, key, values }))
    throw kitProblem.invalid({}, { fields, details: { problems, given } })
  }
  if (Object.keys(given).length === 0)
    throw kitProblem.invalid({}, { fields: [{ field: `cell:${shape.whole[0]!.key}`, key: 'reply.field.empty' }] })
  const before = last?.kind === 'value' ? read(locale, shape, last.cells).cells : undefined
  const asked = doubts({ locale }, shape, cells, before)
  const whole = wholeOf(shape, cells)
  return {
    kind,
    given,
    state: shape.whole.every(({ field }) => whole[field] !== undefined) ? 'answered' : 'started',
    doubts: asked.filter(({ id }) => !input.explanations[id]).length,
  }
}

const filledIn = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

function pastedInto(shape: Shape, pasted: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const filled = Object.entries(pasted).filter(([, range]) => range.trim() !== '')
  return Object.assign({}, ...filled.map(([block, range]) => pasteInto(shape, block, range).given)) as Record<
    string,
    string
  >
}

interface Kept {
  readonly request: { readonly id: string; readonly country: string }
  readonly question: AskedQuestion
  readonly input: SavedAnswer
  readonly said: Heard
}

/** Writes over exactly what the page showed; where somebody else has saved meanwhile, both sides are told. */
async function keep(tx: Tx, { actor, now }: Doing, { request, question, input, said }: Kept) {
  const { quality, source, note, ground, reason, suggestedInstitution } = input
  const isDeclined = said.kind === 'declined'
  const row = {
    kind: said.kind,
    cells: JSON.stringify(said.given),
    explanations: JSON.stringify(filledIn(input.explanations)),
    quality: said.kind === 'value' ? quality : null,
    source,
    note,
    ground: isDeclined ? ground : null,
    reason: isDeclined ? reason : '',
    suggestedInstitution: isDeclined ? suggestedInstitution : null,
    cameBy: 'web',
    savedBy: actor.id,
    savedAt: now,
  }
  if (input.version === 0) {
    const added = await tx
      .insertInto('answer')
      .values({ ...row, questionId: question.id, requestId: request.id, country: request.country })
      .onConflict((c) => c.column('questionId').doNothing())
      .returning('version')
      .executeTakeFirst()
    if (added) return added
  }
  const changed = await tx
    .updateTable('answer')
    .set({ ...row, version: sql`version + 1` })
    .where('questionId', '=', question.id)
    .where('version', '=', input.version)
    .returning('version')
    .executeTakeFirst()
  if (changed) return changed
  const theirs = await tx
    .selectFrom('answer')
    .select(['kind', 'cells', 'note', 'quality', 'source', 'ground', 'reason', 'savedAt', 'version'])
    .where('questionId', '=', question.id)
    .executeTakeFirst()
  throw kitProblem.conflict({}, { details: { version: theirs?.version ?? 0, theirs } })
}

/** The language of the pages, for this respondent. */
export const changeReplyLanguage = command({
  may: 'reply.read',
  records: 'reply.language-changed',
  takes: Reference.extend({ locale: z.enum(LOCALES) }),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (tx, { actor }, { locale }) => {
    await tx.updateTable('respondent').set({ locale }).where('id', '=', actor.id).execute()
    return { locale }
  },
})
