import type { ReactNode } from 'react'
import type { Cells } from '../../answers/index.ts'
import type { Labels } from './labels.ts'
import type { Live } from './live.ts'

/** What every input of an answer, whole or cell, is drawn from. */
export interface InputProps {
  readonly live: Live
  readonly labels: Labels
  /** As typed, by cell key: what the fields begin with. */
  readonly given: Readonly<Record<string, string>>
  /** What is wrong, in the reader's words, by cell key. */
  readonly errors: Readonly<Record<string, string>>
  /** The last answer to the same question. */
  readonly before?: Cells | undefined
  /** Id of what names the question: where several stand on one page, their tables are told apart by it. */
  readonly labelledBy?: string | undefined
  readonly unit?: ReactNode
  /** What the levels 3 to 0 mean. */
  readonly levels?: Readonly<Record<string, ReactNode>> | undefined
  /** What the currencies are called, by their codes. */
  readonly currencies?: Readonly<Record<string, string>> | undefined
}
