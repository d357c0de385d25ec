import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { agreementOf, type RatedPair } from './agreement.ts'
import { ratingsOf } from './double-queries.server.ts'

/** How far those agree who rated apart, of all pairs that are in and that this person sees; settled or not. */
export const readAgreement = query({
  may: 'assessment.read',
  takes: z.object({ country: z.string().max(2).optional() }),
  about: async () => ({ subject: 'agreement of raters', country: null }),
  run: async (db, _doing, { country }) => {
    const all = await openPairs(db)
    const found = country ? all.filter((it) => it.country === country) : all
    const ratings = Map.groupBy(
      await ratingsOf(
        db,
        found.map(({ id }) => id),
      ),
      ({ doubleId }) => doubleId,
    )
    const pairs = found.flatMap(({ id, code, area }): RatedPair[] => {
      const [one, other] = (ratings.get(id) ?? [])
        .map(({ raterId, rater, rating }) => ({ id: raterId, name: rater, rating }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      return one && other ? [{ code, area, raters: [one, other] }] : []
    })
    const areas = new Map(all.map(({ area, areaTitle }) => [area, areaTitle]))
    const countries = new Map(all.map((it) => [it.country, it.countryName]))
    return {
      country: country ?? '',
      countries: [...countries].map(([code, name]) => ({ code, name })),
      areaTitles: Object.fromEntries(areas),
      ...agreementOf(pairs),
    }
  },
})

function openPairs(db: ReadDb) {
  return db
    .selectFrom('doubleRating')
    .innerJoin('indicator', 'indicator.id', 'doubleRating.indicatorId')
    .innerJoin('area', (on) =>
      on.onRef('area.versionId', '=', 'indicator.versionId').onRef('area.code', '=', 'indicator.areaCode'),
    )
    .innerJoin('country', 'country.code', 'doubleRating.country')
    .select(['doubleRating.id', 'doubleRating.indicatorCode as code', 'doubleRating.country', 'area.code as area'])
    .select(['area.title as areaTitle', 'country.name as countryName'])
    .where('doubleRating.openedAt', 'is not', null)
    .orderBy('doubleRating.country')
    .orderBy('indicator.position')
    .limit(5_000)
    .execute()
}
