import { sql } from 'kysely'
import type { Breakdowns } from '../../answers/index.ts'
import { textIn } from '../../kit/local-text.ts'
import { compareIn, type Locale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { partsOf, type Country, type CountryDetails, type Institution } from './model.ts'
import type { Scheme, Terms, Territory } from './model.ts'

/** All countries in the order of the reader's alphabet. */
export async function countries(db: ReadDb, locale: Locale): Promise<Country[]> {
  const rows = await db.selectFrom('country').select(['code', 'iso3', 'name', 'details']).execute()
  const compare = compareIn(locale)
  return rows
    .map((row) => ({ ...row, details: row.details as CountryDetails }))
    .sort((a, b) => compare(textIn(a.name, locale).text, textIn(b.name, locale).text))
}

export async function countryByCode(db: ReadDb, code: string): Promise<Country | undefined> {
  const row = await db
    .selectFrom('country')
    .select(['code', 'iso3', 'name', 'details'])
    .where('code', '=', code)
    .executeTakeFirst()
  return row && { ...row, details: row.details as CountryDetails }
}

/** Coded names of one kind, in the order of the content. */
export async function terms(db: ReadDb, scheme: Scheme): Promise<Terms> {
  const rows = await db
    .selectFrom('term')
    .select(['code', 'name'])
    .where('scheme', '=', scheme)
    .orderBy('position')
    .execute()
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]))
}

/** How answers are told apart, all or some, by the code of the breakdown, with the parts in the order of the content. */
export async function breakdowns(db: ReadDb, codes?: readonly string[]): Promise<Breakdowns> {
  if (codes?.length === 0) return {}
  const parts = codes?.map(partsOf)
  const rows = await db
    .selectFrom('term')
    .select(['scheme', 'code', 'name', 'details'])
    .where(
      codes && parts
        ? sql<boolean>`(scheme = 'breakdown' and code = any (${codes}::text[])) or scheme = any (${parts}::text[])`
        : sql<boolean>`scheme = 'breakdown' or scheme like 'part:%'`,
    )
    .orderBy('position')
    .execute()
  const byScheme = Map.groupBy(rows, ({ scheme }) => scheme)
  const found = (byScheme.get('breakdown') ?? []).map(({ code, name, details }) => {
    const own = details as Pick<Breakdowns[string], 'isOpen' | 'addsUp' | 'overlappingFor'>
    const parts = (byScheme.get(partsOf(code)) ?? []).map((part) => ({
      code: part.code,
      name: part.name,
      isResidual: (part.details as { isResidual: boolean }).isResidual,
    }))
    return [code, { code, name, parts, ...own }] as const
  })
  return Object.fromEntries(found)
}

const MOST_INSTITUTIONS = 2000

/** Institutions by country and category, each narrowing where given; by category and own name. */
export async function institutions(
  db: ReadDb,
  { country, category, locale }: { country?: string; category?: string; locale: Locale },
): Promise<Institution[]> {
  let query = db
    .selectFrom('institution')
    .select(['id', 'country', 'category', 'level', 'nameLocal', 'nameEn', 'note', 'source', 'isVerified', 'version'])
    .limit(MOST_INSTITUTIONS)
  if (country !== undefined) query = query.where('country', '=', country)
  if (category !== undefined) query = query.where('category', '=', category)
  const compare = compareIn(locale)
  return (await query.execute()).sort(
    (a, b) =>
      compare(a.country ?? '~', b.country ?? '~') ||
      compare(a.category, b.category) ||
      compare(a.nameLocal, b.nameLocal),
  )
}

/** The parts of a country that can answer for themselves, what holds others first. */
export function territoriesOf(db: ReadDb, country: string): Promise<Territory[]> {
  return db
    .selectFrom('territory')
    .select(['code', 'level', 'parent', 'name'])
    .where('country', '=', country)
    .orderBy('position')
    .limit(1000)
    .execute()
}
