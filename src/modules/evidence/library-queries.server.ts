import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import { fold } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { toCsl } from './csl.ts'
import { EVIDENCE_CLASSES, EVIDENCE_KINDS } from './model.ts'
import { passagesWith } from './passage-queries.server.ts'
import { aboutEvidence, countriesOfWork, institutionsOf, mayWrite, seenBy } from './queries.server.ts'

export const PAGE_SIZE = 50
const MOST_CITED = 5000

const choice = <const Codes extends readonly string[]>(codes: Codes) =>
  z
    .union([z.enum(codes), z.literal('')])
    .catch('')
    .default('')

export const EvidenceSearch = z.object({
  country: z.string().catch('').default(''),
  class: choice(EVIDENCE_CLASSES),
  kind: choice(EVIDENCE_KINDS),
  institution: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  text: z.string().trim().max(200).catch('').default(''),
  page: z.coerce.number<unknown>().int().min(1).max(100_000).catch(1).default(1),
})
export type EvidenceSearch = z.output<typeof EvidenceSearch>

/** The library: what this person may see of all countries that they work in, the newest first, a page at a time. */
export const readLibrary = query({
  may: 'evidence.read',
  takes: EvidenceSearch,
  about: async () => ({ subject: 'evidence', country: null }),
  run: async (db, { actor }, search) => {
    const found = matching(db, actor, search)
    const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
    const page = Math.min(search.page, pages)
    const rows = await rowsOf(found)
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute()
    const countries = await countriesOfWork(db, actor)
    return {
      rows,
      passages: search.text ? await passagesWith(db, actor, search) : [],
      total,
      page,
      pages,
      search,
      countries,
      institutions: await holdersOf(db, actor),
      mayAdd: writable(actor, countries).length > 0,
    }
  },
})

/** The sources that fit, as what a reference manager reads (CSL-JSON). Restricted ones are named in no file. */
export const readCitations = query({
  may: 'evidence.read',
  takes: EvidenceSearch,
  about: async () => ({ subject: 'evidence', country: null }),
  run: async (db, { actor }, search) => {
    const rows = await cited(matching(db, actor, search))
      .orderBy('evidence.addedAt', 'desc')
      .limit(MOST_CITED)
      .execute()
    return rows.map(toCsl)
  },
})

/** The same of one source. */
export const readCitation = query({
  may: 'evidence.read',
  takes: z.object({ id: z.uuid() }),
  about: async (db, { id }, actor) => {
    const matter = await aboutEvidence(db, id, actor)
    return matter?.state === 'restricted' ? undefined : matter
  },
  run: async (db, { actor }, { id }) => {
    const rows = await cited(db.selectFrom('evidence').where(seenBy(actor)).where('evidence.id', '=', id)).execute()
    return rows.map(toCsl)
  },
})

/** What the form of a new item needs. */
export const readNewEvidence = query({
  may: 'evidence.read',
  takes: z.object({}),
  about: async () => ({ subject: 'evidence', country: null }),
  run: async (db, { actor }) => {
    const countries = writable(actor, await countriesOfWork(db, actor))
    const codes = countries.map(({ code }) => code)
    return { countries, institutions: codes.length > 0 ? await institutionsOf(db, codes) : [] }
  },
})

function matching(db: ReadDb, actor: Actor, { country, class: cls, kind, institution, text }: EvidenceSearch) {
  let found = db.selectFrom('evidence').where(seenBy(actor))
  if (country) found = found.where('evidence.country', '=', country)
  if (cls) found = found.where('evidence.class', '=', cls)
  if (kind) found = found.where('evidence.kind', '=', kind)
  if (institution) found = found.where('evidence.institutionId', '=', institution)
  if (text) found = found.where('evidence.folded', 'like', `%${escaped(fold(text))}%`)
  return found
}

type Matching = ReturnType<typeof matching>

const escaped = (text: string) => text.replace(/[\\%_]/g, (mark) => `\\${mark}`)

function rowsOf(found: Matching) {
  return found
    .innerJoin('country', 'country.code', 'evidence.country')
    .leftJoin('institution', 'institution.id', 'evidence.institutionId')
    .select(['evidence.id', 'evidence.country', 'country.name as countryName', 'evidence.class', 'evidence.kind'])
    .select(['evidence.title', 'evidence.publisher', 'evidence.publishedOn', 'evidence.language'])
    .select(['evidence.withdrawnAt', 'institution.nameLocal as institutionName'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('personalFinding')
            .whereRef('personalFinding.evidenceId', '=', 'evidence.id')
            .where('settledAt', 'is', null)
            .select('personalFinding.id'),
        )
        .as('isSuspected'),
    )
    .select((eb) =>
      eb
        .selectFrom('citation')
        .whereRef('citation.evidenceId', '=', 'evidence.id')
        .select(eb.fn.countAll<number>().as('n'))
        .as('uses'),
    )
    .orderBy('evidence.addedAt', 'desc')
    .orderBy('evidence.id')
}

function cited(found: Matching) {
  return found
    .leftJoin('institution', 'institution.id', 'evidence.institutionId')
    .select(['evidence.id', 'evidence.kind', 'evidence.title', 'evidence.author', 'evidence.publisher'])
    .select(['evidence.publishedOn', 'evidence.language', 'evidence.url', 'evidence.container', 'evidence.place'])
    .select(['evidence.number', 'evidence.doi', 'institution.nameLocal as institutionName'])
    .where('evidence.class', '!=', 'restricted')
    .where('evidence.withdrawnAt', 'is', null)
}

/** Institutions of which there is a source that this person sees. */
function holdersOf(db: ReadDb, actor: Actor) {
  return db
    .selectFrom('evidence')
    .innerJoin('institution', 'institution.id', 'evidence.institutionId')
    .select(['institution.id', 'institution.country', 'institution.nameLocal as name'])
    .distinct()
    .where(seenBy(actor))
    .orderBy('institution.country')
    .orderBy('institution.nameLocal')
    .limit(2000)
    .execute()
}

/** Those of the countries to which this person adds sources. */
function writable<Of extends { readonly code: string }>(actor: Actor, countries: readonly Of[]): Of[] {
  return countries.filter(({ code }) => mayWrite(actor, code))
}
