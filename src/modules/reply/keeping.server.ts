import { sql } from 'kysely'
import { doubts, pasteInto, read, wholeOf, type Breakdowns, type Shape } from '../../answers/index.ts'
import type { Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Locale } from '../../locale/index.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { lastIn, shapeFor, type AnswerKind } from '../request/index.ts'
import { doubtsAt, type AskedQuestion } from '../request/queries.server.ts'
import type { SavedAnswer } from './model.ts'
import { replyProblem } from './problems.ts'

/** What is said to one question, whichever question it is. */
export type SaidOnce = Omit<SavedAnswer, 'reference' | 'number' | 'proposedOn'> &
  Partial<Pick<SavedAnswer, 'proposedOn'>>

export interface Heard {
  readonly kind: AnswerKind
  readonly given: Readonly<Record<string, string>>
  readonly state: 'started' | 'answered' | 'declined'
  /** How many are not explained. */
  readonly doubts: number
}

/** What is understood of what was sent, in the language in which it was written; throws the problems of its cells. */
export function heard(question: AskedQuestion, input: SaidOnce, known: Breakdowns, locale: Locale): Heard {
  const shape = shapeFor(question, known)
  const last = lastIn(question)
  if (input.isSameAsLast && !last) throw replyProblem['no-last-answer']()
  const kind = input.isSameAsLast ? last!.kind : input.kind
  if (kind === 'declined') return { kind, given: {}, state: 'declined', doubts: 0 }
  if (kind !== 'value') return { kind, given: {}, state: 'answered', doubts: 0 }
  const given = input.isSameAsLast ? last!.cells : filledIn({ ...input.cells, ...pastedInto(shape, input.pasted) })
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
  readonly input: SaidOnce
  readonly said: Heard
  readonly cameBy: 'web' | 'workbook' | 'paper' | 'mail'
  /** Of what came on paper or by mail: the document in the library that says it. */
  readonly document?: { readonly evidenceId: string; readonly page: string | null }
}

/**
 * Keeps one answer, by whatever way it came and whoever keeps it, and sets its question's state. Writes over exactly
 * the version that was seen; where somebody else has saved meanwhile, both sides are told.
 */
export async function keepAnswer(tx: Tx, doing: Doing, kept: Kept): Promise<{ version: number }> {
  const saved = await written(tx, doing, kept)
  await tx.updateTable('requestQuestion').set({ state: kept.said.state }).where('id', '=', kept.question.id).execute()
  return saved
}

async function written(tx: Tx, { actor, now }: Doing, { request, question, input, said, cameBy, document }: Kept) {
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
    proposedOn: isDeclined && ground === 'no-time' ? (input.proposedOn ?? null) : null,
    cameBy,
    evidenceId: document?.evidenceId ?? null,
    page: document?.page ?? null,
    enteredByName: actor.respondent ? null : actor.name,
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

/** How many doubts there are across answers and years that what was just said does not explain. */
export async function unexplainedAcross(
  db: ReadDb,
  request: Parameters<typeof doubtsAt>[1],
  { question, input, said, locale }: Omit<Kept, 'request' | 'cameBy' | 'document'> & { readonly locale: Locale },
): Promise<number> {
  const now = { ...question, kind: said.kind, cells: said.given }
  const across = await doubtsAt(db, request, { question: now, locale })
  return across.filter(({ id }) => !input.explanations[id]).length
}
