import { sql } from 'kysely'
import type { Breakdowns } from '../../answers/index.ts'
import type { Locale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { breakBetween } from '../instrument/index.ts'
import { comparisonSteps } from '../instrument/queries.server.ts'
import { breakdowns } from '../country/queries.server.ts'
import { givenIn } from './answered.ts'
import type { AnswerKind } from './answer-model.ts'
import { doubtsAcross, partnersOf, type AcrossDoubt, type Earlier, type EarlierValues } from './checks.ts'
import { askedOf, type AskedQuestion } from './queries.server.ts'

interface OfRequest {
  readonly id: string
  readonly country: string
  readonly year: number
  readonly institutionId: string
  readonly cycleId: string
  readonly territory: string | null
}

/**
 * By indicator, the latest public value of an earlier year: accepted from the same institution, else the one by which the
 * country was judged. Only what is public, since the doubt that names it is published; none across a break of comparison.
 */
export async function earlierValues(db: ReadDb, request: OfRequest, codes: readonly string[]): Promise<EarlierValues> {
  if (codes.length === 0) return new Map()
  const isOwn = sql<boolean>`(r.institution_id is not distinct from ${request.institutionId})`
  const rows = await db
    .selectFrom('observation as o')
    .leftJoin('requestQuestion as q', 'q.id', 'o.questionId')
    .leftJoin('request as r', 'r.id', 'q.requestId')
    .leftJoin('instrumentVersion as v', 'v.id', 'o.instrumentVersionId')
    .distinctOn('o.indicatorCode')
    .select([
      'o.indicatorCode',
      'o.year',
      'o.number',
      'o.low',
      'o.high',
      'o.unit',
      'v.code as version',
      isOwn.as('isOwn'),
    ])
    .where('o.country', '=', request.country)
    .where('o.indicatorCode', 'in', [...new Set(codes)])
    .where('o.year', '<', request.year)
    .where('o.kind', 'in', ['number', 'interval'])
    .where('o.class', '=', 'public')
    .where('o.withdrawnAt', 'is', null)
    .where(sql<boolean>`o.territory is not distinct from ${request.territory}`)
    .where(sql<boolean>`(${isOwn} or exists (select from assessment a where a.chosen_observation = o.id))`)
    .orderBy('o.indicatorCode')
    .orderBy('o.year', 'desc')
    .orderBy(isOwn, 'desc')
    .orderBy('o.addedAt', 'desc')
    .execute()
  if (rows.length === 0) return new Map()
  const { code: to } = await db
    .selectFrom('cycle')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'cycle.versionId')
    .select('instrumentVersion.code')
    .where('cycle.id', '=', request.cycleId)
    .executeTakeFirstOrThrow()
  const steps = await comparisonSteps(db)
  return new Map(
    rows.flatMap(({ indicatorCode, year, number, low, high, unit, version, isOwn: own }): [string, Earlier][] => {
      const code = indicatorCode!
      if (version === null || breakBetween(steps, { from: version, to, code })) return []
      return [[code, { year, unit, isOwn: own, range: { low: number ?? low!, high: number ?? high! } }]]
    }),
  )
}

const standing = (question: AskedQuestion) => ({
  question,
  answer: { number: question.number, kind: question.kind as AnswerKind | null, cells: givenIn(question) },
})

/** What looks doubtful across the answers of a request as they stand, by the number of the question. */
export async function doubtsIn(
  db: ReadDb,
  request: OfRequest,
  { questions, known, locale }: { questions: readonly AskedQuestion[]; known: Breakdowns; locale: Locale },
): Promise<ReadonlyMap<number, readonly AcrossDoubt[]>> {
  const answered = questions.filter(({ kind }) => kind === 'value')
  const codes = answered.map(({ indicatorCode }) => indicatorCode)
  const earlier = await earlierValues(db, request, codes)
  return doubtsAcross(answered.map(standing), known, { locale, earlier })
}

/** The same of one question, for its page: only the answers that it is held against are read. */
export async function doubtsAt(
  db: ReadDb,
  request: OfRequest | { readonly id: string },
  { question, locale }: { question: AskedQuestion; locale: Locale },
): Promise<readonly AcrossDoubt[]> {
  if (question.kind !== 'value') return []
  const partners = partnersOf(question.indicatorCode)
  const others =
    partners.length === 0
      ? []
      : await askedOf(db, request.id).where('requestQuestion.indicatorCode', 'in', partners).execute()
  const asked = [question, ...others].map(standing)
  const earlier = 'cycleId' in request ? await earlierValues(db, request, [question.indicatorCode]) : new Map()
  const known = await breakdowns(db)
  return doubtsAcross(asked, known, { locale, earlier }).get(question.number) ?? []
}
