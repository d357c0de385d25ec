import { z } from 'zod'
import { EnteredDay } from '../../kit/entered-day.ts'
import { CONTENT_LANGS, localText, type LocalText } from '../../kit/local-text.ts'
import { optionalText } from '../../kit/optional.ts'
import { isGeneralKnowledge, isText, OFF_FOR, RULE_NAMES, RULES, WHOSE } from './model.ts'

const Version = z.coerce.number<number | string>().int().min(0)
const Reason = z.string().trim().min(1).max(1000)
const Text = z.string().trim().min(1).max(2000)

/** Where a provision is known from; nothing is confirmed that nobody has the text of. */
const Known = {
  article: optionalText(60),
  source: z.string().trim().min(1).max(500),
  isConfirmed: z.boolean().default(false),
}
const hasSource = [
  ({ source, isConfirmed }: { source: string; isConfirmed: boolean }) => !isConfirmed || !isGeneralKnowledge(source),
  { path: ['isConfirmed'] as PropertyKey[], message: 'access-law.field.no-source' },
] as const

const Wording = z.object({ lang: z.enum(CONTENT_LANGS), text: Text })

/**
 * A changed rule: its value as the rule holds it, a text in one language, or nothing where it turns out not to be known.
 * Version 0: it had none.
 */
export const ChangedRule = z
  .object({
    lawId: z.uuid(),
    rule: z.enum(RULE_NAMES),
    value: z.unknown(),
    version: Version,
    reason: Reason,
    ...Known,
  })
  .refine(...hasSource)
  .transform(({ value, rule, ...it }, context) => {
    if (isEmpty(value)) return { ...it, rule, value: null }
    const read = (isText(rule) ? Wording : RULES[rule]).safeParse(withNumbers(value))
    if (read.success) return { ...it, rule, value: read.data }
    context.addIssue({ code: 'custom', path: ['value'], message: 'access-law.field.value' })
    return z.NEVER
  })

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (typeof value === 'object' && 'text' in value && isEmpty(value.text)) ||
  (typeof value === 'object' && 'days' in value && isEmpty(value.days))

/** A form sends digits: 15, or the days of an extension. */
function withNumbers(value: unknown): unknown {
  if (typeof value === 'string') return /^\s*\d+\s*$/.test(value) ? Number(value) : value
  if (typeof value !== 'object' || value === null || !('days' in value)) return value
  return { ...value, days: withNumbers(value.days) }
}

export const NewGround = z
  .object({ lawId: z.uuid(), lang: z.enum(CONTENT_LANGS), text: Text, reason: Reason, ...Known })
  .refine(...hasSource)

export const ChangedGround = z
  .object({ id: z.uuid(), version: Version, lang: z.enum(CONTENT_LANGS), text: Text, reason: Reason, ...Known })
  .refine(...hasSource)

const Off = {
  offFor: z.enum(OFF_FOR),
  whose: z
    .union([z.literal(''), z.enum(WHOSE)])
    .nullish()
    .transform((whose) => whose || null),
  source: z.string().trim().min(1).max(500),
  reason: Reason,
}
const saysWhose = [
  ({ offFor, whose }: { offFor: string; whose: string | null }) => (offFor === 'some') === (whose !== null),
  { path: ['whose'] as PropertyKey[], message: 'access-law.field.whose' },
] as const

export const NewHoliday = z
  .object({
    country: z.string().regex(/^[a-z]{2}$/),
    territory: optionalText(9),
    day: EnteredDay,
    lang: z.enum(CONTENT_LANGS),
    name: z.string().trim().min(1).max(200),
    ...Off,
  })
  .refine(...saysWhose)

/** Corrects a day off: moved to another day, off for others than it was, or taken back (`nobody`). */
export const ChangedHoliday = z.object({ id: z.uuid(), version: Version, day: EnteredDay, ...Off }).refine(...saysWhose)

/** Says a text anew in one language: what was translated from the old wording is stale. */
export function reworded(before: LocalText, lang: (typeof CONTENT_LANGS)[number], text: string): LocalText {
  if (before[lang]?.text === text) return before
  const others = Object.entries(before).map(([key, piece]) => [key, { ...piece, state: 'stale' }])
  return { ...(Object.fromEntries(others) as LocalText), ...localText({ [lang]: text }, lang) }
}
