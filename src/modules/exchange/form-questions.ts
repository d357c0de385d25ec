import { localTextOf, type Item } from '../instrument/index.ts'
import type { LocalText } from '../../kit/local-text.ts'
import { everywhere, formName, inOrderOfLanguages, saidIn, type FormRow } from './form-rows.ts'

const TYPES: Readonly<Record<string, string>> = {
  count: 'integer',
  days: 'integer',
  percentage: 'decimal',
  amount: 'decimal',
  text: 'text',
}

const isScale = ({ fields }: Item) => fields['answerType'] === 'scale_0_3'

export function typeOf({ code, fields }: Item): string {
  const answer = fields['answerType'] as string
  if (answer === 'yes_no_partial') return 'select_one yes_no_partial'
  return answer === 'scale_0_3' ? `select_one scale_${formName(code)}` : TYPES[answer]!
}

interface Said {
  readonly label?: LocalText
  readonly hint?: LocalText
  readonly constraint?: string | undefined
  readonly message?: LocalText
}

/** Nothing is required: who has no figure leaves it empty, and nobody is led to write zero. */
export function question(type: string, name: string, { label, hint, constraint, message }: Said): FormRow {
  return {
    type,
    name,
    ...saidIn('label', label),
    ...saidIn('hint', hint),
    required: 'no',
    constraint: constraint ?? null,
    ...saidIn('constraint_message', message),
  }
}

export function group(name: string, label: LocalText, inside: readonly FormRow[]): FormRow[] {
  return [{ type: 'begin_group', name, ...saidIn('label', label) }, ...inside, { type: 'end_group', name }]
}

/** What an indicator asks, without what it is broken down by. */
export function ownQuestion(it: Item): FormRow {
  const title = localTextOf(it.fields, 'title')
  return question(typeOf(it), formName(it.code), {
    label: localTextOf(it.fields, 'question') ?? title!,
    ...(title ? { hint: title } : {}),
    constraint: constraintOf(it),
  })
}

/** The limits of the answer; without any, what its kind says: no count is below zero, no percentage above a hundred. */
export function constraintOf({ fields }: Item): string | undefined {
  const answer = fields['answerType'] as string
  if (!['count', 'days', 'percentage', 'amount'].includes(answer)) return undefined
  const own = (fields['limits'] ?? {}) as { least?: number; most?: number }
  const least = own.least ?? (answer === 'amount' ? undefined : 0)
  const most = own.most ?? (answer === 'percentage' ? 100 : undefined)
  const parts = [least === undefined ? '' : `. >= ${least}`, most === undefined ? '' : `. <= ${most}`].filter(Boolean)
  return parts.length > 0 ? parts.join(' and ') : undefined
}

/** Of a scale its own rule says what each level means; where it says nothing, the level's number stands. */
export function scaleChoices(it: Item): FormRow[] {
  if (!isScale(it)) return []
  return ['3', '2', '1', '0'].map((level) => ({
    list_name: `scale_${formName(it.code)}`,
    name: level,
    ...saidIn('label', localTextOf(it.fields, `rule.${level}`) ?? everywhere(level)),
  }))
}

const answer = (name: string, ...texts: readonly string[]): FormRow => ({
  list_name: 'yes_no_partial',
  name,
  ...saidIn('label', inOrderOfLanguages(...texts)),
})

export const YES_NO_PARTLY: readonly FormRow[] = [
  answer('yes', 'Yes', 'Da', 'Da', 'Da', 'Po', 'Да'),
  answer('partly', 'Partly', 'Delimično', 'Djelimično', 'Djelimično', 'Pjesërisht', 'Делумно'),
  answer('no', 'No', 'Ne', 'Ne', 'Ne', 'Jo', 'Не'),
]
