import { z } from 'zod'
import { query, type Actor, type Role } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { terms } from '../country/queries.server.ts'
import { cycleById, eligibleFor } from '../cycle/queries.server.ts'
import { indicatorByCode, proposalsOfDouble } from '../instrument/queries.server.ts'
import { draftStored, isSameAnswer, levelsApart } from './blind-model.ts'
import { evidenceCalled } from './blind-queries.server.ts'
import { sourcesInCommon } from './double.ts'
import { figuresOfIndicator, visibleTo } from './queries.server.ts'

/** One that both have rated. Before that it is not there, for anybody. */
export async function openDouble(db: ReadDb, id: string) {
  const found = await db
    .selectFrom('doubleRating')
    .innerJoin('cycle', 'cycle.id', 'doubleRating.cycleId')
    .innerJoin('indicator', 'indicator.id', 'doubleRating.indicatorId')
    .leftJoin('adjudication', 'adjudication.doubleId', 'doubleRating.id')
    .select(['doubleRating.id', 'doubleRating.cycleId', 'doubleRating.country', 'doubleRating.indicatorId'])
    .select(['doubleRating.indicatorCode as code', 'doubleRating.openedAt', 'cycle.versionId', 'indicator.isRated'])
    .select('adjudication.doubleId as settledId')
    .where('doubleRating.id', '=', id)
    .where('doubleRating.openedAt', 'is not', null)
    .executeTakeFirst()
  if (!found) return undefined
  const { settledId, ...double } = found
  return { ...double, isSettled: settledId !== null }
}
export type OpenDouble = NonNullable<Awaited<ReturnType<typeof openDouble>>>

/** Both ratings of each, in the order of the raters' names, which tells nothing of who was first. */
export function ratingsOf(db: ReadDb, doubleIds: readonly string[]) {
  return db
    .selectFrom('blindRating')
    .innerJoin('person', 'person.id', 'blindRating.raterId')
    .innerJoin('doubleRating', 'doubleRating.id', 'blindRating.doubleId')
    .selectAll('blindRating')
    .select('person.name as rater')
    .where(
      'blindRating.doubleId',
      'in',
      doubleIds.length > 0 ? [...doubleIds] : ['00000000-0000-0000-0000-000000000000'],
    )
    .where('blindRating.submittedAt', 'is not', null)
    .where('doubleRating.openedAt', 'is not', null)
    .orderBy('blindRating.doubleId')
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(20_000)
    .execute()
}
export type RaterRow = Awaited<ReturnType<typeof ratingsOf>>[number]

const JUDGES: readonly Role[] = ['reviewer', 'lead']

/** Whom the buttons help; rights decide when they are pressed. */
function mayJudge({ grants }: Actor, country: string): boolean {
  return grants.some((held) => JUDGES.includes(held.role) && (held.country === null || held.country === country))
}

/** What both have rated, those that wait for a decision first: where they agree, and where they differ. */
export const readDoubles = query({
  may: 'review.read',
  takes: z.object({
    country: z.string().max(2).optional(),
    /** Only what lies at least so many levels apart. */
    apart: z.coerce.number<unknown>().int().min(1).max(3).optional().catch(undefined),
  }),
  about: async () => ({ subject: 'double ratings', country: null }),
  run: async (db, { actor }, { country, apart }) => {
    const all = await listedDoubles(db, country || undefined)
    const countries = [...new Map((await listedDoubles(db)).map((it) => [it.country, it.countryName])).entries()]
    const byDouble = Map.groupBy(
      await ratingsOf(
        db,
        all.map(({ id }) => id),
      ),
      ({ doubleId }) => doubleId,
    )
    const rows = all.flatMap((double) => {
      const [one, other] = byDouble.get(double.id) ?? []
      return one && other ? [standing(actor, double, [one, other])] : []
    })
    const open = rows.filter(({ settled }) => settled === null)
    return {
      country: country ?? '',
      apart: apart ?? null,
      countries: countries.map(([code, name]) => ({ code, name })),
      agreed: open.filter(({ isAgreed }) => isAgreed),
      disputed: open.filter((it) => !it.isAgreed && (apart === undefined || (it.levels ?? 3) >= apart)),
      settled: rows.filter(({ settled }) => settled !== null),
    }
  },
})

