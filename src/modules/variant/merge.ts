import { WHOLE } from './model.ts'
import { isSame } from '../instrument/index.ts'
import type { Item, Json } from '../instrument/index.ts'

/** What a variant says otherwise than the core that it stands on. */
export interface Deviation {
  readonly item: string
  readonly field: string
  readonly value: Json
  /** What the core said when the country changed it. */
  readonly base: Json
}

export interface Conflict {
  readonly item: string
  readonly field: string
  readonly base: Json
  readonly core: Json
  readonly own: Json
}

export interface Merged {
  /** Deviations that go on as they are. */
  readonly kept: readonly Deviation[]
  /** Deviations that the core has taken over word for word: no deviation any more. */
  readonly adopted: readonly Deviation[]
  /** Both changed it, differently: the country's stands until somebody decides. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Three ways: what the core said, what it says now, what the country says. Where the country changed nothing there is
 * no deviation, and the core's new text is simply what is read; so only deviations are looked at, however large the
 * instrument is. Of a translation, only its text is compared: that its state changed is no conflict.
 */
export function merged(
  deviations: readonly Deviation[],
  core: ReadonlyMap<string, Item>,
  before: ReadonlyMap<string, Item>,
): Merged {
  const kept: Deviation[] = []
  const adopted: Deviation[] = []
  const conflicts: Conflict[] = []
  const dropped = new Set<string>()
  for (const it of deviations) {
    const [old, now] = [before.get(it.item), core.get(it.item)]
    if (!old && !now) {
      kept.push(it)
      continue
    }
    if (!now) {
      kept.push(it)
      if (!dropped.has(it.item)) conflicts.push({ item: it.item, field: WHOLE, base: null, core: true, own: null })
      dropped.add(it.item)
      continue
    }
    const theirs = now.fields[it.field] ?? null
    const was = old ? (old.fields[it.field] ?? null) : it.base
    if (isSame(said(theirs), said(it.value))) adopted.push(it)
    else if (isSame(said(theirs), said(was))) kept.push(it)
    else {
      kept.push(it)
      conflicts.push({ item: it.item, field: it.field, base: was, core: theirs, own: it.value })
    }
  }
  return { kept, adopted, conflicts }
}

/** Of a wording its text; of everything else all of it. */
function said(value: Json): Json {
  return value !== null && typeof value === 'object' && 'text' in value ? (value as { text: Json }).text : value
}
