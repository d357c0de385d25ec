import type { People, Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { rateTwice } from '../cycle/double-commands.server.ts'
import { saveBlindRating, submitBlindRating } from './blind-commands.server.ts'
import { openedCycle, RATED } from './desk.fixture.ts'
import type { AssessmentDraft } from './model.ts'

/** A cycle in which one indicator, or the codes given, are rated twice. */
export async function askedTwice(as: People, host: Host, of: { country: string; year: number; codes?: string[] }) {
  const { country, year, codes = [RATED] } = of
  const cycleId = await openedCycle(host, country, year)
  await (await as.lead(country)).does(rateTwice, { id: cycleId, which: 'chosen', codes })
  const doubles = await host.asSystem((tx) =>
    tx.selectFrom('doubleRating').select(['id', 'indicatorCode']).where('cycleId', '=', cycleId).execute(),
  )
  const doubleOf = (code = RATED) => doubles.find(({ indicatorCode }) => indicatorCode === code)!.id
  return { cycleId, country, doubleOf, doubleId: doubles[0]?.id ?? '' }
}

const WHOLE: Partial<AssessmentDraft> = {
  rating: 1,
  narrative: 'The period is granted in a few cases only.',
  confidence: 'high',
  noEvidenceReason: 'No office keeps records.',
}

/** One of the two says it all and submits. */
export async function rated(rater: Person, cycleId: string, words: Partial<AssessmentDraft> = {}, code = RATED) {
  const saved = await rater.does(saveBlindRating, { ...WHOLE, ...words, cycleId, code, seenVersion: 0 })
  await rater.does(submitBlindRating, { id: saved.id!, seenVersion: saved.version })
  return saved.id!
}
