/** How a cell is read; `whole` takes no fraction, `name` names the row of a list that is open. */
export type CellSort = 'whole' | 'number' | 'yes-no-partial' | 'scale' | 'words' | 'name' | 'currency'

export type FieldName = 'value' | 'numerator' | 'denominator' | 'currency' | 'name'

export interface Field {
  readonly name: FieldName
  readonly sort: CellSort
}

/** Where a cell stands in a breakdown: at one of its parts, or in a row that who answers names (from 1). */
export type At = { readonly by: string; readonly part: string } | { readonly by: string; readonly row: number }

/** One thing to fill in. Forms, workbooks and JSON call it by the same key. */
export interface Cell {
  readonly key: string
  readonly field: FieldName
  readonly sort: CellSort
  /** Empty for what stands once: the total, the currency. */
  readonly at: readonly At[]
}

/** Rows that an open list can have, so that nothing sent in can grow without end. */
export const MOST_ROWS = 200

/**
 * The key of a cell.
 *
 * @example cellKey('value', []) // 'total'
 * @example cellKey('denominator', []) // 'denominator'
 * @example cellKey('value', [{ by: 'sex', part: 'female' }, { by: 'age_group', part: 'adult' }])
 *   // 'sex=female;age_group=adult'
 * @example cellKey('numerator', [{ by: 'sex', part: 'female' }]) // 'sex=female:numerator'
 * @example cellKey('name', [{ by: 'citizenship', row: 1 }]) // 'open:citizenship:1:name'
 */
export function cellKey(field: FieldName, at: readonly At[]): string {
  const [first] = at
  if (!first) return field === 'value' ? 'total' : field
  if ('row' in first) return `open:${first.by}:${first.row}:${field}`
  return placeKey(at) + (field === 'value' ? '' : `:${field}`)
}

/** The key of a place without its field: `sex=female;age_group=adult`. */
export function placeKey(at: readonly At[]): string {
  return at.map((it) => ('row' in it ? `open:${it.by}:${it.row}` : `${it.by}=${it.part}`)).join(';')
}