function standing(
  actor: Actor,
  { settled, rating, missing, cause, ...double }: Awaited<ReturnType<typeof listedDoubles>>[number],
  pair: readonly [RaterRow, RaterRow],
) {
  const drafts = pair.map(draftStored) as [ReturnType<typeof draftStored>, ReturnType<typeof draftStored>]
  return {
    ...double,
    settled: settled === null ? null : { kind: settled, rating, missing, cause },
    isAgreed: isSameAnswer(pair[0], pair[1]),
    levels: levelsApart(pair[0], pair[1]),
    ratings: pair.map(({ rater, rating: given, missing: none, narrative, narrativeLang }) => {
      return { rater, rating: given, missing: none, narrative, narrativeLang }
    }),
    sources: new Set(drafts.flatMap(({ citations }) => citations.map(({ evidenceId }) => evidenceId))).size,
    common: sourcesInCommon(drafts).length,
    isMine: pair.some(({ raterId }) => raterId === actor.id),
    mayJudge: mayJudge(actor, double.country),
  }
}

function listedDoubles(db: ReadDb, country?: string) {
  return db
    .selectFrom('doubleRating')
    .innerJoin('cycle', 'cycle.id', 'doubleRating.cycleId')
    .innerJoin('indicator', 'indicator.id', 'doubleRating.indicatorId')
    .innerJoin('country', 'country.code', 'doubleRating.country')
    .leftJoin('adjudication', 'adjudication.doubleId', 'doubleRating.id')
    .leftJoin('assessment', (on) =>
      on
        .onRef('assessment.cycleId', '=', 'doubleRating.cycleId')
        .onRef('assessment.indicatorId', '=', 'doubleRating.indicatorId'),
    )
    .select(['doubleRating.id', 'doubleRating.indicatorCode as code', 'doubleRating.country', 'cycle.year'])
    .select(['country.name as countryName', 'indicator.title', 'indicator.kind', 'indicator.areaCode'])
    .select(['adjudication.kind as settled', 'adjudication.rating', 'adjudication.missing', 'adjudication.cause'])
    .select(['assessment.id as assessmentId', 'assessment.state as assessmentState'])
    .where('doubleRating.openedAt', 'is not', null)
    .$if(country !== undefined, (them) => them.where('doubleRating.country', '=', country!))
    .orderBy('cycle.year', 'desc')
    .orderBy('doubleRating.country')
    .orderBy('indicator.position')
    .limit(1_000)
    .execute()
}

/** Both ratings side by side, and what became of them. */
export const readDouble = query({
  may: 'assessment.read',
  takes: z.object({ id: z.uuid() }),
  about: async (db, { id }) => {
    const double = await openDouble(db, id)
    return double && { subject: `double rating ${id}`, country: double.country }
  },
  run: async (db, { actor }, { id }) => {
    const double = (await openDouble(db, id))!
    const pair = await ratingsOf(db, [id])
    const drafts = pair.map(draftStored)
    const raters = pair.map(({ raterId }) => raterId)
    const opinions = await opinionsOf(db, id)
    const known = [...raters, ...opinions.map(({ askedOf }) => askedOf), actor.id]
    const people = new Map((await eligibleFor(db, double.country)).map((it) => [it.id, it.name]))
    const isMine = raters.includes(actor.id)
    return {
      double: { id, code: double.code, isRated: double.isRated },
      cycle: (await cycleById(db, double.cycleId))!,
      indicator: (await indicatorByCode(db, double.versionId, double.code))!,
      ratings: await shownRatings(db, actor, { double, pair }),
      common: drafts.length === 2 ? sourcesInCommon([drafts[0]!, drafts[1]!]).length : 0,
      levels: pair.length === 2 ? levelsApart(pair[0]!, pair[1]!) : null,
      isAgreed: pair.length === 2 && isSameAnswer(pair[0]!, pair[1]!),
      adjudication: await adjudicationOf(db, id),
      assessment: await assessmentOf(db, double),
      dissents: await dissentsOf(db, id),
      opinions,
      proposals: await proposalsOfDouble(db, id),
      thirds: [...people].filter(([person]) => !known.includes(person)).map(([value, label]) => ({ value, label })),
      isMine,
      isAsked: opinions.some(({ askedOf, givenAt }) => askedOf === actor.id && givenAt === null),
      mayDissent: isMine || opinions.some(({ askedOf, givenAt }) => askedOf === actor.id && givenAt !== null),
      mayJudge: mayJudge(actor, double.country) && !isMine,
      units: await terms(db, 'unit'),
    }
  },
})

