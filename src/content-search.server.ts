import { z } from 'zod'
import { CONTENT_LANGS, textIn, type LocalText } from './kit/local-text.ts'
import type { ContentLang } from './locale/index.ts'
import { accessLaws } from './modules/access-law/queries.server.ts'
import type { Institution, Terms } from './modules/country/model.ts'
import { countries, institutions, terms } from './modules/country/queries.server.ts'
import type { Area, Indicator, Subarea } from './modules/instrument/model.ts'
import { ownerOf } from './modules/instrument/index.ts'
import {
  areas,
  instrumentTree,
  instrumentVersion,
  versions,
  wholeIndicators,
} from './modules/instrument/queries.server.ts'
import { measuresByFamily } from './modules/observation/queries.server.ts'
import { standards } from './modules/standard/queries.server.ts'
import type { ContentFiles } from './server/content-files.ts'
import type { ReadDb, Tx } from './server/db/types.ts'
import { replaceKinds, type SearchEntry } from './server/search/entries.server.ts'
import { searchWords } from './server/search/search-words.ts'

const ConceptRow = z.strictObject({ concept: z.string().regex(/^[a-z]+$/), words: z.string().min(1) })

/** Words that mean the same in the languages of the region, for search alone. */
export async function loadConcepts(tx: Tx, files: ContentFiles): Promise<void> {
  const rows = files.csv('search-concepts.csv', ConceptRow).map(({ row: { concept, words } }) => ({
    concept,
    words: words.split(';').flatMap((word) => {
      const [folded] = searchWords(word)
      if (folded === undefined) return []
      return [word.trim().endsWith('*') ? `${folded}*` : folded]
    }),
  }))
  await tx.deleteFrom('searchConcept').execute()
  await tx.insertInto('searchConcept').values(rows).execute()
}

const SHIPPED_KINDS = [
  'area',
  'subarea',
  'indicator',
  'measure',
  'country',
  'institution',
  'standard',
  'access-law',
] as const
type ShippedKind = (typeof SHIPPED_KINDS)[number]

/** Indexes anew what the product ships; what was indexed of editions stays. */
export async function rebuildSearch(tx: Tx): Promise<void> {
  const entries = [
    ...(await ofInstrument(tx)),
    ...(await ofMeasures(tx)),
    ...(await ofCountries(tx)),
    ...(await ofInstitutions(tx)),
    ...(await ofStandards(tx)),
    ...(await ofAccessLaws(tx)),
  ]
  await replaceKinds(tx, SHIPPED_KINDS, entries)
}

