import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { fold } from '../../locale/index.ts'
import type { ReadDb, Tables } from '../../server/db/types.ts'
import { decide } from '../identity/index.ts'
import { breakBetween, type Break } from '../instrument/index.ts'
import { comparisonSteps } from '../instrument/queries.server.ts'
import { classesSeen, EVIDENCE_CLASSES } from './model.ts'

export const PAGE_SIZE = 50

/** Evidence of a class that this person sees in its country; row-level security knows countries only. */
export function seenBy(actor: Actor) {
  return (eb: ExpressionBuilder<Tables, 'evidence'>): Expression<SqlBool> => {
    const seen = classesSeen(actor)
    if (seen.length === 0) return eb.lit(false)
    return eb.or(
      seen.map(({ country, classes }) =>
        eb.and([
          eb('evidence.class', 'in', classes),
          ...(country === null ? [] : [eb('evidence.country', '=', country)]),
        ]),
      ),
    )
  }
}

/** One item with its file and who added it; undefined where it is not there for this person. */
export function evidenceItem(db: ReadDb, actor: Actor, id: string) {
  return db
    .selectFrom('evidence')
    .innerJoin('person', 'person.id', 'evidence.addedBy')
    .innerJoin('country', 'country.code', 'evidence.country')
    .leftJoin('file', 'file.sha256', 'evidence.fileSha256')
    .leftJoin('person as withdrawer', 'withdrawer.id', 'evidence.withdrawnBy')
    .selectAll('evidence')
    .select([
      'country.name as countryName',
      'person.name as addedByName',
      'withdrawer.name as withdrawnByName',
      'file.size as fileSize',
      'file.mediaType',
      'file.sealedKey',
    ])
    .where('evidence.id', '=', id)
    .where(seenBy(actor))
    .executeTakeFirst()
}

export type EvidenceItem = NonNullable<Awaited<ReturnType<typeof evidenceItem>>>

/** What an act on one item is about; its class is the state that rights may ask for. */
export async function aboutEvidence(db: ReadDb, id: string, actor: Actor) {
  const found = await db
    .selectFrom('evidence')
    .select(['country', 'class'])
    .where('id', '=', id)
    .where(seenBy(actor))
    .executeTakeFirst()
  return found && { subject: `evidence ${id}`, country: found.country, state: found.class }
}

/** Assessments and observations that rest on it, the newest first, at most 200 of each. */
async function usesOfEvidence(db: ReadDb, id: string) {
  const assessments = await db
    .selectFrom('citation')
    .innerJoin('assessment', 'assessment.id', 'citation.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .select([
      'assessment.id',
      'assessment.indicatorCode',
      'assessment.state',
      'cycle.id as cycleId',
      'cycle.year',
      'citation.page',
    ])
    .where('citation.evidenceId', '=', id)
    .orderBy('cycle.year', 'desc')
    .orderBy('assessment.indicatorCode')
    .limit(200)
    .execute()
  const observations = await db
    .selectFrom('observation')
    .leftJoin('instrumentVersion', 'instrumentVersion.id', 'observation.instrumentVersionId')
    .select(['observation.id', 'indicatorCode', 'measure', 'year', 'asGiven', 'unit', 'withdrawnAt'])
    .select('instrumentVersion.code as instrument')
    .where('evidenceId', '=', id)
    .orderBy('year', 'desc')
    .limit(200)
    .execute()
  return { assessments, observations: await withBreaks(db, observations) }
}

/** Figures of one indicator stand one below another: beside those that the newest of them cannot be compared with, why. */
async function withBreaks<F extends { readonly indicatorCode: string | null; readonly instrument: string | null }>(
  db: ReadDb,
  newestFirst: readonly F[],
): Promise<(F & { readonly apart: Break | null })[]> {
  const steps = newestFirst.length > 1 ? await comparisonSteps(db) : []
  return newestFirst.map((it) => {
    const { indicatorCode: code, instrument: from } = it
    const to = newestFirst.find((one) => one.indicatorCode === code && one.instrument !== null)?.instrument
    const apart = code && from && to ? breakBetween(steps, { from, to, code }) : undefined
    return { ...it, apart: apart ?? null }
  })
}

