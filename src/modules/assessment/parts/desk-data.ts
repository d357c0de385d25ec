import type { Refused } from '../../../server/pages.ts'
import type { readDesk } from '../desk-queries.server.ts'
import type { FormValues } from '../draft-form.ts'

export type DeskData = Awaited<ReturnType<typeof readDesk.run>>

/** What the panes of the desk are given: what is known, what the form holds, and what was wrong with it. */
export interface PaneProps {
  readonly desk: DeskData
  readonly values: FormValues
  readonly refused: Refused | undefined
}
