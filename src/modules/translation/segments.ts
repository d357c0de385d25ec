import { CONTENT_LANGS } from '../../kit/local-text.ts'
import type { ContentLang } from '../../locale/index.ts'
import { sourceOf, textOf, wordingsOf, type Item, type Level, type Piece } from '../instrument/index.ts'
import { KINDS, STATES, type Kind, type State } from './model.ts'

/**
 * One text to translate. The same source under the same field is one text, however many items say it (the general rule
 * stands under half of the instrument), as long as their translations are the same too.
 */
export interface Segment {
  /** 'IDN-04:rule.3', by the first item that says it. */
  readonly key: string
  readonly item: string
  readonly level: Level
  /** The field: title, question, rule.3, … */
  readonly name: string
  readonly kind: Kind
  readonly source: { readonly lang: ContentLang; readonly text: string }
  readonly piece: Piece | undefined
  readonly state: State
  /** All items that say it, the first included. */
  readonly items: readonly string[]
}

export function kindOf(name: string): Kind {
  if (name === 'title' || name === 'question') return name
  return name.startsWith('rule.') ? 'rule' : 'reason'
}

/** Which wordings of which items are meant: of a variant, those that the country says otherwise. */
export type Own = (item: string, name: string) => boolean

/** The texts of a version that are translated into this language, in the order of the instrument. */
export function segmentsOf(items: readonly Item[], lang: ContentLang, isOwn: Own = () => true): Segment[] {
  const found = new Map<string, Segment & { items: string[] }>()
  for (const item of items)
    for (const { name, text } of wordingsOf(item)) {
      const source = sourceOf(item.fields, name)
      if (source === undefined || source === lang || !isOwn(item.code, name)) continue
      const said = textOf(item.fields, name, source)!
      const piece = text[lang]
      const same = JSON.stringify([name, source, said, piece?.text ?? null, piece?.state ?? null])
      const known = found.get(same)
      if (known) known.items.push(item.code)
      else
        found.set(same, {
          key: `${item.code}:${name}`,
          item: item.code,
          level: item.level,
          name,
          kind: kindOf(name),
          source: { lang: source, text: said },
          piece,
          state: stateOf(piece),
          items: [item.code],
        })
    }
  return [...found.values()]
}

function stateOf(piece: Piece | undefined): State {
  if (piece === undefined) return 'missing'
  return piece.state === 'source' ? 'unreviewed' : piece.state
}

export interface Count {
  readonly lang: ContentLang
  readonly kind: Kind
  readonly state: State
  readonly count: number
}

/** How many texts of each language, kind and state there are; what there is none of is left out. */
export function countsOf(items: readonly Item[], isOwn?: Own): Count[] {
  return CONTENT_LANGS.flatMap((lang) => {
    const groups = Map.groupBy(segmentsOf(items, lang, isOwn), ({ kind, state }) => `${kind} ${state}`)
    return KINDS.flatMap((kind) =>
      STATES.flatMap((state) => {
        const count = groups.get(`${kind} ${state}`)?.length ?? 0
        return count > 0 ? [{ lang, kind, state, count }] : []
      }),
    )
  })
}
