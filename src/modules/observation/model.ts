import { z } from 'zod'
import { optionalId, optionalText } from '../../kit/optional.ts'

/** Reasons why there is no value. Each is a value of its own: never a blank and never a zero. */
export const TYPED_MISSING = ['no-data-kept', 'no-answer', 'refused', 'not-applicable', 'not-asked'] as const
export type TypedMissing = (typeof TYPED_MISSING)[number]

export const ENTERED_KINDS = ['number', 'interval', 'text', ...TYPED_MISSING] as const
export type EnteredKind = (typeof ENTERED_KINDS)[number]

export function isTypedMissing(kind: string): kind is TypedMissing {
  return TYPED_MISSING.some((one) => one === kind)
}

/**
 * What somebody found for an indicator, as typed: `value` is read in the language that the person works in, and kept
 * as it was given beside what was understood.
 */
export const NewObservation = z
  .object({
    country: z.string().regex(/^[a-z]{2}$/),
    year: z.coerce.number<number | string>().int().min(1990).max(2100),
    indicatorCode: z.string().regex(/^[A-Z]{3}-[0-9]{2,3}(-[A-Z]{2})?$/),
    kind: z.enum(ENTERED_KINDS),
    value: z.string().trim().max(2000).default(''),
    evidenceId: optionalId,
    sourceId: optionalId,
    cycleId: optionalId,
    /** The part of the country that it is of; null: the country as a whole. */
    territory: optionalText(20),
    note: optionalText(2000),
  })
  .superRefine((it, context) => {
    if (isTypedMissing(it.kind)) return
    if (it.value === '') context.addIssue({ code: 'custom', path: ['value'], message: 'kit.field.required' })
    if (it.evidenceId === null && it.sourceId === null)
      context.addIssue({ code: 'custom', path: ['evidenceId'], message: 'observation.field.source' })
  })
export type NewObservation = z.output<typeof NewObservation>

export const WithdrawnObservation = z.object({
  id: z.uuid(),
  version: z.coerce.number<number | string>().int(),
  reason: z.string().trim().min(1).max(1000),
})

export { Flag, flagsIn } from './flag.ts'
export type {
  Figure,
  FigureSource,
  FlaggedFigure,
  IndicatorFigure,
  MappedIndicator,
  MappedMeasure,
  Measure,
  MeasureCount,
  MeasureFamily,
  ObservedValue,
  SourceCount,
  ValueKind,
} from './figure.ts'
