import { z } from 'zod'

/** Who may see an accepted reply. A restricted one is sealed in the library, by hand. */
export const REPLY_CLASSES = ['public', 'working-group', 'team'] as const

const Numbers = z.array(z.coerce.number<number | string>().int()).min(1, 'request.field.questions').max(1000)

export const AcceptedAnswers = z.object({
  id: z.uuid(),
  /** The reply that was seen: a later one is accepted anew. */
  submissionId: z.uuid(),
  numbers: Numbers,
  class: z.enum(REPLY_CLASSES),
})

export const ReturnedQuestions = z.object({
  id: z.uuid(),
  numbers: Numbers,
  /** For the institution, in its language. */
  sentence: z.string().trim().min(1).max(1000),
})
