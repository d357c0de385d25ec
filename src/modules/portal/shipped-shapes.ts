import { z } from 'zod'
import { localText, LocalText } from '../../kit/local-text.ts'

const Said = z
  .partialRecord(z.enum(['en', 'sr', 'bs', 'cnr', 'sq', 'mk']), z.string().min(1))
  .transform((it) => localText(it))

/** As precise as it is known: 2021, 2021-04 or 2021-04-28. */
const When = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

/** Something that happened, with where it is written. */
export const HistoryEvent = z.object({
  id: z.string(),
  date: When.nullish(),
  from: When.optional(),
  to: When.optional(),
  /** The year is inferred from context. */
  inferred: z.boolean(),
  /** Known, not seen in a source. */
  toBeConfirmed: z.boolean(),
  country: z.string().optional(),
  text: Said,
  sources: z.array(z.string()),
})
export type HistoryEvent = z.output<typeof HistoryEvent>

const SilenceFigure = z.object({
  year: z.int(),
  what: z.enum(['approved', 'unanswered']),
  percent: z.number(),
  requests: z.int().nullable(),
})

export const History = z.object({
  note: Said,
  partners: z.record(z.string(), z.array(z.object({ local: z.string(), en: z.string() }))),
  partnerSources: z.array(z.string()),
  project: z.array(HistoryEvent),
  rapporteur: z.array(HistoryEvent),
  lawTimeline: z.object({ country: z.string(), title: Said, events: z.array(HistoryEvent) }),
  silence: z.object({ scope: Said, figures: z.array(SilenceFigure), sources: z.array(z.string()) }),
})
export type History = z.output<typeof History>

export const Statements = z.strictObject({ funding: LocalText, disclaimer: LocalText })

/** A line that a partner entered; who answers, how, in which languages and when is theirs to say. */
const HelpLine = z.strictObject({ name: z.string().min(1), phone: z.string().min(3), hours: Said.optional() })
export const Help = z.record(z.string(), z.strictObject({ lines: z.array(HelpLine), site: z.url().nullable() }))

/** What 3, 2, 1 and 0 mean where an indicator has no rule of its own. */
const Levels = z.strictObject({ 0: z.string(), 1: z.string(), 2: z.string(), 3: z.string() })
export const GeneralRules = z.strictObject({
  en: Levels,
  sr: Levels,
  bs: Levels,
  cnr: Levels,
  sq: Levels,
  mk: Levels,
})
