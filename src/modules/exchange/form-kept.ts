import { z } from 'zod'
import type { Item } from '../instrument/index.ts'
import { extraOf } from './columns.ts'
import type { FormRow } from './form-rows.ts'

/** Under these headings an item keeps what a form says and the instrument has no place for: a cell each, or a part. */
const CELL = 'xlsform:'
const PART = 'xlsform/'

/** Which form a part is of, its row as it came, rows around it, and what the whole form says. */
export type KeptPart = 'form' | 'row' | 'first' | 'after' | 'choices' | 'settings' | 'sheets'

export const keptCell = (head: string) => `${CELL}${head}`
export const isKept = (head: string) => head.startsWith(CELL) || head.startsWith(PART)

/** A cell of a table holds no more than 32,767 characters. */
const LONGEST = 30_000

/** A part under its heading; a long one goes on under `….2`, `….3`, and is never cut at a space. */
export function keptParts(part: KeptPart, text: string): Record<string, string> {
  const pieces: Record<string, string> = {}
  let [from, number] = [0, 1]
  while (from < text.length) {
    let to = Math.min(text.length, from + LONGEST)
    while (to < text.length && to > from + 1 && /[\s\p{M}\p{Surrogate}]/u.test(text.charAt(to - 1) + text.charAt(to)))
      to--
    pieces[number === 1 ? `${PART}${part}` : `${PART}${part}.${number}`] = text.slice(from, to)
    from = to
    number++
  }
  return pieces
}

const Rows = z.array(z.record(z.string(), z.string()))
const Lists = z.record(z.string(), Rows)

export interface Kept {
  readonly form: string
  readonly name: string | undefined
  readonly type: string | undefined
  readonly row: string | undefined
  /** Without the two above. */
  readonly cells: FormRow
  /** Rows of the form that are no questions of the instrument: before the first in a sub-area, after an indicator. */
  readonly first: readonly FormRow[]
  readonly after: readonly FormRow[]
  readonly choices: Readonly<Record<string, readonly FormRow[]>>
}

export function keptOf(item: Pick<Item, 'fields'>): Kept {
  const extra = extraOf(item)
  const cells = Object.entries(extra).flatMap(([head, text]) =>
    head.startsWith(CELL) ? [[head.slice(CELL.length), text] as const] : [],
  )
  const { name, type, ...rest } = Object.fromEntries(cells)
  return {
    form: partOf(extra, 'form') ?? '',
    name,
    type,
    row: partOf(extra, 'row'),
    cells: rest,
    first: read(Rows, partOf(extra, 'first')) ?? [],
    after: read(Rows, partOf(extra, 'after')) ?? [],
    choices: read(Lists, partOf(extra, 'choices')) ?? {},
  }
}

function partOf(extra: Readonly<Record<string, string>>, part: KeptPart): string | undefined {
  let text = extra[`${PART}${part}`]
  for (let number = 2; text !== undefined; number++) {
    const more = extra[`${PART}${part}.${number}`]
    if (more === undefined) break
    text += more
  }
  return text
}

/** Somebody may have written into the column of a table; then it is no part of a form any more. */
function read<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
