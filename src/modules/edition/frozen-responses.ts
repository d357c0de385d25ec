import { z } from 'zod'
import { LocalText } from '../../kit/local-text.ts'
import type { RequestResponse } from '../request/queries.server.ts'
import { lastDayOf, median, type Outcome } from '../request/index.ts'

/** `pending`: days still run, or a silent institution was not yet told that its silence is published. */
export const FROZEN_OUTCOMES = ['answered', 'answered-in-part', 'refused', 'silent', 'passed-on', 'pending'] as const
const FrozenOutcome = z.enum(FROZEN_OUTCOMES)
export type FrozenOutcome = z.output<typeof FrozenOutcome>

const Counts = z.object({ asked: z.number(), by: z.record(FrozenOutcome, z.number()) })

/** How institutions answered, as of the day of the edition. Silence bears a name only after the last letter. */
export const FrozenResponses = z.object({
  asOf: z.string(),
  ...Counts.shape,
  /** Replies after the last day. */
  late: z.number(),
  /** The median number of days to the first reply; null where none came. */
  days: z.number().nullable(),
  grounds: z.record(z.string(), z.number()),
  categories: z.array(z.object({ category: z.string(), ...Counts.shape })),
  /** Those of whom it is known what became of the request; none that is pending. */
  institutions: z.array(
    z.object({
      institution: z.string(),
      institutionEn: z.string().nullable(),
      category: z.string(),
      reference: z.string(),
      questions: z.number(),
      outcome: FrozenOutcome.exclude(['pending']),
      ground: z.string().nullable(),
      /** As the country's law calls it, and whether anybody has seen it there; null where it names none. */
      groundNamed: z
        .object({ article: z.string().nullable(), label: LocalText, isConfirmed: z.boolean() })
        .nullable()
        .default(null),
      sentOn: z.string(),
      lastDay: z.string(),
      /** Whether the last day is the law's own. */
      isLegal: z.boolean(),
      repliedOn: z.string().nullable(),
      days: z.number().nullable(),
      isLate: z.boolean(),
      toldOn: z.string().nullable(),
    }),
  ),
})
export type FrozenResponses = z.output<typeof FrozenResponses>
export type FrozenResponse = FrozenResponses['institutions'][number]

/** Null where nobody was asked: that is not a rate of zero. */
export function frozenResponses(rows: readonly RequestResponse[], asOf: string): FrozenResponses | null {
  if (rows.length === 0) return null
  const shown = rows.map((row) => ({ ...row, shown: shownOf(row) }))
  const categories = [...Map.groupBy(shown, ({ category }) => category)]
  const refused = shown.filter(({ outcome }) => outcome === 'refused')
  return {
    asOf,
    ...countsOf(shown),
    late: rows.filter(({ isLate, repliedOn }) => isLate && repliedOn !== null).length,
    days: median(rows.flatMap(({ days }) => days ?? [])),
    grounds: Object.fromEntries(
      [...Map.groupBy(refused, ({ ground }) => ground ?? 'other')].map(([ground, own]) => [ground, own.length]),
    ),
    categories: categories
      .map(([category, own]) => ({ category, ...countsOf(own) }))
      .sort((a, b) => (a.category < b.category ? -1 : 1)),
    institutions: shown.flatMap((row) => (row.shown === 'pending' ? [] : [institutionOf(row, row.shown)])),
  }
}

function shownOf({ outcome, isNameable }: { outcome: Outcome; isNameable: boolean }): FrozenOutcome {
  if (outcome === 'awaiting') return 'pending'
  return outcome === 'silent' && !isNameable ? 'pending' : outcome
}

function countsOf(rows: readonly { readonly shown: FrozenOutcome }[]) {
  const of = (outcome: FrozenOutcome) => rows.filter(({ shown }) => shown === outcome).length
  const by = Object.fromEntries(FROZEN_OUTCOMES.map((each) => [each, of(each)])) as Record<FrozenOutcome, number>
  return { asked: rows.length, by }
}

function institutionOf(row: RequestResponse, outcome: Exclude<FrozenOutcome, 'pending'>): FrozenResponse {
  const { nameLocal, nameEn, category, reference, questions, ground, sentOn, dueOn, repliedOn, days } = row
  return {
    institution: nameLocal,
    institutionEn: nameEn,
    category,
    reference,
    questions,
    outcome,
    ground,
    groundNamed: namedIn(row),
    sentOn,
    lastDay: lastDayOf(row),
    isLegal: dueOn !== null,
    repliedOn,
    days,
    isLate: row.isLate,
    toldOn: row.toldOn,
  }
}

function namedIn({ ground, grounds }: RequestResponse): FrozenResponse['groundNamed'] {
  const found = grounds.find(({ code }) => code === ground)
  return found ? { article: found.article, label: found.label, isConfirmed: found.isConfirmed } : null
}
