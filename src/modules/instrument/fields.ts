import { z } from 'zod'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import type { ContentLang } from '../../locale/index.ts'
import { ItemCode, type Level } from './item.ts'
import { ANSWER_TYPES, KINDS } from './model.ts'

/** What a change of a field can do to the comparison with the version before. */
export type Effect = 'scale' | 'scope' | 'wording' | 'none'

interface Field {
  readonly levels: readonly Level[]
  readonly effect: Effect
  /** A country may say it otherwise for an item of the core: wording, sources, order; never the measure itself. */
  readonly isNational?: true
  /** Wording, in up to six languages: its keys are `title.en`, `title.sr`, … */
  readonly isText?: true
  readonly holds: z.ZodType
}

export const ASKED_AT = ['entity', 'district', 'canton'] as const

/** Where a rule is in numbers: 3 from the first bound on, 2 from the second, 1 from the third, else 0. */
export const Bands = z.object({
  better: z.enum(['higher', 'lower']),
  bounds: z.tuple([z.number(), z.number(), z.number()]),
})
export type Bands = z.output<typeof Bands>

export const Limits = z.object({ least: z.number().optional(), most: z.number().optional() })
export type Limits = z.output<typeof Limits>

export const Citations = z.array(
  z.object({
    standard: z.string(),
    article: z.string(),
    amendedBy: z.string().nullable().default(null),
    insertedBy: z.string().nullable().default(null),
  }),
)
export type Citations = z.output<typeof Citations>

const Piece = z.object({
  text: z.string().min(1).max(4000),
  state: z.enum(['source', 'unreviewed', 'reviewed', 'stale']),
  of: z.string().optional(),
})
const all: readonly Level[] = ['area', 'subarea', 'indicator']
const only: readonly Level[] = ['indicator']

const text = (levels: readonly Level[], effect: Effect): Field => ({
  levels,
  effect,
  isText: true,
  isNational: true,
  holds: Piece,
})
const of = (holds: z.ZodType, effect: Effect): Field => ({ levels: only, effect, holds })
const national = (holds: z.ZodType, effect: Effect): Field => ({ ...of(holds, effect), isNational: true })
const code = z.string().regex(/^[a-z][a-z0-9_-]*$/)

/**
 * Every field that a draft can change. Added, retired and place say that an item is there and where.
 * A rule in other words can rate the same facts otherwise: it is the scale. Another question, breakdown, level or kind
 * asks for something else: it is the scope, except that a question may also only be put better, which a person confirms.
 */
export const FIELDS: Readonly<Record<string, Field>> = {
  title: text(all, 'wording'),
  question: text(only, 'wording'),
  'rule.3': text(only, 'scale'),
  'rule.2': text(only, 'scale'),
  'rule.1': text(only, 'scale'),
  'rule.0': text(only, 'scale'),
  unratedReason: text(only, 'none'),
  notApplicable: text(only, 'scope'),
  kind: of(z.enum(KINDS), 'scope'),
  answerType: of(z.enum(ANSWER_TYPES), 'scale'),
  /** As the content names it: EUR, 'percent of NAP activities'. */
  unit: of(z.string().trim().min(1).max(60), 'scale'),
  limits: of(Limits, 'scale'),
  bands: of(Bands, 'scale'),
  rating: of(z.enum(['own', 'general', 'none']), 'scale'),
  disaggregations: of(z.array(code).max(20), 'scope'),
  askedAt: national(z.array(z.enum(ASKED_AT)), 'scope'),
  isSummable: of(z.boolean(), 'scope'),
  responsible: national(z.array(code).max(20), 'none'),
  verification: national(z.array(z.string().min(1).max(300)).max(30), 'none'),
  citations: national(Citations, 'none'),
  isCore: of(z.boolean(), 'none'),
  place: {
    levels: all,
    isNational: true,
    effect: 'none',
    holds: z.object({ parent: ItemCode.nullable(), position: z.number() }),
  },
  added: { levels: all, effect: 'none', holds: z.literal(true) },
  retired: { levels: all, effect: 'none', holds: z.literal(true) },
  /** What a file said beside: it is nobody's measure, so a country keeps its own. */
  extra: { levels: all, isNational: true, effect: 'none', holds: z.record(z.string(), z.string()) },
}

export interface FieldKey {
  /** The name in FIELDS. */
  readonly name: string
  /** Of a wording: its language. */
  readonly lang: ContentLang | null
  readonly field: Field
}

/** Reads `rule.3.sq`; undefined where there is no such field. */
export function fieldKey(key: string): FieldKey | undefined {
  if (Object.hasOwn(FIELDS, key) && !FIELDS[key]!.isText) return { name: key, lang: null, field: FIELDS[key]! }
  const dot = key.lastIndexOf('.')
  const [name, lang] = [key.slice(0, dot), key.slice(dot + 1)]
  const isText = Object.hasOwn(FIELDS, name) && FIELDS[name]!.isText === true
  if (!isText || !CONTENT_LANGS.some((one) => one === lang)) return undefined
  return { name, lang: lang as ContentLang, field: FIELDS[name]! }
}

/** Wordings that an item of this level can have, in the order of a form. */
export function textFields(level: Level): string[] {
  return Object.entries(FIELDS).flatMap(([name, { levels, isText }]) =>
    isText && levels.includes(level) ? [name] : [],
  )
}
