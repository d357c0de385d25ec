import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { seesClass } from '../evidence/model.ts'
import { territoriesOf } from '../country/queries.server.ts'
import { countriesOfWork, seenBy } from '../evidence/queries.server.ts'
import type { NewObservation } from './model.ts'

/** One observation, where its class is seen by who asks. */
export async function observationSeen(db: ReadDb, actor: Actor, id: string) {
  const found = await db
    .selectFrom('observation')
    .select(['id', 'country', 'year', 'indicatorCode', 'measure', 'asGiven', 'unit', 'kind', 'class', 'origin'])
    .select(['withdrawnAt', 'version', 'cycleId'])
    .where('id', '=', id)
    .executeTakeFirst()
  return found && seesClass(actor, found.country, found.class) ? found : undefined
}

/** The indicator in the cycle's version of the instrument; without a cycle, in the version of the core or the country published last. */
export function indicatorObserved(db: ReadDb, it: Pick<NewObservation, 'indicatorCode' | 'cycleId' | 'country'>) {
  const found = db
    .selectFrom('indicator')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'indicator.versionId')
    .select(['indicator.answerType', 'indicator.unit', 'indicator.askedAt', 'indicator.versionId'])
    .where('indicator.code', '=', it.indicatorCode)
    .where('instrumentVersion.state', '=', 'published')
  if (it.cycleId === null)
    return found
      .where((eb) =>
        eb.or([eb('instrumentVersion.country', 'is', null), eb('instrumentVersion.country', '=', it.country)]),
      )
      .orderBy('publishedAt', 'desc')
      .limit(1)
      .executeTakeFirst()
  return found
    .innerJoin('cycle', 'cycle.versionId', 'indicator.versionId')
    .where('cycle.id', '=', it.cycleId)
    .where('cycle.country', '=', it.country)
    .executeTakeFirst()
}

/** Whether the indicator is asked of this part of the country. */
export async function isAskedOf(
  db: ReadDb,
  { territory, country }: Pick<NewObservation, 'territory' | 'country'>,
  askedAt: readonly string[],
): Promise<boolean> {
  const found = (await territoriesOf(db, country)).find(({ code }) => code === territory)
  return found !== undefined && askedAt.includes(found.level)
}

/** A source of this country that somebody may rest an observation on, withdrawn or not. */
export function evidenceSeen(db: ReadDb, actor: Actor, { id, country }: { id: string; country: string }) {
  return db
    .selectFrom('evidence')
    .select(['class', 'withdrawnAt'])
    .where('id', '=', id)
    .where('country', '=', country)
    .where(seenBy(actor))
    .executeTakeFirst()
}

const MOST_SOURCES = 500

/** What the form of a new observation needs: the countries, and the latest sources of the one it is of. */
export const readNewObservation = query({
  may: 'evidence.read',
  takes: z.object({ country: z.string().catch('').default('') }),
  about: async () => ({ subject: 'evidence', country: null }),
  run: async (db, { actor }, { country }) => {
    const countries = await countriesOfWork(db, actor)
    const chosen = countries.find(({ code }) => code === country)?.code ?? countries[0]?.code ?? ''
    const sources = await db
      .selectFrom('evidence')
      .select(['id', 'title', 'publishedOn', 'language'])
      .where('country', '=', chosen)
      .where('withdrawnAt', 'is', null)
      .where(seenBy(actor))
      .orderBy('addedAt', 'desc')
      .limit(MOST_SOURCES)
      .execute()
    return { countries, country: chosen, sources, territories: await territoriesOf(db, chosen) }
  },
})

export const readObservationToWithdraw = query({
  may: 'observation.withdraw',
  takes: z.object({ id: z.uuid() }),
  about: async (db, { id }, actor) => {
    const found = await observationSeen(db, actor, id)
    return found && { subject: `observation ${id}`, country: found.country }
  },
  run: async (db, { actor }, { id }) => {
    const observation = await observationSeen(db, actor, id)
    if (!observation) throw kitProblem['not-found']()
    return { observation }
  },
})