/** Each rating as far as this reader sees its sources: the reason for a figure that is closed to them is closed too. */
async function shownRatings(
  db: ReadDb,
  actor: Actor,
  { double, pair }: { double: OpenDouble; pair: readonly RaterRow[] },
) {
  const isVisible = visibleTo(actor, double.country)
  const cited = pair.flatMap((it) => draftStored(it).citations.map(({ evidenceId }) => evidenceId))
  const evidence = new Map((await evidenceCalled(db, cited)).filter(isVisible).map((it) => [it.id, it]))
  const figures = (await figuresOfIndicator(db, double.country, double.code)).filter(isVisible)
  return pair.map((it) => {
    const { citations, chosenObservation, chosenReason, ...draft } = draftStored(it)
    const figure = figures.find(({ id }) => id === chosenObservation)
    return {
      id: it.id,
      rater: it.rater,
      submittedAt: it.submittedAt!,
      explanation: it.explanation,
      ...draft,
      isFigureClosed: chosenObservation !== null && !figure,
      chosen: figure ? { asGiven: figure.asGiven, kind: figure.kind, year: figure.year, source: figure.source } : null,
      chosenReason: chosenObservation === null || figure ? chosenReason : null,
      citations: citations.map(({ evidenceId, page, quotation }) => {
        const source = evidence.get(evidenceId)
        return source
          ? { evidenceId, page, quotation, title: source.title, language: source.language, isClosed: false as const }
          : { evidenceId: '', isClosed: true as const }
      }),
    }
  })
}

function adjudicationOf(db: ReadDb, doubleId: string) {
  return db
    .selectFrom('adjudication')
    .innerJoin('person', 'person.id', 'adjudication.decidedBy')
    .select(['adjudication.kind', 'adjudication.cause', 'adjudication.rating', 'adjudication.missing'])
    .select(['adjudication.reason', 'adjudication.reasonLang', 'adjudication.decidedAt', 'person.name as by'])
    .where('doubleId', '=', doubleId)
    .executeTakeFirst()
}

function assessmentOf(db: ReadDb, { cycleId, indicatorId }: OpenDouble) {
  return db
    .selectFrom('assessment')
    .select(['id', 'state'])
    .where('cycleId', '=', cycleId)
    .where('indicatorId', '=', indicatorId)
    .executeTakeFirst()
}

function dissentsOf(db: ReadDb, doubleId: string) {
  return db
    .selectFrom('dissent')
    .innerJoin('person', 'person.id', 'dissent.personId')
    .select(['dissent.id', 'dissent.body', 'dissent.at', 'person.name as by'])
    .where('doubleId', '=', doubleId)
    .orderBy('dissent.at')
    .limit(100)
    .execute()
}

function opinionsOf(db: ReadDb, doubleId: string) {
  return db
    .selectFrom('thirdOpinion')
    .innerJoin('person', 'person.id', 'thirdOpinion.askedOf')
    .innerJoin('person as asker', 'asker.id', 'thirdOpinion.askedBy')
    .select(['thirdOpinion.id', 'thirdOpinion.askedOf', 'thirdOpinion.rating', 'thirdOpinion.missing'])
    .select(['thirdOpinion.reason', 'thirdOpinion.givenAt', 'person.name as of', 'asker.name as by'])
    .where('doubleId', '=', doubleId)
    .orderBy('thirdOpinion.askedAt')
    .limit(100)
    .execute()
}
