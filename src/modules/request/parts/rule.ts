import type { useRequestWords } from '../words.ts'

type Words = ReturnType<typeof useRequestWords>

/** A rule in words: '3 days before the legal deadline'. */
export function ruleIn(t: Words, { countedFrom, days }: { countedFrom: string; days: number }): string {
  const from = countedFrom as 'legal'
  if (days === 0) return t(`reminders.rule.${from}.on`)
  const side = days < 0 ? 'before' : 'after'
  return t(`reminders.rule.${from}.${side}`, { days: Math.abs(days) })
}
