import type { AnswerDocument } from '../request/index.ts'
import type { AskedQuestion, filesIn } from '../request/queries.server.ts'
import { WAYS } from './model.ts'

type Files = Awaited<ReturnType<typeof filesIn>>

export const isAnswered = ({ state }: Pick<AskedQuestion, 'state'>) =>
  state === 'answered' || state === 'declined' || state === 'accepted'

/** One answer as it is submitted, by whoever submits it. */
export function answerOf(question: AskedQuestion, files: Files) {
  const document = documentOf(question)
  return {
    number: question.number,
    indicator: question.indicatorCode,
    state: isAnswered(question) ? question.state : 'not-answered',
    kind: question.kind,
    cells: question.cells ?? {},
    quality: question.quality,
    source: question.source ?? '',
    note: question.note ?? '',
    explanations: question.explanations ?? {},
    ground: question.ground,
    reason: question.reason ?? '',
    suggestedInstitution: question.suggestedInstitution,
    files: files
      .filter(({ questionId }) => questionId === question.id)
      .map(({ name, sha256: hash }) => ({ name, sha256: hash })),
    // Left out where there is none: replies of before these were kept have the same hash.
    ...(question.proposedOn === null ? {} : { proposedOn: question.proposedOn }),
    ...(document ? { document } : {}),
  }
}

function documentOf({ evidenceId, page, cameBy, enteredByName }: AskedQuestion): AnswerDocument | undefined {
  const way = WAYS.find((each) => each === cameBy)
  if (evidenceId === null || enteredByName === null || !way) return undefined
  return { evidence: evidenceId, page, cameBy: way, enteredBy: enteredByName }
}

/** Answered where something is said to every question; refused where every one of them was declined. */
export function kindOf(
  answers: readonly { readonly state: string; readonly kind: string | null }[],
): 'answered' | 'answered-in-part' | 'refused' {
  if (answers.every(({ state, kind }) => state !== 'not-answered' && kind === 'declined')) return 'refused'
  return answers.every(({ state }) => state !== 'not-answered') ? 'answered' : 'answered-in-part'
}
