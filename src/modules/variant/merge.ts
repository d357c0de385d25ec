import { isSame, ownerOf, placeIn, placeOf, positionAfter, type Item, type Json } from '../instrument/index.ts'
import { WHOLE } from './model.ts'

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
  /** Deviations that the core has taken over word for word, or that have no object any more: none from now on. */
  readonly adopted: readonly Deviation[]
  /** Both changed it, differently: the country's stands until somebody decides. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Three ways: what the core said, what it says now, what the country says. Where the country changed nothing there is
 * no deviation, and the core's new text is simply what is read; so only deviations are looked at, however large the
 * instrument is. Of a translation, only its text is compared: that its state changed is no conflict. Of a place, only
 * the parent: a version numbers its items anew, so every position moves.
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
    if (isTaken(it, theirs, core)) adopted.push(it)
    else if (isStill(it, theirs, was)) kept.push(it)
    else {
      kept.push(it)
      conflicts.push({ item: it.item, field: it.field, base: was, core: theirs, own: it.value })
    }
  }
  return { kept, adopted, conflicts }
}

/** The core says it as well; of an order among neighbours, that what they all stood under is gone. */
function isTaken({ field, value }: Deviation, theirs: Json, core: ReadonlyMap<string, Item>): boolean {
  if (field !== 'place') return isSame(said(field, theirs), said(field, value))
  const { parent } = placeIn(value)
  return parent !== null && parent !== said(field, theirs) && !core.has(parent)
}

/** The core did not touch it; an order among the same neighbours it cannot touch. */
function isStill({ field, value }: Deviation, theirs: Json, was: Json): boolean {
  const now = said(field, theirs)
  return isSame(now, said(field, was)) || (field === 'place' && isSame(now, said(field, value)))
}

/** Of a wording its text, of a place its parent, of everything else all of it. */
function said(field: string, value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (field === 'place') return placeIn(value).parent
  return 'text' in value ? (value as { text: Json }).text : value
}

/** The country's own items of which the core dropped what they stand under: nothing would show them any more. */
export function homeless(deviations: readonly Deviation[], core: ReadonlyMap<string, Item>): string[] {
  const own = new Set(deviations.flatMap(({ item, field }) => (field === 'added' ? [item] : [])))
  return deviations.flatMap(({ item, field, value }) => {
    if (field !== 'place' || ownerOf(item) === null || !own.has(item)) return []
    const { parent } = placeIn(value)
    return parent === null || own.has(parent) || core.has(parent) ? [] : [item]
  })
}

/** Items in a country's own order, each behind the neighbour that it followed, wherever that one now stands. */
export function reordered(before: readonly Item[], core: readonly Item[], placed: ReadonlySet<string>): Item[] {
  const byPosition = (items: readonly Item[]) => items.toSorted((a, b) => placeOf(a).position - placeOf(b).position)
  let siblings = byPosition(core.filter(({ code }) => !placed.has(code)))
  let last: string | null = null
  for (const it of byPosition(before)) {
    const isThere = siblings.some(({ code }) => code === it.code)
    if (placed.has(it.code)) {
      const place = { ...placeOf(it), position: positionAfter(siblings, last) }
      siblings = byPosition([...siblings, { ...it, fields: { ...it.fields, place } }])
    }
    if (isThere || placed.has(it.code)) last = it.code
  }
  return siblings.filter(({ code }) => placed.has(code))
}
