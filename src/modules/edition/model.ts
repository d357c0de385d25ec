import { z } from 'zod'
import { LocalText } from '../../kit/local-text.ts'
import { Flag } from '../observation/model.ts'
import { FrozenResponses } from './frozen-responses.ts'

/** What the bytes of an edition hold. A later shape is another name: what was published stays readable. */
export const FORMAT = 'rapporteur-edition/1'

export const MISSING_RATINGS = [
  'no-data-kept',
  'no-answer',
  'refused',
  'not-applicable',
  'not-asked',
  'not-comparable',
] as const

const Rating = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
export type FrozenRating = z.output<typeof Rating>

const InstrumentVersion = z.object({ code: z.string(), sha256: z.string().nullable() })

export const FrozenIndicator = z.object({
  code: z.string(),
  area: z.string(),
  subarea: LocalText,
  position: z.number(),
  kind: z.enum(['structural', 'process', 'outcome']),
  answerType: z.string(),
  unit: z.string().nullable(),
  disaggregations: z.array(z.string()),
  /** Editions of before levels below the state were asked have none. */
  askedAt: z.array(z.string()).default([]),
  isSummable: z.boolean().default(false),
  responsible: z.array(z.string()),
  verification: z.array(z.string()),
  legalBasis: z.string(),
  isCore: z.boolean(),
  isRated: z.boolean(),
  title: LocalText,
  question: LocalText,
  rule: z.object({ basis: z.string(), levels: z.record(z.enum(['0', '1', '2', '3']), LocalText) }).nullable(),
  unratedReason: LocalText.nullable(),
  /** Editions of before it was known have none. */
  notApplicable: LocalText.nullable().default(null),
  citations: z.array(
    z.object({
      standard: z.string(),
      short: z.string(),
      article: z.string(),
      isConfirmed: z.boolean(),
      amendedBy: z.string().nullable(),
      insertedBy: z.string().nullable(),
    }),
  ),
})
export type FrozenIndicator = z.output<typeof FrozenIndicator>

/** Evidence as the public may know it: a class other than public leaves neither title, nor content, nor passage. */
export const FrozenSource = z.discriminatedUnion('class', [
  z.object({
    class: z.literal('public'),
    kind: z.string(),
    title: z.string(),
    author: z.string().nullable(),
    publisher: z.string().nullable(),
    publishedOn: z.string().nullable(),
    language: z.string().nullable(),
    url: z.string().nullable(),
    file: z.object({ sha256: z.string(), size: z.number(), mediaType: z.string() }).nullable(),
  }),
  z.object({
    class: z.enum(['working-group', 'team', 'restricted', 'withdrawn']),
    kind: z.string(),
    publisher: z.string().nullable(),
    publishedOn: z.string().nullable(),
    language: z.string().nullable(),
  }),
])
export type FrozenSource = z.output<typeof FrozenSource>

export const FrozenCitation = z.object({
  position: z.number(),
  source: FrozenSource,
  page: z.string().nullable(),
  quotation: z.string().nullable(),
})
export type FrozenCitation = z.output<typeof FrozenCitation>

const Quantity = z.object({
  kind: z.enum(['number', 'interval', 'text', 'no-data-kept', 'no-answer', 'refused', 'not-applicable', 'not-asked']),
  number: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  text: z.string().nullable(),
  /** As the source prints it. */
  asGiven: z.string(),
  unit: z.string(),
})
export type Quantity = z.output<typeof Quantity>

/** What is counted, in words; figures name it by its code. */
export const FrozenMeasure = z.object({ code: z.string(), label: LocalText, definition: LocalText })
export type FrozenMeasure = z.output<typeof FrozenMeasure>

export const FrozenFigure = Quantity.extend({
  id: z.string(),
  year: z.number(),
  measure: z.string().nullable(),
  source: FrozenSource.nullable(),
  origin: z.enum(['shipped', 'monitor']),
  note: z.string().nullable(),
  /** The part of the country that it is of. */
  territory: z.string().nullable().default(null),
  /** The version whose question it answers; null for a published figure of a measure, and in editions of before this was kept. */
  instrument: z.string().nullable().default(null),
  /** Where in its source it stands. */
  page: z.string().nullable().default(null),
  /** Of an institution's answer: whose it is, to which question of which request. */
  reply: z.object({ institution: z.string(), reference: z.string(), question: z.number() }).nullable().default(null),
  /** What looks doubtful in it, and what its institution says to that. */
  flags: z.array(Flag).default([]),
})
export type FrozenFigure = z.output<typeof FrozenFigure>

export const FrozenObservation = FrozenFigure.extend({
  /** How well the measure fits the indicator: a breakdown is never its total. */
  fit: z.enum(['exact', 'partial']),
  fitNote: z.string().nullable(),
  isUsed: z.boolean(),
})
export type FrozenObservation = z.output<typeof FrozenObservation>

const Interval = z.object({ low: z.number(), high: z.number() })

