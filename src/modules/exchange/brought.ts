import { KEY_HEAD } from './form.ts'
import type { FormGround, FormReading } from './form-reading.ts'
import type { BroughtForm } from './form-sheet.ts'
import { readingOf } from './form-table.ts'
import type { Grid } from './grid.ts'
import { readHeads } from './heads.ts'
import { plain } from './grid.ts'
import { readStamp, type Stamp } from './origin.ts'
import { planOf } from './plan.ts'
import type { Ground, Plan } from './plan-model.ts'

/** A file as it was read: a table of the instrument, or a form. */
export type Brought = Grid | BroughtForm

export interface BroughtPlan extends Plan, Pick<FormReading, 'remarks' | 'asks'> {}

/** What a file would do to a draft, whichever it is. */
export function planOfFile(brought: Brought, ground: Ground, given: FormGround): BroughtPlan {
  if (brought.format !== 'form' || !('sheets' in brought))
    return { ...planOf(brought as Grid, ground), remarks: [], asks: { into: false, lang: false } }
  const { grid, problems, remarks, asks } = readingOf(brought, ground, given)
  const plan = planOf(grid, ground)
  // Its headings are the product's own; what a form says besides is among the remarks.
  const all = new Map([...problems, ...plan.problems].map((it) => [`${it.address} ${it.key}`, it]))
  return { ...plan, others: [], problems: [...all.values()], remarks, asks }
}

/** A file is from one version, or put together from a few. */
const MOST_ORIGINS = 8

/** From which versions and acts a file was made, as far as it says so. */
export function stampsIn(brought: Brought): Stamp[] {
  const found = new Map<string, Stamp>()
  for (const text of keysIn(brought)) {
    const stamp = readStamp(text)
    if (stamp) found.set(`${stamp.version}@${stamp.revision}`, stamp)
    if (found.size === MOST_ORIGINS) break
  }
  return [...found.values()]
}

function* keysIn(brought: Brought): Generator<string> {
  if ('sheets' in brought) {
    const settings = brought.sheets.find(({ sheet }) => sheet?.trim().toLowerCase() === 'settings')
    const at = settings?.header.findIndex((cell) => plain(cell) === KEY_HEAD) ?? -1
    if (settings && at >= 0) yield `${plain(settings.rows[0]?.cells[at])}:IDN`
    return
  }
  const at = readHeads(brought).known.get('key')
  if (at !== undefined) for (const { cells } of brought.rows) yield plain(cells[at])
}
