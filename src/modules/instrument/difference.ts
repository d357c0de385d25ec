import { canonical, sha256 } from '../../kit/canonical.ts'
import { isSame, sourceOf } from './draft.ts'
import { fieldKey } from './fields.ts'
import type { Item, Json, Level } from './item.ts'

export interface FieldDifference {
  readonly field: string
  readonly before: Json
  readonly after: Json
}

export interface ItemDifference {
  readonly code: string
  readonly level: Level
  readonly kind: 'new' | 'changed' | 'dropped'
  readonly fields: readonly FieldDifference[]
  readonly before: Item | undefined
  readonly after: Item | undefined
}

/** Of a change: what a reader filters by. A rule is how it is rated; text is wording; the rest is what is asked of whom. */
export type Facet = 'rule' | 'text' | 'translation' | 'set-up' | 'place'

/**
 * What a later version says otherwise, item by item in the order of the later one, what was dropped at the end. An item
 * whose fields are all the same is left out. A place counts as changed only where the parent is another: that a
 * neighbour came or went is no change of this one.
 */
export function differences(before: readonly Item[], after: readonly Item[]): ItemDifference[] {
  const earlier = new Map(before.map((it) => [it.code, it]))
  const later = new Set(after.map(({ code }) => code))
  const there = after.flatMap((item) => {
    const old = earlier.get(item.code)
    const fields = fieldDifferences(old, item)
    if (old && fields.length === 0) return []
    return [
      { code: item.code, level: item.level, kind: old ? 'changed' : 'new', fields, before: old, after: item } as const,
    ]
  })
  const gone = before
    .filter(({ code }) => !later.has(code))
    .map(
      (item) =>
        ({ code: item.code, level: item.level, kind: 'dropped', fields: [], before: item, after: undefined }) as const,
    )
  return [...there, ...gone]
}

export function fieldDifferences(before: Item | undefined, after: Item): FieldDifference[] {
  const keys = new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(after.fields)])
  keys.delete('added')
  keys.delete('extra')
  return [...keys].sort().flatMap((field) => {
    const [old, now] = [before?.fields[field] ?? null, after.fields[field] ?? null]
    return isSame(said(field, old), said(field, now)) ? [] : [{ field, before: old, after: now }]
  })
}

/** What of a value counts: of wording its text and not how far its translation is, of a place its parent. */
function said(field: string, value: Json): Json {
  if (value === null) return null
  if (field === 'place') return (value as { parent: Json }).parent
  return fieldKey(field)?.lang ? (value as { text: Json }).text : value
}

export function facetOf(field: string, item: Item): Facet {
  const key = fieldKey(field)
  if (field === 'place') return 'place'
  if (key?.lang && key.lang !== (sourceOf(item.fields, key.name) ?? 'en')) return 'translation'
  if (key?.field.effect === 'scale') return 'rule'
  return key?.lang ? 'text' : 'set-up'
}

/** What a verdict was given about: another difference is another hash. */
export function differenceHash({ code, kind, fields }: ItemDifference): string {
  return sha256(
    canonical({
      code,
      kind,
      fields: fields.map((it) => ({ ...it, before: said(it.field, it.before), after: said(it.field, it.after) })),
    }),
  )
}