/** A total that its parts cannot meet, within one source. Flagged, never repaired. */
export const FrozenContradiction = z.object({
  year: z.number(),
  sum: z.object({ total: z.string(), parts: z.array(z.string()), isHeadline: z.boolean() }),
  kind: z.enum(['parts-exceed-total', 'parts-fall-short']),
  parts: Interval,
  total: Interval,
  /** The figures concerned as printed: total first, then the parts. */
  figures: z.array(z.object({ id: z.string(), measure: z.string(), asGiven: z.string() })),
})
export type FrozenContradiction = z.output<typeof FrozenContradiction>

export const FrozenAssessment = z.object({
  rating: Rating.nullable(),
  missing: z.enum(MISSING_RATINGS).nullable(),
  /** What two people gave who did not see each other, lowest first; none where one assessment was written by all. */
  raters: z.array(Rating).default([]),
  narrative: z.string(),
  narrativeLang: z.string(),
  confidence: z.enum(['high', 'medium', 'low']).nullable(),
  noEvidenceReason: z.string().nullable(),
  /** Of a figure that is not public only the fact that one was used. */
  choice: z.enum(['none', 'public', 'withheld']),
  chosenReason: z.string().nullable(),
  /** The hash of exactly what the approver saw. */
  approvedSha256: z.string(),
  approvedAt: z.string(),
})
export type FrozenAssessment = z.output<typeof FrozenAssessment>

export const TrailStep = z.object({
  at: z.string(),
  event: z.enum(['submitted', 'returned', 'approved', 'frozen']),
  role: z.enum(['monitor', 'reviewer', 'publisher']),
})
export type TrailStep = z.output<typeof TrailStep>

/** One indicator in one country and year, whole in itself: the bytes behind its permalink. */
export const FrozenValue = z.object({
  id: z.string(),
  edition: z.string(),
  isSample: z.boolean(),
  country: z.string(),
  year: z.number(),
  instrument: InstrumentVersion,
  indicator: FrozenIndicator,
  status: z.enum(['assessed', 'context', 'not-yet-assessed']),
  /** Why there is no assessment: nothing begun, nothing approved, or approved and then changed. */
  reason: z.enum(['not-begun', 'not-approved', 'approval-voided']).nullable(),
  assessment: FrozenAssessment.nullable(),
  observations: z.array(FrozenObservation),
  measures: z.array(FrozenMeasure),
  contradictions: z.array(FrozenContradiction),
  citations: z.array(FrozenCitation),
  trail: z.array(TrailStep),
})
export type FrozenValue = z.output<typeof FrozenValue>

export const EditionBody = z.object({
  format: z.literal(FORMAT),
  id: z.string(),
  label: z.string(),
  isSample: z.boolean(),
  country: z.string(),
  countryName: LocalText,
  year: z.number(),
  number: z.number(),
  /** What this edition corrects, and why; empty in a first edition. */
  note: z.string(),
  frozenAt: z.string(),
  cycle: z.object({ openedAt: z.string(), collectUntil: z.string(), assessUntil: z.string(), publishOn: z.string() }),
  instrument: InstrumentVersion,
  /** The method that its scores are computed by, for ever; editions of before it was named are of the first. */
  scoreMethod: z.string().default('1'),
  /** Parts of the country that answer for themselves. */
  territories: z
    .array(z.object({ code: z.string(), level: z.string(), parent: z.string().nullable(), name: LocalText }))
    .default([]),
  areas: z.array(z.object({ code: z.string(), title: LocalText })),
  values: z.array(FrozenValue),
  /** Every published figure of the country, those that answer no indicator included. */
  figures: z.array(FrozenFigure),
  measures: z.array(FrozenMeasure),
  contradictions: z.array(FrozenContradiction),
  /** Who answered; null where nobody was asked, and in editions of before requests. */
  responses: FrozenResponses.nullable().default(null),
})
export type EditionBody = z.output<typeof EditionBody>

export interface EditionName {
  readonly country: string
  readonly year: number
  readonly number: number
}

/** As it is cited: 'rs-2021.1'. */
export const labelOf = ({ country, year, number }: EditionName) => `${country}-${year}.${number}`

/** As it stands in its permalink: 'rs-2021@1'. */
export const idOf = ({ country, year, number }: EditionName) => `${country}-${year}@${number}`

export const valueIdOf = (indicator: string, edition: EditionName) => `${indicator.toLowerCase()}-${idOf(edition)}`

/** Reads 'rs-2021.1'; undefined where it names no edition. */
export function editionOfLabel(label: string | null | undefined): EditionName | undefined {
  const found = /^([a-z]{2})-(\d{4})\.([1-9]\d{0,5})$/.exec(label ?? '')
  return found ? { country: found[1]!, year: Number(found[2]), number: Number(found[3]) } : undefined
}

export const ProposeEdition = z.object({
  cycleId: z.uuid(),
  note: z.string().trim().max(2000).default(''),
})

export const PublishEdition = z.object({
  id: z.uuid(),
  /** Of the bytes that the publisher saw. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const EditionId = z.object({ id: z.uuid() })
