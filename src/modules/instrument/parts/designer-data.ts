import type { Refused } from '../../../server/pages.ts'
import type { FieldConflict } from '../field-conflict.ts'
import type { Item, Json } from '../item.ts'
import type { readDesigner } from '../designer-queries.server.ts'

export type DesignerData = Awaited<ReturnType<(typeof readDesigner)['run']>>
export type Branch = DesignerData['tree'][number]
export type Open = NonNullable<DesignerData['open']>

/** What every part of the form is given. */
export interface FormProps {
  readonly data: DesignerData
  readonly open: Open
  readonly item: Item
  readonly refused: Refused | undefined
  readonly conflicts: readonly FieldConflict[]
  /** What the form shows in a field: what was typed where it was refused, else what is stored. */
  valueOf(field: string): Json
  /** What was typed in one control, where the form was refused. */
  typed(name: string): string | undefined
  /** Whether this person may write this field of this item. */
  isOpen(field: string): boolean
}
