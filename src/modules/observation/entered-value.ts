import { CHOICE_UNIT, choiceOf, readNumber, type NumberRule as AnyNumber } from '../../answers/index.ts'
import type { FieldProblem } from '../../kit/problems.ts'
import type { Locale } from '../../locale/index.ts'
import { isTypedMissing, type EnteredKind } from './model.ts'

/** A value as it is stored: what was understood beside what was given. */
export interface EnteredValue {
  readonly kind: EnteredKind
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly text: string | null
  readonly asGiven: string
}

/** `unit`: where it is not the indicator's. */
export type ReadValue = { readonly value: EnteredValue; readonly unit?: string } | { readonly problem: FieldProblem }

/** What an indicator's own numbers may be. */
export interface NumberRule {
  readonly answerType: string
}

const FIELD = 'value'

/**
 * Reads what was typed for a kind of value, numbers as answers are read: `<5` and `10–15` are intervals whatever kind
 * was chosen, and a single number is none.
 *
 * @example readValue('en', 'number', '<5', { answerType: 'count' }) // { value: { kind: 'interval', low: 0, high: 4, … } }
 */
export function readValue(locale: Locale, kind: EnteredKind, given: string, rule: NumberRule): ReadValue {
  const empty = { number: null, low: null, high: null, text: null, asGiven: given }
  if (isTypedMissing(kind)) return { value: { ...empty, kind } }
  if (kind === 'text') {
    const choice = rule.answerType === CHOICE_UNIT ? choiceOf('yes-no-partial', given) : undefined
    const value = { ...empty, kind, text: choice ?? given }
    return choice === undefined ? { value } : { value, unit: CHOICE_UNIT }
  }
  const read = readNumber(locale, given, ruleFor(rule))
  if (read.kind === 'wrong') return { problem: { field: FIELD, key: read.key, values: read.values } }
  if (read.kind === 'interval') return { value: { ...empty, kind: 'interval', low: read.low, high: read.high } }
  if (kind === 'interval') return { problem: { field: FIELD, key: 'observation.field.interval', values: { given } } }
  return { value: { ...empty, kind, number: read.number } }
}

function ruleFor({ answerType }: NumberRule): AnyNumber {
  return { isMeasured: ['percentage', 'amount'].includes(answerType), isPercent: answerType === 'percentage' }
}
