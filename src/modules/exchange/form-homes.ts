import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { nextCode, placeOf, textOf, type Item } from '../instrument/index.ts'
import { keptOf } from './form-kept.ts'
import type { Line } from './form-lines.ts'
import type { FormChoices } from './form-reading.ts'
import { headIn, type SheetRow } from './form-sheet.ts'
import type { ReadForm } from './form-sheets.ts'
import type { Ground } from './plan-model.ts'

export interface Home {
  readonly code: string
  readonly here: Item | undefined
  readonly parent: string
}

export interface Homes {
  /** The area that a group is, by its code or its title. */
  areaLike(row: SheetRow): string | undefined
  /** Undefined where nothing says in which area it belongs. */
  subareaFor(row: SheetRow, area: string | undefined): Home | undefined
  indicatorFor(row: SheetRow, under: Line): Home
  isAsked(): boolean
}

/** Where what a form says belongs: what came from it before, what is called the same, else a new place. */
export function formHomes(form: ReadForm, ground: Ground, { into }: FormChoices): Homes {
  const items = [...ground.current.values()]
  const open = items.filter(({ fields }) => fields['retired'] !== true)
  const earlier = new Map<string, Item>()
  for (const it of items) {
    const { form: id, name } = keptOf(it)
    if (id === form.id && name !== undefined) earlier.set(`${it.level} ${name}`, it)
  }
  const made = new Map<string, Home>()
  const highest = new Map<string, string>()
  const given = new Set<string>()
  let isAsked = false
  const number = (level: 'subarea' | 'indicator', area: string) => {
    const before = highest.get(`${level} ${area}`)
    const code = nextCode(level, area, { taken: before ? [before] : ground.taken, country: ground.country })
    highest.set(`${level} ${area}`, code)
    return code
  }
  const isCalled = (item: Item, row: SheetRow) =>
    CONTENT_LANGS.some((lang) => {
      const said = row.cells[headIn('label', lang)]
      return said !== undefined && said !== null && folded(textOf(item.fields, 'title', lang) ?? '') === folded(said)
    })
  const claimed = (item: Item | undefined) => {
    if (!item || given.has(item.code)) return undefined
    given.add(item.code)
    return item
  }
  const homeOf = (it: Item): Home => ({ code: it.code, here: it, parent: placeOf(it).parent! })
  const area = open.find(({ code, level }) => level === 'area' && code === into)?.code

  return {
    isAsked: () => isAsked,
    areaLike: (row) =>
      open.find((it) => it.level === 'area' && (it.code === row.cells['name']?.toUpperCase() || isCalled(it, row)))
        ?.code,
    subareaFor(row, within) {
      const own = earlier.get(`subarea ${row.cells['name']}`)
      if (own) return homeOf(own)
      const before = made.get(row.cells['name'] ?? '')
      if (before) return before
      const alike = open.filter(
        (it) => it.level === 'subarea' && (within === undefined || placeOf(it).parent === within) && isCalled(it, row),
      )
      if (alike.length === 1) return homeOf(alike[0]!)
      const parent = within ?? area
      if (parent === undefined) {
        isAsked = true
        return undefined
      }
      const home = { code: number('subarea', parent), here: undefined, parent }
      made.set(row.cells['name'] ?? '', home)
      return home
    },
    indicatorFor(row, under) {
      const own = claimed(earlier.get(`indicator ${row.cells['name']}`))
      if (own) return homeOf(own)
      const alike = open.find(
        (it) =>
          it.level === 'indicator' &&
          placeOf(it).parent === under.code &&
          keptOf(it).name === undefined &&
          !given.has(it.code) &&
          isCalled(it, row),
      )
      if (alike) return homeOf(claimed(alike)!)
      return { code: number('indicator', under.code.slice(0, 3)), here: undefined, parent: under.code }
    },
  }
}

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase()
