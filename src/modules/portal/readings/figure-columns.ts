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
