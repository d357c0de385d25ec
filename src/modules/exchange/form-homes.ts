import { CONTENT_LANGS } from '../../kit/local-text.ts'
import type { ContentLang } from '../../locale/index.ts'
import { nextCode, placeOf, textOf, type Item, type Level } from '../instrument/index.ts'
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
  const called = Map.groupBy(
    open.flatMap((it) => titleKeys(it.level, (lang) => textOf(it.fields, 'title', lang)).map((key) => ({ key, it }))),
    ({ key }) => key,
  )
  const alikeOf = (level: Level, row: SheetRow) => [
    ...new Set(
      titleKeys(level, (lang) => row.cells[headIn('label', lang)]).flatMap((key) =>
        (called.get(key) ?? []).map(({ it }) => it),
      ),
    ),
  ]
  const claimed = (item: Item | undefined) => {
    if (!item || given.has(item.code)) return undefined
    given.add(item.code)
    return item
  }
  const homeOf = (it: Item): Home => ({ code: it.code, here: it, parent: placeOf(it).parent! })
  const areas = new Set(open.flatMap(({ code, level }) => (level === 'area' ? [code] : [])))
  const area = into !== undefined && areas.has(into) ? into : undefined

  return {
    isAsked: () => isAsked,
    areaLike: (row) =>
      areas.has(row.cells['name']?.toUpperCase() ?? '')
        ? row.cells['name']!.toUpperCase()
        : alikeOf('area', row)[0]?.code,
    subareaFor(row, within) {
      const own = earlier.get(`subarea ${row.cells['name']}`)
      if (own) return homeOf(own)
      const before = made.get(row.cells['name'] ?? '')
      if (before) return before
      const alike = alikeOf('subarea', row).filter((it) => within === undefined || placeOf(it).parent === within)
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
      const alike = alikeOf('indicator', row).find(
        (it) => placeOf(it).parent === under.code && keptOf(it).name === undefined && !given.has(it.code),
      )
      if (alike) return homeOf(claimed(alike)!)
      return { code: number('indicator', under.code.slice(0, 3)), here: undefined, parent: under.code }
    },
  }
}

/** By which titles are compared, in each language. */
function titleKeys(level: Level, of: (lang: ContentLang) => string | null | undefined): string[] {
  return CONTENT_LANGS.flatMap((lang) => {
    const title = of(lang)
    return title ? [`${level} ${lang} ${folded(title)}`] : []
  })
}

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase()
