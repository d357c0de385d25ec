import { z } from 'zod'
import { fieldKey, ItemCode, levelOf, type Item, type Json } from '../instrument/index.ts'
import type { Grid } from './grid.ts'
import { stampOf, type Origin } from './origin.ts'
import { exchangeProblem } from './problems.ts'
import { gridOfItems } from './table.ts'

/** The instrument as data: the items as they are, and which version and act they are of. */
export interface InstrumentData {
  readonly version: Origin & { readonly code: string }
  readonly items: readonly Item[]
}

const Items = z.object({
  version: z.object({ id: z.string().max(40), revision: z.number().int().min(0) }).optional(),
  items: z
    .array(z.object({ code: ItemCode, level: z.string(), fields: z.record(z.string().max(60), z.json()) }))
    .min(1)
    .max(20_000),
})

/** A JSON file of ours as a table; with or without what stands around its data. */
export function gridOfJson(text: string): Grid {
  const read = parsed(text)
  const isSample = typeof read === 'object' && read !== null && 'sample' in read && read.sample === true
  const data = typeof read === 'object' && read !== null && 'data' in read ? read.data : read
  const found = Items.safeParse(data)
  if (!found.success) throw exchangeProblem['not-our-json']({ place: found.error.issues[0]?.path.join('.') || 'none' })
  const { version, items } = found.data
  const wrong = items.flatMap(({ code, fields }) => wrongFields(code, fields as Item['fields']))[0]
  if (wrong !== undefined) throw exchangeProblem['not-our-json']({ place: wrong })
  const whole = items.map(({ code, fields }): Item => ({
    code,
    level: levelOf(code)!,
    fields: fields as Item['fields'],
  }))
  const keys = whole.map(({ code }) => (version ? stampOf(version, code) : ''))
  return gridOfItems(whole, keys, isSample)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw exchangeProblem['not-our-json']({ place: 'none' })
  }
}

function wrongFields(code: string, fields: Item['fields']): string[] {
  if (fields['place'] === undefined || levelOf(code) === undefined) return [`${code}, place`]
  return Object.entries(fields)
    .filter(([field, value]) => !isField(field, value))
    .map(([field]) => `${code}, ${field}`)
}

function isField(field: string, value: Json): boolean {
  const key = fieldKey(field)
  return key !== undefined && key.field.holds.safeParse(value).success
}
