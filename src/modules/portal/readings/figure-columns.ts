import type { Reach } from '../../observation/index.ts'
import type { Figure } from '../../observation/model.ts'

/** How a published figure stands in the table of a page, whichever page it is. */
export const FIGURE_COLUMNS = [
  'country',
  'year',
  'kind',
  'as_published',
  'low',
  'high',
  'unit',
  'contradicts_own_sum',
  'source',
  'source_address',
]

export function figureCells(it: Figure & { readonly contradictions: readonly unknown[] }) {
  return [
    it.country,
    it.year,
    it.kind,
    it.asGiven,
    it.number ?? it.low,
    it.number ?? it.high,
    it.unit,
    it.contradictions.length > 0 ? 'yes' : 'no',
    it.source?.title ?? null,
    it.source?.url ?? null,
  ]
}

/** A rating in the same columns: what was given, or the code of why there is none. */
export function ratingCells(it: {
  readonly country: string
  readonly year: number
  readonly rating: number | null
  readonly missing: string | null
}) {
  return [it.country, it.year, 'rating', it.rating ?? it.missing, it.rating, it.rating, null, null, null, null]
}

/** Of a rating: whether it may stand beside those of the version that the page compares by, and what parts them. */
export const COMPARED_COLUMNS = ['comparable', 'break', 'break_reason']

export function comparedCells({ apart }: { readonly apart: { verdict: string; reason: string } | null }) {
  return [apart ? 'no' : 'yes', apart?.verdict ?? null, apart?.reason ?? null]
}

/** How far a country's value reaches where its parts are asked: 'partial' or 'whole', and of how many parts it is made. */
export const REACH_COLUMNS = ['coverage', 'parts_answered', 'parts_asked']

export function reachCells(reach: Reach | null | undefined) {
  if (!reach) return [null, null, null]
  return [reach.isWhole ? 'whole' : 'partial', reach.answered, reach.asked]
}

/** 'AST-06: 3 of 14 parts'. */
export function reachWords({ code, answered, asked }: Reach & { readonly code: string }): string {
  return `${code}: ${answered} of ${asked} parts`
}
