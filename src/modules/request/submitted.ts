import { z } from 'zod'
import { ANSWER_KINDS, DECLINE_GROUNDS } from './answer-model.ts'

/** What says an answer that was entered from paper or a mail: its document in the library, and who entered it. */
const AnswerDocument = z.object({
  evidence: z.uuid(),
  page: z.string().nullable(),
  cameBy: z.enum(['paper', 'mail']),
  enteredBy: z.string(),
})
export type AnswerDocument = z.output<typeof AnswerDocument>

/** One answer as it was submitted. */
const SubmittedAnswer = z.object({
  number: z.number(),
  indicator: z.string(),
  state: z.string(),
  kind: z.enum(ANSWER_KINDS).nullable(),
  cells: z.record(z.string(), z.string()),
  quality: z.enum(['records', 'estimate']).nullable(),
  source: z.string(),
  note: z.string(),
  explanations: z.record(z.string(), z.string()),
  ground: z.enum(DECLINE_GROUNDS).nullable().catch('other'),
  reason: z.string(),
  suggestedInstitution: z.string().nullable(),
  proposedOn: z.string().optional(),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
  document: AnswerDocument.nullable().default(null),
})
export type SubmittedAnswer = z.output<typeof SubmittedAnswer>

const SubmittedBody = z.object({
  reference: z.string(),
  institution: z.string(),
  year: z.number(),
  answers: z.array(SubmittedAnswer),
})

/** The answers of a reply, from the bytes that were submitted. */
export function answersIn(body: string): readonly SubmittedAnswer[] {
  return SubmittedBody.parse(JSON.parse(body)).answers
}

/** Something was said to the question, be it that nothing is said. */
export const isSaid = ({ state, kind }: Pick<SubmittedAnswer, 'state' | 'kind'>) =>
  state !== 'not-answered' && kind !== null
