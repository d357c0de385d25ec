import { canonical, sha256 } from '../../kit/canonical.ts'
import { CONTENT_LANGS, type LocalText } from '../../kit/local-text.ts'
import type { ContentLang } from '../../locale/index.ts'
import { fieldKey, textFields } from './fields.ts'
import { inOrder, levelOf, placeOf, type Item, type Json } from './item.ts'

/** What a draft says otherwise than the version beneath. Null empties the field. */
export interface Change {
  readonly item: string
  readonly field: string
  readonly value: Json
}

/** Whether two values of a field are the same, whatever the order of their members. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || canonical(a ?? null) === canonical(b ?? null)
}

/**
 * The version as a draft reads: the items beneath with the changes made to them, in order. What is retired is left out,
 * and so is what stands under it. A translation whose source was changed after it is stale.
 */
export function applied(base: readonly Item[], changes: readonly Change[]): Item[] {
  return inOrder(changedItems(base, changes))
}

/** The same without the order, which needs every item. */
export function changedItems(base: readonly Item[], changes: readonly Change[]): Item[] {
  const changesOf = Map.groupBy(changes, ({ item }) => item)
  const known = new Set(base.map(({ code }) => code))
  const changed = base.map((item) => changedItem(item, changesOf.get(item.code) ?? []))
  const added = [...changesOf].flatMap(([code, own]) => {
    const level = levelOf(code)
    if (known.has(code) || !level || !own.some(({ field }) => field === 'added')) return []
    return [changedItem({ code, level, fields: {} }, own)]
  })
  return [...changed, ...added].filter((it) => it.fields['retired'] !== true && it.fields['place'])
}

/** One item with its changes. */
export function changedItem(item: Item, changes: readonly Change[]): Item {
  if (changes.length === 0) return item
  const fields: Record<string, Json> = { ...item.fields }
  for (const { field, value } of changes) {
    if (value === null) delete fields[field]
    else fields[field] = value
  }
  return { ...item, fields: withStale(fields, item.fields) }
}

function withStale(fields: Record<string, Json>, before: Item['fields']): Record<string, Json> {
  const names = new Set(Object.keys(fields).flatMap((key) => (fieldKey(key)?.lang ? [fieldKey(key)!.name] : [])))
  for (const name of names) {
    const source = sourceOf(fields, name)
    if (!source) continue
    const isMoved = !isSame(textOf(fields, name, source), textOf(before, name, source))
    const now = wordingHash(textOf(fields, name, source)!)
    for (const lang of CONTENT_LANGS) {
      const piece = pieceOf(fields, `${name}.${lang}`)
      if (!piece || lang === source) continue
      const isUntouched = isSame(fields[`${name}.${lang}`], before[`${name}.${lang}`])
      const isStale = piece.of === undefined ? isMoved && isUntouched : piece.of !== now
      if (isStale && piece.state !== 'stale') fields[`${name}.${lang}`] = { ...piece, state: 'stale' }
    }
  }
  return fields
}

export type Piece = NonNullable<LocalText[ContentLang]>

/** A wording in one language, by its field: `title.sq`. */
export function pieceOf(fields: Item['fields'], field: string): Piece | undefined {
  return fields[field] as Piece | undefined
}

/** The language that a wording was written in; the others translate it. */
export function sourceOf(fields: Item['fields'], name: string): ContentLang | undefined {
  return CONTENT_LANGS.find((lang) => pieceOf(fields, `${name}.${lang}`)?.state === 'source')
}

export function textOf(fields: Item['fields'], name: string, lang: ContentLang): string | undefined {
  return pieceOf(fields, `${name}.${lang}`)?.text
}

/** Short, of a wording: which source a translation was made from. */
export function wordingHash(text: string): string {
  return sha256(text.normalize('NFC')).slice(0, 12)
}

/**
 * A wording as it is stored when somebody writes it: the first language of a text is its source, every other one an
 * unreviewed translation of the source as it is now.
 */
export function writtenPiece(
  fields: Item['fields'],
  { name, lang }: { name: string; lang: ContentLang },
  text: string,
) {
  const source = sourceOf(fields, name)
  if (source === undefined || source === lang) return { text, state: 'source' as const }
  return { text, state: 'unreviewed' as const, of: wordingHash(textOf(fields, name, source)!) }
}

/** A wording of an item in all its languages; undefined where it has none. */
export function localTextOf(fields: Item['fields'], name: string): LocalText | undefined {
  const text: LocalText = {}
  for (const lang of CONTENT_LANGS) {
    const piece = pieceOf(fields, `${name}.${lang}`)
    if (piece) text[lang] = piece
  }
  return Object.keys(text).length > 0 ? text : undefined
}

/** The fields of a wording: what localTextOf gives back. */
export function fieldsOfText(name: string, text: LocalText | null): Record<string, Json> {
  return Object.fromEntries(Object.entries(text ?? {}).map(([lang, piece]) => [`${name}.${lang}`, piece as Json]))
}

/** Every wording of an item, for a translator: name and languages. */
export function wordingsOf(item: Item): { name: string; text: LocalText }[] {
  return textFields(item.level).flatMap((name) => {
    const text = localTextOf(item.fields, name)
    return text ? [{ name, text }] : []
  })
}

/** A position after this neighbour, before the next one. */
export function positionAfter(siblings: readonly Item[], after: string | null): number {
  const order = siblings.map((it) => ({ code: it.code, position: placeOf(it).position }))
  const at = after === null ? -1 : order.findIndex(({ code }) => code === after)
  const [left, right] = [order[at]?.position, order[at + 1]?.position]
  if (left === undefined) return right === undefined ? 1 : right - 1
  return right === undefined ? left + 1 : (left + right) / 2
}
