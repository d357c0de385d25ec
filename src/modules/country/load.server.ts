import { z } from 'zod'
import { CONTENT_LANGS, localText } from '../../kit/local-text.ts'
import { contentError, type ContentFiles } from '../../server/content-files.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { CountryDetails, type Scheme } from './model.ts'

const Named = z.partialRecord(z.enum(CONTENT_LANGS), z.string().min(1)).refine((it) => it.en, 'needs English')
const NamedByCode = z.record(z.string(), Named)
const Names = z.strictObject({
  areas: NamedByCode,
  subareas: NamedByCode,
  countries: NamedByCode,
  institutionCategories: NamedByCode,
  disaggregations: NamedByCode,
  units: NamedByCode,
  answerTypes: NamedByCode,
  kinds: NamedByCode,
  measureFamilies: NamedByCode,
})
export type Names = z.output<typeof Names>

/** The names of everything coded, in the languages that there are. */
export function readNames(files: ContentFiles): Names {
  return files.json('names.json', Names)
}

const CountryRow = CountryDetails.extend({ iso3: z.string().regex(/^[A-Z]{3}$/) })

/** Country codes by their three-letter codes, as the tables of content/ write them. */
export type CountryByIso3 = ReadonlyMap<string, string>

export async function loadCountries(tx: Tx, files: ContentFiles, names: Names): Promise<CountryByIso3> {
  const countries = files.json('countries.json', z.record(z.string().regex(/^[a-z]{2}$/), CountryRow))
  const rows = Object.entries(countries).map(([code, { iso3, ...details }]) => {
    const name = names.countries[code]
    if (!name) throw contentError('names.json', `countries.${code}`, 'has no name')
    return { code, iso3, name: JSON.stringify(localText(name)), details: JSON.stringify(details) }
  })
  await tx
    .insertInto('country')
    .values(rows)
    .onConflict((c) =>
      c.column('code').doUpdateSet((e) => ({
        iso3: e.ref('excluded.iso3'),
        name: e.ref('excluded.name'),
        details: e.ref('excluded.details'),
      })),
    )
    .execute()
  return new Map(rows.map(({ iso3, code }) => [iso3, code]))
}

const TerritoryRow = z.strictObject({
  code: z.string().regex(/^[a-z]{2}-[a-z0-9]{2,6}$/),
  level: z.enum(['entity', 'district', 'canton']),
  parent: z.string().nullable(),
  name: Named,
})

/** The parts of countries that answer for themselves; what holds others stands before them. */
export async function loadTerritories(tx: Tx, files: ContentFiles): Promise<void> {
  const byCountry = files.json('territories.json', z.record(z.string().regex(/^[a-z]{2}$/), z.array(TerritoryRow)))
  const rows = Object.entries(byCountry).flatMap(([country, own]) =>
    own.map(({ name, ...it }, i) => ({ ...it, country, position: i + 1, name: JSON.stringify(localText(name)) })),
  )
  if (rows.length === 0) return
  await tx
    .insertInto('territory')
    .values(rows)
    .onConflict((c) =>
      c.column('code').doUpdateSet((e) => ({
        level: e.ref('excluded.level'),
        parent: e.ref('excluded.parent'),
        position: e.ref('excluded.position'),
        name: e.ref('excluded.name'),
      })),
    )
    .execute()
}

export async function loadTerms(tx: Tx, names: Names): Promise<void> {
  const schemes: Record<Scheme, z.output<typeof NamedByCode>> = {
    'institution-category': names.institutionCategories,
    breakdown: names.disaggregations,
    unit: names.units,
    'answer-type': names.answerTypes,
    kind: names.kinds,
    'measure-family': names.measureFamilies,
  }
  const rows = Object.entries(schemes).flatMap(([scheme, terms]) =>
    Object.entries(terms).map(([code, name], i) => ({
      scheme,
      code,
      position: i + 1,
      name: JSON.stringify(localText(name)),
    })),
  )
  await tx.deleteFrom('term').execute()
  await tx.insertInto('term').values(rows).execute()
}

const InstitutionRow = z.strictObject({
  country_iso3: z.string(),
  category: z.string().min(1),
  level: z.enum(['national', 'entity', 'regional', 'district', 'local']),
  name_local: z.string().min(1),
  name_en: z.string().min(1),
  note: z.string(),
  source_url: z.string().min(1),
})
const UNVERIFIED = 'general knowledge'
/** Institutions of no one country: partners, donors, monitoring bodies. */
const REGION = 'REG'

/** What a person has changed since (a version above 1) is theirs: shipping does not take it back. */
export async function loadInstitutions(tx: Tx, files: ContentFiles, known: { names: Names; countries: CountryByIso3 }) {
  const path = 'institutions.csv'
  const rows = files.csv(path, InstitutionRow).map(({ line, row }) => {
    const country = row.country_iso3 === REGION ? null : known.countries.get(row.country_iso3)
    if (country === undefined) throw contentError(path, line, `there is no country ${row.country_iso3}`)
    if (!known.names.institutionCategories[row.category])
      throw contentError(path, line, `there is no category ${row.category}`)
    return {
      country,
      category: row.category,
      level: row.level,
      nameLocal: row.name_local,
      nameEn: row.name_en,
      note: row.note || null,
      source: row.source_url,
      isVerified: row.source_url !== UNVERIFIED,
      shippedKey: `${country ?? 'region'}/${row.category}/${row.name_local}`,
    }
  })
  await inBatches(rows, (batch) =>
    tx
      .insertInto('institution')
      .values(batch)
      .onConflict((c) =>
        c
          .column('shippedKey')
          .doUpdateSet((e) => ({
            level: e.ref('excluded.level'),
            nameEn: e.ref('excluded.nameEn'),
            note: e.ref('excluded.note'),
            source: e.ref('excluded.source'),
            isVerified: e.ref('excluded.isVerified'),
          }))
          .where('institution.version', '=', 1),
      )
      .execute(),
  )
}
