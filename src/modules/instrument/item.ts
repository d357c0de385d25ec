import { z } from 'zod'

export const LEVELS = ['area', 'subarea', 'indicator'] as const
export type Level = (typeof LEVELS)[number]

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** Where an item stands: under which other (null for an area), and in which order among its neighbours. */
export type Place = Readonly<{ parent: string | null; position: number }>

/**
 * An area, a sub-area or an indicator, its fields flat: `title.en`, `rule.3.sq`, `answerType`, `place`. A field that is
 * not there is empty. Flat, because a change, a conflict and a difference are each of one field, and of one language.
 */
export interface Item {
  readonly code: string
  readonly level: Level
  readonly fields: Readonly<Record<string, Json>>
}

const AREA = /^[A-Z]{3}$/
const SUBAREA = /^([A-Z]{3})\.(\d{1,3})(?:-([A-Z]{2}))?$/
const INDICATOR = /^([A-Z]{3})-(\d{2,3})(?:-([A-Z]{2}))?$/

export const ItemCode = z.string().regex(/^[A-Z]{3}([.]\d{1,3}|-\d{2,3})?(-[A-Z]{2})?$/)

export function levelOf(code: string): Level | undefined {
  if (AREA.test(code)) return 'area'
  if (SUBAREA.test(code)) return 'subarea'
  return INDICATOR.test(code) ? 'indicator' : undefined
}

/** The country whose own item this is: 'rs' of IDN-18-RS. Null: of the core. */
export function ownerOf(code: string): string | null {
  const own = (INDICATOR.exec(code) ?? SUBAREA.exec(code))?.[3]
  return own ? own.toLowerCase() : null
}

/**
 * A code that nobody has or had: one more than the highest number of the area. A country's own ends in its code, and
 * one of the core never does, so the two can never clash, whatever either adds later.
 *
 * @example nextCode('indicator', 'IDN', { taken: ['IDN-17', 'IDN-18-RS'], country: 'rs' }) // 'IDN-19-RS'
 */
export function nextCode(
  level: 'subarea' | 'indicator',
  area: string,
  { taken, country }: { taken: readonly string[]; country: string | null },
): string {
  const pattern = level === 'indicator' ? INDICATOR : SUBAREA
  const numbers = taken.flatMap((code) => {
    const found = pattern.exec(code)
    return found?.[1] === area ? [Number(found[2])] : []
  })
  const next = Math.max(0, ...numbers) + 1
  const own = country ? `-${country.toUpperCase()}` : ''
  return level === 'indicator' ? `${area}-${String(next).padStart(2, '0')}${own}` : `${area}.${next}${own}`
}

export function placeOf({ fields }: Pick<Item, 'fields'>): Place {
  return placeIn(fields['place']!)
}

/** What a value of the field `place` says. */
export function placeIn(value: Json): Place {
  return value as Place
}

/** Areas in their order, each followed by its sub-areas, each followed by its indicators. */
export function inOrder(items: readonly Item[]): Item[] {
  const childrenOf = Map.groupBy(items, (it) => placeOf(it).parent)
  const below = (parent: string | null): Item[] =>
    (childrenOf.get(parent) ?? [])
      .toSorted((a, b) => placeOf(a).position - placeOf(b).position || (a.code < b.code ? -1 : 1))
      .flatMap((it) => [it, ...below(it.code)])
  return below(null)
}
