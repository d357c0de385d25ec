import { askThird, decideDouble, recordDissent } from '../modules/assessment/adjudicate-commands.server.ts'
import { saveBlindRating, submitBlindRating } from '../modules/assessment/blind-commands.server.ts'
import { rateTwice } from '../modules/cycle/double-commands.server.ts'
import type { Indicator } from '../modules/instrument/model.ts'
import type { PlayedCycle } from './cycle.server.ts'
import { MARK, ratedNarrative } from './narrative.ts'
import { doubleRatingIn } from './queries.server.ts'
import type { Player, Stage } from './stage.server.ts'

type Level = 0 | 1 | 2 | 3

/** What the first and the second said; undefined where somebody has not yet. */
const SAID: readonly (readonly [Level?, Level?])[] = [[2, 2], [1, 1], [3, 1], [1, 2], [2, 1], [2], []]
const ASKED_OF_A_THIRD = 3
const DECIDED = 4

/** A few indicators that two rate apart: agreed, disputed, with a third opinion asked, decided with dissent, waiting. */
export async function playRatedTwice(
  stage: Stage,
  opener: Player,
  of: { cycle: PlayedCycle; indicators: readonly Indicator[] },
): Promise<void> {
  const { cycle } = of
  const asked = of.indicators.slice(0, SAID.length)
  await opener.does(`rate twice ${cycle.name}`, rateTwice, () => ({
    id: cycle.id,
    which: 'chosen' as const,
    codes: asked.map(({ code }) => code),
  }))
  const { country } = cycle
  const raters = [stage.player(`monitor ${country}`), stage.player(`second-monitor ${country}`)]
  for (const [place, indicator] of asked.entries())
    for (const [turn, rater] of raters.entries()) {
      const rating = SAID[place]?.[turn]
      if (rating !== undefined) await rate(cycle, { rater, indicator, rating, turn })
    }
  const reviewer = stage.player(`reviewer ${country}`)
  const idOf = (place: number) => stage.look((db) => doubleRatingIn(db, cycle.id, asked[place]!.code))
  const third = await idOf(ASKED_OF_A_THIRD)
  await reviewer.does(`ask third ${cycle.name}`, askThird, () => ({
    id: third,
    personId: stage.player(`lead ${country}`).id,
  }))
  const decided = await idOf(DECIDED)
  await reviewer.does(`decide ${cycle.name}`, decideDouble, () => ({
    id: decided,
    rating: SAID[DECIDED]![0]!,
    cause: 'rule' as const,
    reason: `${MARK}the law is in force, and the replies show it applied in most places.`,
    proposal: `${MARK}say from how many places on it is “mostly”.`,
  }))
  await raters[1]!.does(`dissent ${cycle.name}`, recordDissent, () => ({
    id: decided,
    body: `${MARK}two replies out of five are not most places.`,
  }))
}

interface Turn {
  readonly rater: Player
  readonly indicator: Indicator
  readonly rating: Level
  readonly turn: number
}

async function rate(cycle: PlayedCycle, { rater, indicator: { code, rule, kind }, rating, turn }: Turn) {
  const name = `${cycle.name} ${code} ${turn + 1}`
  const sources = [cycle.sources.get('reply-a')!, cycle.sources.get(turn === 0 ? 'laws' : 'reply-b')!]
  const saved = await rater.does(`rate apart ${name}`, saveBlindRating, () => ({
    cycleId: cycle.id,
    code,
    seenVersion: 0,
    rating,
    narrative: ratedNarrative({ rule: rule!, rating, isLaw: kind === 'structural', lang: 'en' }),
    confidence: turn === 0 ? ('high' as const) : ('medium' as const),
    citations: sources.map((evidenceId, place) => ({ evidenceId, page: String(2 + place + turn), quotation: null })),
  }))
  await rater.does(`submit apart ${name}`, submitBlindRating, () => ({
    id: saved.id!,
    seenVersion: saved.version,
    explanation: `${MARK}the passages cited say it.`,
  }))
}
