import { z } from 'zod'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { facetOf, fieldKey, FIELDS, ItemCode, type Item } from '../instrument/index.ts'

export const VariantId = z.object({ versionId: z.uuid() })

/** What becomes of a conflict: the core's text, the country's, or one that is written now. */
export const RESOLUTIONS = ['core', 'own', 'written'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

export const Resolved = VariantId.extend({
  item: ItemCode,
  field: z.string().max(60),
  /** The conflict as it was seen. */
  version: z.coerce.number().int().min(1),
  resolution: z.enum(RESOLUTIONS),
  text: z.string().trim().max(4000).default(''),
})

/** Kinds of conflict that can be resolved together. */
export const KINDS = ['all', 'text', 'translation', 'rule', 'set-up', 'place'] as const
/** All of one language, and all of one field: `lang.sq`, `field.title`. */
const LANG_KINDS = CONTENT_LANGS.map((lang) => `lang.${lang}` as const)
const FIELD_KINDS = Object.keys(FIELDS).map((field) => `field.${field}` as const)
export const ALL_KINDS = [...KINDS, ...LANG_KINDS, ...FIELD_KINDS] as const
export type Kind = (typeof ALL_KINDS)[number]

export const ResolvedTogether = VariantId.extend({
  kind: z.enum(ALL_KINDS),
  resolution: z.enum(['core', 'own']),
  /** How many the person saw: another number is another decision. */
  count: z.coerce.number().int().min(1),
})

/** The field under which a conflict about a whole item stands: the core dropped what the country had changed. */
export const WHOLE = 'retired'

/** Whether a conflict is of a kind; one about a whole item is decided alone. */
export function isOfKind(kind: Kind, field: string, item: Item | undefined): boolean {
  if (field === WHOLE) return false
  if (kind === 'all') return true
  const key = fieldKey(field)
  if (kind.startsWith('lang.')) return kind === `lang.${key?.lang}`
  if (kind.startsWith('field.')) return kind === `field.${key?.name}`
  if (!item) return false
  return facetOf(field, item) === kind
}

/** Whether a conflict is about words, which can be written anew. */
export function isWording(field: string): boolean {
  return fieldKey(field)?.lang != null
}
