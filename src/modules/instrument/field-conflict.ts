import type { Json } from './item.ts'

/** Two wrote one field: what was to be saved, what stands there now, and whose it is. */
export interface FieldConflict {
  readonly field: string
  readonly mine: Json
  readonly theirs: Json
  /** Somebody took their change back: the field is again as in the version beneath. */
  readonly isBeneath: boolean
  readonly revision: number
  readonly by: string | null
  readonly at: string | null
}

/** Of the details of a refused save: the conflicts, where there are some. */
export function conflictsIn(details: unknown): readonly FieldConflict[] | undefined {
  const isOne = typeof details === 'object' && details !== null && 'conflicts' in details
  return isOne ? (details as { conflicts: readonly FieldConflict[] }).conflicts : undefined
}
