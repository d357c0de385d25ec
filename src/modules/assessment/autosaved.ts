import type { AssessmentDraft } from './model.ts'

/** What the desk is told after it saved by itself: when and as which version, or why not. */
export type Autosaved =
  | { readonly version: number; readonly savedAt: string | null }
  /** In a conflict both sides come along, as in the form's own answer. */
  | { readonly message: string; readonly conflict?: unknown }

/** Two wrote at once: both drafts whole, and the version that stands. */
export interface SaveConflict {
  readonly mine: AssessmentDraft
  readonly theirs: AssessmentDraft
  readonly version: number
  readonly by: string
}

/** Of the details of a refused save: a conflict, where they are one. */
export function saveConflictIn(details: unknown): SaveConflict | undefined {
  const isOne = typeof details === 'object' && details !== null && 'mine' in details && 'theirs' in details
  return isOne ? (details as SaveConflict) : undefined
}
