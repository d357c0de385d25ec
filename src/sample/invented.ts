import type { AnswerType } from '../answers/index.ts'
import { dice } from './dice.ts'
import { MARK } from './narrative.ts'

/** An answer that says of itself that nobody gave it, or a number by chance: the same for the same question. */
export function invented(answerType: AnswerType, question: string): Record<string, string> {
  const roll = (sides: number) => dice(`${question} ${sides}`, sides)
  const number = String(1 + roll(40))
  if (answerType === 'text') return { total: `${MARK}nobody gave this answer.` }
  if (answerType === 'yes_no_partial') return { total: roll(2) === 0 ? 'yes' : 'partial' }
  if (answerType === 'scale_0_3') return { total: String(roll(4)) }
  if (answerType === 'percentage') return { numerator: number, denominator: '40' }
  if (answerType === 'amount') return { total: `${number}000`, currency: 'EUR' }
  return { total: number }
}
