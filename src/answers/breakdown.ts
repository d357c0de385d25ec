import type { LocalText } from '../kit/local-text.ts'

/** One part of a whole: women, adults, the first instance. */
export interface Part {
  readonly code: string
  readonly name: LocalText
  /** What is left over where things are counted (unknown, several at once): nobody is asked for an average or a yes of it. */
  readonly isResidual: boolean
}

/** By what an answer is told apart, with its parts in order. */
export interface Breakdown {
  readonly code: string
  readonly name: LocalText
  readonly parts: readonly Part[]
  /** Who answers names the parts, or further ones beside those that there are. */
  readonly isOpen: boolean
  /** False: no parts of a whole, such as what was planned and what was spent. */
  readonly addsUp: boolean
  /** Units of which one can be counted in several parts: one person in two services. */
  readonly overlappingFor: readonly string[]
}

export type Breakdowns = Readonly<Record<string, Breakdown>>
