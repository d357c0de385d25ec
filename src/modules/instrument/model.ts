import { ANSWER_TYPES, type AnswerType } from '../../answers/index.ts'
import type { LocalText } from '../../kit/local-text.ts'

export const RATINGS = [3, 2, 1, 0] as const
export type RatingLevel = (typeof RATINGS)[number]

/** What 3, 2, 1 and 0 mean: the indicator's own wording, or the general rule for its kind of answer. */
export interface RatingRule {
  readonly basis: 'own' | 'general'
  readonly levels: Readonly<Record<`${RatingLevel}`, LocalText>>
}

export const KINDS = ['structural', 'process', 'outcome'] as const
export type IndicatorKind = (typeof KINDS)[number]

/** structural is law and policy; process and outcome are practice. */
export function halfOf(kind: IndicatorKind): 'law' | 'practice' {
  return kind === 'structural' ? 'law' : 'practice'
}

export { ANSWER_TYPES, type AnswerType }

/** Kinds of answer that are a number: only these can have a rule in numbers. */
export const ANSWERED_IN_NUMBERS: readonly AnswerType[] = ['count', 'percentage', 'amount', 'days']

export interface InstrumentVersion {
  readonly id: string
  /** '2' of the core, 'rs-1' of a variant. */
  readonly code: string
  readonly state: 'draft' | 'published' | 'set-aside'
  /** Null: the regional core. */
  readonly country: string | null
  /** What it was made from; of a first variant the core version it stands on. */
  readonly predecessorId: string | null
  /** Of a variant: the version of the core that it inherits. */
  readonly coreId: string | null
  readonly note: string
  readonly sha256: string | null
  readonly startedAt: string
  readonly publishedAt: string | null
  /** Counts the acts on a draft. */
  readonly revision: number
}

/** The version beneath a draft, which it says otherwise than: of a variant always the core. */
export function baseOf({ country, predecessorId, coreId }: InstrumentVersion): string | null {
  return country === null ? predecessorId : coreId
}

export interface Area {
  readonly code: string
  readonly position: number
  readonly title: LocalText
  /** 'handbook' for the seven areas of the handbook of 2016, 'extension' for the others. */
  readonly origin: string
  readonly handbookAreaNo: number | null
  readonly handbookAreaName: string | null
}

export interface Subarea {
  readonly id: string
  readonly areaCode: string
  readonly title: LocalText
}

/** An indicator as lists show it. */
export interface IndicatorHead {
  readonly id: string
  readonly code: string
  readonly areaCode: string
  readonly subareaId: string
  readonly kind: IndicatorKind
  readonly answerType: AnswerType
  readonly isCore: boolean
  readonly isRated: boolean
  /** Of a national variant: why the country does not ask it. It is then not rated, whatever its rule says. */
  readonly notApplicable: LocalText | null
  readonly title: LocalText
}

export interface CitedArticle {
  readonly standard: string
  readonly short: string
  readonly title: LocalText
  readonly url: string | null
  readonly article: string
  readonly isConfirmed: boolean
  /** The later act that changed or inserted the article that is meant. */
  readonly amendedBy: string | null
  readonly insertedBy: string | null
}

export interface Indicator extends IndicatorHead {
  readonly position: number
  readonly unit: string | null
  readonly disaggregations: readonly string[]
  /** Levels below the state that are asked one by one; empty: the country as a whole. */
  readonly askedAt: readonly string[]
  /** Whether the answers of the parts of a country may be added up. */
  readonly isSummable: boolean
  readonly responsible: readonly string[]
  readonly verification: readonly string[]
  readonly legalBasis: string
  readonly question: LocalText
  readonly rule: RatingRule | null
  /** Why it is never rated; null where it is rated. */
  readonly unratedReason: LocalText | null
  readonly area: Area
  readonly subarea: Subarea
  readonly citations: readonly CitedArticle[]
}

export interface SubareaBranch extends Subarea {
  readonly indicators: readonly IndicatorHead[]
}
export interface AreaBranch extends Area {
  readonly subareas: readonly SubareaBranch[]
}
/** A whole version: area, sub-area, indicator, each in its order. */
export interface InstrumentTree {
  readonly version: InstrumentVersion
  readonly areas: readonly AreaBranch[]
}