/** Whether the index is of this version of the core. */
export async function isIndexed(db: ReadDb, code: string): Promise<boolean> {
  const found = await db
    .selectFrom('searchEntry')
    .select('href')
    .where('kind', '=', 'area')
    .where('href', 'like', `instrument/${code}#%`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

type Where = { readonly kind: ShippedKind; readonly code: string; readonly href: string }

/** One entry a language that the title has; the body in the same language where it has it. */
function inEachLanguage(where: Where, title: LocalText, bodies: readonly LocalText[] = []): SearchEntry[] {
  return CONTENT_LANGS.flatMap((lang) => {
    const own = title[lang]
    if (!own) return []
    return [{ ...where, lang, title: own.text, body: bodies.flatMap((it) => it[lang]?.text ?? []).join(' ') }]
  })
}

async function ofInstrument(db: ReadDb): Promise<SearchEntry[]> {
  const version = await instrumentVersion(db)
  if (!version) return []
  const base = `instrument/${version.code}`
  const tree = await instrumentTree(db, version)
  const indicators = await wholeIndicators(db, version.id)
  return [
    ...(await areas(db, version.id)).flatMap((it) => ofArea(it, base)),
    ...tree.areas.flatMap((area) => area.subareas.flatMap((it, i) => ofSubarea(it, i + 1, base))),
    ...indicators.flatMap((it) => ofIndicator(it, base)),
    ...(await ofVariants(db)),
  ]
}

/** What only one country asks, from the newest variant of each. */
async function ofVariants(db: ReadDb): Promise<SearchEntry[]> {
  const published = (await versions(db)).filter(({ state, country }) => state === 'published' && country !== null)
  const newest = [...new Map(published.toReversed().map((it) => [it.country, it])).values()]
  const entries: SearchEntry[] = []
  for (const { id, code } of newest) {
    const own = (await wholeIndicators(db, id)).filter((it) => ownerOf(it.code) !== null)
    entries.push(...own.flatMap((it) => ofIndicator(it, `instrument/${code}`)))
  }
  return entries
}

function ofArea({ code, title }: Area, base: string): SearchEntry[] {
  return inEachLanguage({ kind: 'area', code, href: `${base}#${code}` }, title)
}

function ofSubarea({ id, areaCode, title }: Subarea, position: number, base: string): SearchEntry[] {
  return inEachLanguage({ kind: 'subarea', code: `${areaCode} ${position}`, href: `${base}#s-${id}` }, title)
}

function ofIndicator({ code, title, question, rule, area, subarea }: Indicator, base: string): SearchEntry[] {
  // The general rule says the same of every indicator: nobody looks for it here.
  const levels = rule?.basis === 'own' ? Object.values(rule.levels) : []
  const bodies = [question, ...levels, subarea.title, area.title]
  return inEachLanguage({ kind: 'indicator', code, href: `${base}/${code.toLowerCase()}` }, title, bodies)
}

async function ofMeasures(db: ReadDb): Promise<SearchEntry[]> {
  const families = await measuresByFamily(db)
  return families.flatMap(({ name, measures }) =>
    measures.flatMap(({ code, label, definition }) =>
      inEachLanguage({ kind: 'measure', code, href: `data/${code}` }, label, [definition, name]),
    ),
  )
}

async function ofCountries(db: ReadDb): Promise<SearchEntry[]> {
  const all = await countries(db, 'en')
  return all.flatMap(({ code, name }) => inEachLanguage({ kind: 'country', code, href: `countries/${code}` }, name))
}

const LANG_OF: Readonly<Record<string, ContentLang>> = { al: 'sq', ba: 'bs', me: 'cnr', mk: 'mk', rs: 'sr' }

async function ofInstitutions(db: ReadDb): Promise<SearchEntry[]> {
  const categories = await terms(db, 'institution-category')
  const names: Terms = Object.fromEntries((await countries(db, 'en')).map(({ code, name }) => [code, name]))
  return (await institutions(db, { locale: 'en' })).flatMap((it) => ofInstitution(it, categories[it.category], names))
}

function ofInstitution(it: Institution, category: LocalText | undefined, countryNames: Terms): SearchEntry[] {
  const country = it.country === null ? undefined : countryNames[it.country]
  const query = new URLSearchParams({ ...(it.country && { country: it.country }), category: it.category })
  const body = [category, country].flatMap((text) => Object.values(text ?? {}).map((piece) => piece.text)).join(' ')
  const entry = { kind: 'institution' satisfies ShippedKind, code: it.id, href: `institutions?${query}`, body }
  const lang = LANG_OF[it.country ?? '']
  const english = { ...entry, lang: 'en' as const, title: it.nameEn }
  return lang ? [{ ...entry, lang, title: it.nameLocal }, english] : [english]
}

async function ofStandards(db: ReadDb): Promise<SearchEntry[]> {
  return (await standards(db)).flatMap(({ code, short, number, title }) => {
    const known = `${short} ${number ?? ''}`
    return inEachLanguage({ kind: 'standard', code, href: `standards#${code}` }, title).map((entry) => ({
      ...entry,
      body: `${known} ${textIn(title, 'en').text}`,
    }))
  })
}

async function ofAccessLaws(db: ReadDb): Promise<SearchEntry[]> {
  const names: Terms = Object.fromEntries((await countries(db, 'en')).map(({ code, name }) => [code, name]))
  return (await accessLaws(db)).flatMap(({ key, country, title, gazette, rules }) => {
    const where = { kind: 'access-law' as const, code: key, href: `access-laws/${country}#law-${key}` }
    const appeal = rules['appeal-body']?.value as LocalText | undefined
    const body = [gazette, ...Object.values(names[country] ?? {}).map(({ text }) => text), appeal?.en?.text]
    return inEachLanguage(where, title).map((entry) => ({ ...entry, body: body.filter(Boolean).join(' ') }))
  })
}
