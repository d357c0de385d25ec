import { amount } from './amount.ts'
import { count } from './count.ts'
import { days } from './days.ts'
import type { AnswerKind } from './kind.ts'
import { percentage } from './percentage.ts'
import type { AnswerType } from './question.ts'
import { scale } from './scale.ts'
import { words } from './words.ts'
import { yesNoPartial } from './yes-no-partial.ts'

/** Forget one and it does not compile. */
export const kinds: Readonly<Record<AnswerType, AnswerKind>> = {
  yes_no_partial: yesNoPartial,
  scale_0_3: scale,
  count,
  percentage,
  amount,
  days,
  text: words,
}
