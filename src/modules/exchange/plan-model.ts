import type { Item, Json, Level } from '../instrument/index.ts'
import type { Values } from '../../kit/words.ts'
import type { CellFault } from './columns.ts'
import type { Stamp } from './origin.ts'

/** What can be wrong in a cell: the words are `exchange.cell.<key>`. */
export type CellProblemKey =
  | CellFault
  | 'formula'
  | 'key'
  | 'code-changed'
  | 'code-form'
  | 'level-changed'
  | 'needed'
  | 'gone'
  | 'has-parts'
  | 'head-twice'
  | 'head-missing'
  | 'twice'
  | 'area-of-the-core'
  | 'area-code'
  | 'no-parent'
  | 'parent'
  | 'code-owner'
  | 'other-area'
  | 'code-taken'
  | 'not-of-level'
  | 'of-the-core'
  | 'states'
  | 'unknown'
  | 'form-type'
  | 'form-list'
  | 'form-choice-twice'
  | 'form-name'
  | 'form-name-twice'
  | 'form-end'
  | 'form-open'
  | 'form-kept'
  | 'form-deep'

export interface CellProblem {
  readonly address: string
  readonly key: CellProblemKey
  readonly values: Values
}

/** One field that a file says otherwise than here. */
export interface PlannedField {
  readonly field: string
  /** What the file was made from; of wording its text alone. */
  readonly base: Json
  readonly here: Json
  readonly file: Json
  /** Changed here since the file was made: somebody decides. */
  readonly isConflict: boolean
}

export interface PlannedItem {
  readonly code: string
  readonly level: Level
  readonly row: number
  readonly kind: 'new' | 'changed' | 'unchanged' | 'retired'
  readonly fields: readonly PlannedField[]
  readonly item: Item | undefined
  /** Of a new wording: its language of origin, by name; and which translations the file calls stale. */
  readonly sources: Readonly<Record<string, string>>
  readonly stale: readonly string[]
}

export interface Plan {
  readonly items: readonly PlannedItem[]
  readonly problems: readonly CellProblem[]
  /** Headings that the product does not know: their cells are kept with the items. */
  readonly others: readonly string[]
  /** Rows whose origin is not known here: what they say is taken as it is, and no conflict can be seen. */
  readonly strangers: number
}

/** What a plan is made against. */
export interface Ground {
  readonly country: string | null
  /** Every item of the draft as it reads now, retired ones with `retired`. */
  readonly current: ReadonlyMap<string, Item>
  /** Codes of the version beneath: what is not there was added in this draft. */
  readonly beneath: ReadonlySet<string>
  /** Codes that are or were in use: what a number is counted on from. */
  readonly taken: readonly string[]
  /** Of these the ones that belong to another version or draft, and can never be given again. */
  readonly foreign: ReadonlySet<string>
  /** The items as they were when the file was made; undefined where nothing is known of it. */
  origin(stamp: Stamp): ReadonlyMap<string, Item> | undefined
  readonly values: {
    readonly unit: ReadonlySet<string>
    readonly disaggregations: ReadonlySet<string>
    readonly responsible: ReadonlySet<string>
    /** 'coe-197 4(a)' */
    readonly articles: ReadonlySet<string>
    readonly standards: ReadonlySet<string>
  }
}

export const DECISIONS = ['file', 'here'] as const
export type Decision = (typeof DECISIONS)[number]

/** Whom a person believes where both changed the same: for all, or by item. */
export interface Decisions {
  readonly all?: Decision | undefined
  readonly items: Readonly<Record<string, Decision>>
}
