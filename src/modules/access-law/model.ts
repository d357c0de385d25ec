import { z } from 'zod'
import { LocalText } from '../../kit/local-text.ts'
import type { ClockRules } from './clock.ts'

const Days = z.int().min(1).max(400)
const DayKind = z.enum(['working', 'calendar'])

/** What each rule of a law holds. What is not known of a law has no value: nothing is taken from another law. */
export const RULES = {
  days: Days,
  'day-kind': DayKind,
  'counted-from': z.enum(['receipt', 'registration', 'submission']),
  'last-day': z.enum(['as-it-falls', 'next-working-day']),
  'urgent-hours': z.int().min(1).max(240),
  /** How far the body may extend: by so many days, or to so many in all from the receipt. */
  extension: z.strictObject({ kind: z.enum(['by', 'to']), days: Days }),
  'extension-notice-days': Days,
  'extension-reasons': LocalText,
  clarification: z.enum(['stops', 'restarts', 'runs']),
  'clarification-days': Days,
  'passing-on': z.enum(['restarts', 'runs']),
  'passing-on-days': Days,
  silence: LocalText,
  'appeal-body': LocalText,
  'appeal-days': Days,
  'appeal-day-kind': DayKind,
  court: LocalText,
  'court-days': Days,
} as const satisfies Record<string, z.ZodType>

export type RuleName = keyof typeof RULES
export type RuleValue<R extends RuleName> = z.output<(typeof RULES)[R]>
export const RULE_NAMES = Object.keys(RULES) as RuleName[]

/** What may be chosen of a rule, where it is a choice. */
export function choicesOf(rule: RuleName) {
  const schema = RULES[rule]
  return schema instanceof z.ZodEnum ? schema.options : undefined
}

/** Rules that are told in words. */
export const isText = (rule: RuleName) => RULES[rule] === LocalText

/** Known without having the text: never confirmed. */
export const isGeneralKnowledge = (source: string) => source.startsWith('general knowledge')

export interface Rule<R extends RuleName = RuleName> {
  readonly rule: R
  /** Null: not known. */
  readonly value: RuleValue<R> | null
  readonly article: string | null
  /** An address, or 'general knowledge of the law'. */
  readonly source: string
  /** False until somebody with the right to has confirmed it against the text. */
  readonly isConfirmed: boolean
  readonly version: number
  readonly changedAt: string | null
}

export interface RefusalGround {
  readonly id: string
  readonly code: string
  readonly article: string | null
  readonly label: LocalText
  readonly source: string
  readonly isConfirmed: boolean
  readonly version: number
}

export interface AccessLaw {
  readonly id: string
  /** What it is called in the content: 'rs', 'ba-fbih'. */
  readonly key: string
  readonly country: string
  /** Null: of the country, and of every part of it that has no law of its own. */
  readonly territory: string | null
  readonly title: LocalText
  readonly gazette: string | null
  readonly url: string | null
  readonly inForceFrom: string | null
  readonly note: LocalText | null
  readonly rules: { readonly [R in RuleName]?: Rule<R> }
  readonly grounds: readonly RefusalGround[]
}

export const WHOSE = ['orthodox', 'catholic', 'muslim', 'jewish', 'community'] as const
export const OFF_FOR = ['everybody', 'some', 'nobody'] as const

export interface Holiday {
  readonly id: string
  readonly country: string
  readonly territory: string | null
  readonly day: string
  readonly name: LocalText
  /** everybody: no office works. some: those of one faith or community are off. nobody: taken back by hand. */
  readonly offFor: (typeof OFF_FOR)[number]
  readonly whose: (typeof WHOSE)[number] | null
  readonly origin: 'computed' | 'by-hand'
  readonly source: string
  readonly reason: string | null
  readonly version: number
}

/** What a law leaves open and the clock has to assume, each time in favour of the institution. */
export type Assumed = 'last-day' | 'clarification' | 'passing-on'

export interface ReadRules {
  readonly rules: ClockRules
  readonly assumed: readonly Assumed[]
  /** Rules that the calculation rests on and that nobody has confirmed. */
  readonly unconfirmed: readonly RuleName[]
}

export const COUNTED_BY = ['days', 'day-kind', 'counted-from', 'last-day', 'clarification', 'passing-on'] as const

export function valueOf<R extends RuleName>(law: AccessLaw, rule: R): RuleValue<R> | null {
  return (law.rules[rule]?.value ?? null) as RuleValue<R> | null
}

/** What the clock goes by under a law; undefined where its days, or what kind they are, are not known. */
export function clockRulesOf(law: AccessLaw): ReadRules | undefined {
  const days = valueOf(law, 'days')
  const dayKind = valueOf(law, 'day-kind')
  if (days === null || dayKind === null) return undefined
  const [lastDay, clarification, passingOn] = [
    valueOf(law, 'last-day'),
    valueOf(law, 'clarification'),
    valueOf(law, 'passing-on'),
  ]
  const open = { 'last-day': dayKind === 'working' || lastDay, clarification, 'passing-on': passingOn }
  return {
    rules: {
      days,
      dayKind,
      lastDay: lastDay ?? 'next-working-day',
      clarification: clarification ?? 'stops',
      passingOn: passingOn ?? 'restarts',
    },
    assumed: (Object.keys(open) as Assumed[]).filter((rule) => open[rule] === null),
    unconfirmed: COUNTED_BY.filter((rule) => law.rules[rule]?.value != null && !law.rules[rule].isConfirmed),
  }
}

/** The event by which a body extends its deadline as far as the law lets it. */
export function fullExtension(law: AccessLaw, day: string) {
  const extension = valueOf(law, 'extension')
  if (!extension) return undefined
  return {
    kind: 'extended' as const,
    day,
    ...(extension.kind === 'by' ? { by: extension.days } : { to: extension.days }),
  }
}
