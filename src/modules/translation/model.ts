import { z } from 'zod'
import type { Actor, Role } from '../../kit/acts.ts'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { ItemCode } from '../instrument/index.ts'

export const STATES = ['missing', 'stale', 'unreviewed', 'reviewed'] as const
export type State = (typeof STATES)[number]

export const KINDS = ['title', 'question', 'rule', 'reason'] as const
export type Kind = (typeof KINDS)[number]

export const PAGE = 25

export const Lang = z.enum(CONTENT_LANGS)

/** A wording of an item: its code and the name of the field, `rule.3`. */
const Named = z.object({
  item: ItemCode,
  name: z.string().regex(/^[a-zA-Z]{1,20}(\.\d)?$/),
  /** Of the source that was shown: a translation of another one is none of this. */
  source: z.string().regex(/^[0-9a-f]{12}$/),
})

const hash = z.string().regex(/^([0-9a-f]{12})?$/)

export const WrittenTranslations = z.object({
  versionId: z.uuid(),
  lang: Lang,
  texts: z
    .array(
      Named.extend({
        /** Empty takes the translation away. */
        text: z.string().max(4000),
        /** Hash of the translation that was shown; empty where there was none. */
        seen: hash,
      }),
    )
    .min(1)
    .max(1000),
})
export type WrittenTranslations = z.output<typeof WrittenTranslations>

export const ReviewedTranslations = z.object({
  versionId: z.uuid(),
  lang: Lang,
  /** Each text that was read, by its hash: nobody confirms what they did not see. */
  texts: z
    .array(Named.extend({ seen: hash }))
    .min(1)
    .max(PAGE),
})
export type ReviewedTranslations = z.output<typeof ReviewedTranslations>

const WORD = /^[\p{L}\p{M}]{2,60}\*?$/u

/** A word, or the beginning of words where it ends in `*`. */
export const NewException = z
  .object({
    latin: z.string().trim().toLowerCase().normalize('NFC').regex(WORD),
    cyrillic: z.string().trim().normalize('NFC').regex(WORD),
  })
  .refine(({ latin, cyrillic }) => latin.endsWith('*') === cyrillic.endsWith('*'), {
    message: 'translation.field.both-stems',
    path: ['cyrillic'],
  })

export const ExceptionName = z.object({ latin: z.string().min(1).max(61) })

const OF_THE_REGION: readonly Role[] = ['coordinator', 'translator']
const OF_A_COUNTRY: readonly Role[] = ['translator', 'lead', 'monitor', 'reviewer']

/** Whom the forms help; rights decide when one is sent. */
export function mayTranslate({ grants }: Pick<Actor, 'grants'>, country: string | null): boolean {
  return grants.some(
    (held) =>
      (held.country === null && OF_THE_REGION.includes(held.role)) ||
      (country !== null && held.country === country && OF_A_COUNTRY.includes(held.role)),
  )
}

/** Who begins a draft: what has none is not translated. */
export function mayBegin({ grants }: Pick<Actor, 'grants'>, country: string | null): boolean {
  return grants.some(
    (held) => held.role === 'coordinator' || (held.role === 'lead' && country !== null && held.country === country),
  )
}
