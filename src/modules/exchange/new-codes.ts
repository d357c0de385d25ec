import { levelOf, nextCode, ownerOf, placeOf, textOf, type Item, type Level } from '../instrument/index.ts'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import type { CellProblem, CellProblemKey, Ground } from './plan-model.ts'
import type { ReadRow } from './planned-fields.ts'

export interface Codes {
  readonly taken: Set<string>
  /** Row by code: no item has two rows. */
  readonly seen: Map<string, number>
  /** New items by code, with the level that they have. */
  readonly parents: Map<string, Level>
}

interface Around {
  readonly ground: Ground
  readonly codes: Codes
  readonly problems: CellProblem[]
}

/**
 * A row without a code is the item of the same title under the same parent, so that the same file adds nothing twice;
 * else it gets the next number of its area. A code that a file gives is taken as it is, if nothing ever had it.
 */
export function newCode(row: ReadRow, { ground, codes, problems }: Around): ReadRow | undefined {
  const refuse = (head: string, key: CellProblemKey, values: CellProblem['values'] = {}) => {
    problems.push({ address: row.address(head), key, values })
    return undefined
  }
  const known = row.code === '' ? sameTitle(row, ground.current) : row.here
  const code = known?.code ?? row.code
  if (code !== '') {
    const before = codes.seen.get(code)
    if (before !== undefined) return refuse('code', 'twice', { code, row: before })
    codes.seen.set(code, row.row)
  }
  if (known) return { ...row, code, here: known }
  if (row.base) return row
  if (ground.country !== null && row.level === 'area') return refuse('code', 'area-of-the-core')
  const parent = (row.text('parent') ?? '').toUpperCase()
  if (row.level === 'area') {
    if (code === '') return refuse('code', 'area-code')
    if (parent !== '') return refuse('parent', 'no-parent')
  } else {
    const wanted = row.level === 'indicator' ? 'subarea' : 'area'
    const under = ground.current.get(parent)
    const isThere = under
      ? under.level === wanted && under.fields['retired'] !== true
      : codes.parents.get(parent) === wanted
    if (!isThere) return refuse('parent', 'parent', { parent })
  }
  if (!CONTENT_LANGS.some((lang) => row.text(`title.${lang}`))) return refuse('title.en', 'needed')
  const own = code === '' ? numbered(row.level as 'subarea' | 'indicator', parent, { ground, codes }) : code
  if (ownerOf(own) !== (row.level === 'area' ? null : ground.country))
    return refuse('code', 'code-owner', { code: own })
  if (row.level !== 'area' && own.slice(0, 3) !== parent.slice(0, 3))
    return refuse('parent', 'other-area', { code: own })
  if (code !== '' && ground.foreign.has(code)) return refuse('code', 'code-taken', { code })
  codes.taken.add(own)
  codes.seen.set(own, row.row)
  codes.parents.set(own, row.level)
  return { ...row, code: own }
}

function numbered(level: 'subarea' | 'indicator', parent: string, { ground, codes }: Omit<Around, 'problems'>): string {
  return nextCode(level, parent.slice(0, 3), { taken: [...codes.taken], country: ground.country })
}

function sameTitle(row: ReadRow, current: ReadonlyMap<string, Item>): Item | undefined {
  const parent = (row.text('parent') ?? '').toUpperCase()
  const titles = CONTENT_LANGS.flatMap((lang) => {
    const text = row.text(`title.${lang}`)
    return text ? [{ lang, text }] : []
  })
  if (titles.length === 0) return undefined
  return [...current.values()].find(
    (it) =>
      it.level === row.level &&
      it.fields['retired'] !== true &&
      placeOf(it).parent === (parent || null) &&
      titles.some(({ lang, text }) => textOf(it.fields, 'title', lang)?.normalize('NFC').trim() === text),
  )
}

/** Under which item each one stands when the file is in, as far as that can be told. */
export function parentsAfter(rows: readonly ReadRow[], { current }: Ground): Map<string, string | null> {
  const parents = new Map<string, string | null>()
  for (const [code, item] of current) if (item.fields['retired'] !== true) parents.set(code, placeOf(item).parent)
  for (const { code, text } of rows) {
    const parent = text('parent')?.toUpperCase()
    if (parent !== undefined && levelOf(code) !== 'area' && parent !== '') parents.set(code, parent)
  }
  return parents
}