export const readEvidence = query({
  may: 'evidence.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (db, { actor }, { id }) => {
    const { sealedKey, ...item } = (await evidenceItem(db, actor, id))!
    const mayChange = mayWrite(actor, item.country)
    return { item: { ...item, isSealed: sealedKey !== null }, mayChange, ...(await usesOfEvidence(db, id)) }
  },
})

/** A file that is not restricted, with its bytes; of a restricted one only that it is so: see `openRestrictedFile`. */
export const readEvidenceFile = query({
  may: 'evidence.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (db, { actor, files }, { id }) => {
    const item = (await evidenceItem(db, actor, id))!
    if (item.fileSha256 === null) throw kitProblem['not-found']()
    if (item.sealedKey !== null) return { isRestricted: true as const }
    const bytes = await files.read(item.fileSha256)
    return { isRestricted: false as const, name: item.fileName!, mediaType: item.mediaType!, bytes }
  },
})

const pageNumber = z.coerce.number<unknown>().int().min(1).max(100_000).catch(1)

export const EvidenceSearch = z.object({
  country: z.string().catch('').default(''),
  class: z
    .union([z.enum(EVIDENCE_CLASSES), z.literal('')])
    .catch('')
    .default(''),
  text: z.string().trim().max(200).catch('').default(''),
  page: pageNumber.default(1),
})

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
    const rows = await found
      .innerJoin('country', 'country.code', 'evidence.country')
      .select([
        'evidence.id',
        'evidence.country',
        'country.name as countryName',
        'evidence.class',
        'evidence.kind',
        'evidence.title',
      ])
      .select(['evidence.publisher', 'evidence.publishedOn', 'evidence.language', 'evidence.withdrawnAt'])
      .select((eb) =>
        eb
          .selectFrom('citation')
          .whereRef('citation.evidenceId', '=', 'evidence.id')
          .select(eb.fn.countAll<number>().as('n'))
          .as('uses'),
      )
      .orderBy('evidence.addedAt', 'desc')
      .orderBy('evidence.id')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute()
    const countries = await countriesOfWork(db, actor)
    return { rows, total, page, pages, search, countries, mayAdd: writable(actor, countries).length > 0 }
  },
})

function matching(db: ReadDb, actor: Actor, search: z.output<typeof EvidenceSearch>) {
  let found = db.selectFrom('evidence').where(seenBy(actor))
  if (search.country) found = found.where('evidence.country', '=', search.country)
  if (search.class) found = found.where('evidence.class', '=', search.class)
  if (search.text) found = found.where('evidence.folded', 'like', `%${escaped(fold(search.text))}%`)
  return found
}

const escaped = (text: string) => text.replace(/[\\%_]/g, (mark) => `\\${mark}`)

/** Countries in which this person works with evidence. */
export function countriesOfWork(db: ReadDb, actor: Actor) {
  const seen = classesSeen(actor)
  const all = db.selectFrom('country').select(['code', 'name'])
  if (seen.some(({ country }) => country === null)) return all.execute()
  return all.where('code', 'in', seen.map(({ country }) => country!).concat('')).execute()
}

function mayWrite(actor: Actor, country: string): boolean {
  return decide('evidence.attach', actor, { subject: 'evidence new', country }) === 'allowed'
}

/** Those of the countries to which this person adds sources. */
function writable<Of extends { readonly code: string }>(actor: Actor, countries: readonly Of[]): Of[] {
  return countries.filter(({ code }) => mayWrite(actor, code))
}

/** What the form of a new item needs. */
export const readNewEvidence = query({
  may: 'evidence.read',
  takes: z.object({}),
  about: async () => ({ subject: 'evidence', country: null }),
  run: async (db, { actor }) => ({ countries: writable(actor, await countriesOfWork(db, actor)) }),
})

/**
 * The file of an item of the public class, for pages of an edition that names it. Row-level security lets nobody but
 * the system read it without signing in: ask within `host.asSystem`, after the edition was found to name the item.
 */
export function publicFileOf(db: ReadDb, evidenceId: string) {
  return db
    .selectFrom('evidence')
    .innerJoin('file', 'file.sha256', 'evidence.fileSha256')
    .select(['file.sha256', 'file.size', 'file.mediaType', 'evidence.fileName as name'])
    .where('evidence.id', '=', evidenceId)
    .where('evidence.class', '=', 'public')
    .where('file.sealedKey', 'is', null)
    .executeTakeFirst()
}
