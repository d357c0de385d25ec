import { fieldKey, placeOf, sourceOf, textOf, wordingHash, type Item, type Json } from '../instrument/index.ts'
import type { Decision, Decisions, Ground, Plan, PlannedField, PlannedItem } from './plan-model.ts'

/** Undefined: as the version beneath says. */
export interface PlannedWrite {
  readonly item: string
  readonly field: string
  readonly value: Json | undefined
}

export function decisionOf({ code }: PlannedItem, { all, items }: Decisions): Decision | undefined {
  return items[code] ?? all
}

/** Items with a conflict that nobody has decided. */
export function undecided({ items }: Plan, decisions: Decisions): PlannedItem[] {
  return items.filter((it) => it.fields.some(({ isConflict }) => isConflict) && !decisionOf(it, decisions))
}

/** What is written when a plan is carried out, one act: conflicts as they were decided. */
export function writesOf(
  plan: Plan,
  ground: Ground,
  decisions: Decisions,
  changed: ReadonlyMap<string, string[]>,
): PlannedWrite[] {
  const last = new Map<string | null, number>()
  for (const it of ground.current.values()) {
    const { parent, position } = placeOf(it)
    last.set(parent, Math.max(last.get(parent) ?? 0, position))
  }
  return plan.items.flatMap((it) => {
    const keepsHere = decisionOf(it, decisions) === 'here'
    const isBack = it.fields.some(({ field, isConflict, file }) => field === 'retired' && isConflict && file === null)
    if (isBack && keepsHere) return []
    const fields = it.fields.filter(({ isConflict }) => !isConflict || !keepsHere)
    if (fields.length === 0) return []
    const isAddedHere = !ground.beneath.has(it.code)
    if (it.kind === 'retired')
      return isAddedHere
        ? (changed.get(it.code) ?? []).map((field) => ({ item: it.code, field, value: undefined }))
        : [{ item: it.code, field: 'retired', value: true }]
    return [...(it.kind === 'new' ? added(it) : []), ...fields.map((field) => written(it, field, fields, last))]
  })
}

/** What a new indicator is until somebody says otherwise, as in the designer. */
function added(it: PlannedItem): PlannedWrite[] {
  const own: Record<string, Json> = { added: true }
  if (it.level === 'indicator') Object.assign(own, { kind: 'structural', answerType: 'yes_no_partial', rating: 'own' })
  return Object.entries(own)
    .filter(([field]) => !it.fields.some((said) => said.field === field && said.file !== null))
    .map(([field, value]) => ({ item: it.code, field, value }))
}

function written(
  it: PlannedItem,
  { field, file }: PlannedField,
  all: readonly PlannedField[],
  last: Map<string | null, number>,
): PlannedWrite {
  const to = (value: Json): PlannedWrite => ({ item: it.code, field, value })
  if (file === null) return to(null)
  if (field === 'place') return to(placed(it, file as { parent: string | null; position: number | null }, last))
  const key = fieldKey(field)
  if (!key?.lang) return to(file)
  const source = sourceOf(it.item?.fields ?? {}, key.name) ?? it.sources[key.name]
  if (source === undefined || source === key.lang) return to({ text: file, state: 'source' })
  if (it.stale.includes(field)) return to({ text: file, state: 'stale' })
  const original = sourceText(it.item, all, key.name, source)
  return to({ text: file, state: 'unreviewed', ...(original === undefined ? {} : { of: wordingHash(original) }) })
}

/** The text that a translation in the file translates: as the file says it, else as it stands. */
function sourceText(
  item: Item | undefined,
  all: readonly PlannedField[],
  name: string,
  lang: string,
): string | undefined {
  const said = all.find(({ field }) => field === `${name}.${lang}`)?.file
  if (typeof said === 'string') return said
  return textOf(item?.fields ?? {}, name, lang as Parameters<typeof textOf>[2])
}

/** Without a position: the last under its parent, or where it stands if that is the same. */
function placed(
  { item }: PlannedItem,
  { parent, position }: { parent: string | null; position: number | null },
  last: Map<string | null, number>,
): Json {
  if (position !== null) return { parent, position }
  if (item && placeOf(item).parent === parent) return { parent, position: placeOf(item).position }
  const next = (last.get(parent) ?? 0) + 1
  last.set(parent, next)
  return { parent, position: next }
}
