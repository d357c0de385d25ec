import { z } from 'zod'
import type { LocalText } from '../../kit/local-text.ts'
import type { TypedMissing } from './model.ts'
import type { Contradiction } from './sums.ts'

export type ValueKind = 'number' | 'interval' | 'text' | TypedMissing

/** A value as it is stored, whatever is observed. */
export interface ObservedValue {
  readonly kind: ValueKind
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
  readonly text: string | null
  /** Exactly as the source prints it. */
  readonly asGiven: string
  readonly unit: string
}

/** What the series, its parts and its total may say of themselves: sex, age, form, part of the year. */
export const Dimension = z.record(z.string(), z.string())
export type Dimension = z.output<typeof Dimension>

export interface Measure {
  readonly code: string
  /** Who is counted: figures of different families are never added or ranked together. */
  readonly family: string
  readonly label: LocalText
  readonly definition: LocalText
  readonly unit: string
  readonly dimension: Dimension
}

export interface MeasureCount extends Measure {
  readonly figures: number
  readonly countries: number
  readonly sources: number
  readonly firstYear: number
  readonly lastYear: number
}

export interface MeasureFamily {
  readonly family: string
  readonly name: LocalText
  readonly measures: readonly MeasureCount[]
}

export interface FigureSource {
  readonly id: string
  readonly title: string
  readonly url: string
}

/** One published figure of one source, or a value that a monitor entered from evidence. */
export interface Figure extends ObservedValue {
  readonly id: string
  readonly country: string
  readonly year: number
  readonly measure: string | null
  readonly indicatorCode: string | null
  readonly origin: 'shipped' | 'monitor'
  readonly class: 'public' | 'working-group' | 'team' | 'restricted'
  readonly note: string | null
  readonly source: FigureSource | null
  readonly evidenceId: string | null
  readonly version: number
}

/** A measure that answers an indicator, exactly or in part, and what differs. */
export interface MappedMeasure extends Measure {
  readonly fit: 'exact' | 'partial'
  readonly fitNote: string
}

export interface MappedIndicator {
  readonly indicatorCode: string
  readonly fit: 'exact' | 'partial'
  readonly fitNote: string
}

/** A figure with the sums that it cannot meet, within its own source. */
export interface FlaggedFigure extends Figure {
  readonly contradictions: readonly Contradiction[]
}

/** A figure beside an indicator: recorded for it ('own'), or of a measure that answers it. */
export interface IndicatorFigure extends FlaggedFigure {
  readonly fit: 'own' | 'exact' | 'partial'
  readonly fitNote: string | null
}

export interface SourceCount extends FigureSource {
  readonly figures: number
  readonly measures: number
  readonly firstYear: number
  readonly lastYear: number
}
