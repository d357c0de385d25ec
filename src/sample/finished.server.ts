import type { Indicator } from '../modules/instrument/model.ts'
import { approveAll, writeAndSubmit, type Draft, type Submitted, type Writing } from './assessing.server.ts'
import type { CountryCode } from './cast.ts'
import { attachSources, monitorOf, openWithTeam, recordReplies, type PlayedCycle } from './cycle.server.ts'
import { dice } from './dice.ts'
import { findingOf, isAssessed, isReturnedFirst, type Finding, type FinishedYear } from './findings.ts'
import { MARK, missingNarrative, ratedNarrative, type NarrativeLang, type Trend } from './narrative.ts'
import { publishedFigure } from './queries.server.ts'
import { SOURCES } from './sources.ts'
import type { PlayedVersion } from './instrument.server.ts'
import type { Stage } from './stage.server.ts'

/** A cycle from its opening to the last approval. */
export async function playFinished(
  stage: Stage,
  of: { country: CountryCode; year: FinishedYear; version: PlayedVersion },
): Promise<PlayedCycle> {
  const { country, year, version } = of
  const opened = await openWithTeam(stage, stage.player(`lead ${country}`), of)
  const cycle = await attachSources(stage, opened, SOURCES)
  const recorded = await recordReplies(stage, cycle)
  const reviewer = stage.player(`reviewer ${country}`)
  const submitted: Submitted[] = []
  for (const indicator of version.indicators)
    if (isAssessed(country, year, indicator))
      submitted.push(await writeAndSubmit(reviewer, writingOf(stage, cycle, indicator)))
  for (const draft of await contextDrafts(stage, cycle, recorded))
    submitted.push(await writeAndSubmit(reviewer, contextWriting(stage, cycle, draft)))
  await approveAll(stage, reviewer, submitted)
  return cycle
}

function contextWriting(stage: Stage, cycle: PlayedCycle, draft: Draft): Writing {
  const author = monitorOf(stage, cycle.country, draft.code.slice(0, 3))
  return { cycleId: cycle.id, name: `${cycle.name} ${draft.code}`, author, draft }
}

/** What the story of a country says of one rated indicator. */
export function writingOf(stage: Stage, cycle: PlayedCycle, indicator: Indicator): Writing {
  const { country, name } = cycle
  const year = cycle.year as FinishedYear
  const finding = findingOf(country, year, indicator)
  const before = year === 2024 && isAssessed(country, 2023, indicator) ? findingOf(country, 2023, indicator) : undefined
  const draft = draftOf(cycle, indicator, finding, trendOf(finding, before))
  const isReturned = isReturnedFirst(country, year, indicator.code, finding)
  const better = { ...finding, rating: ((finding.rating ?? 0) + 1) as 1 | 2 | 3, confidence: 'medium' as const }
  return {
    cycleId: cycle.id,
    name: `${name} ${indicator.code}`,
    author: monitorOf(stage, country, indicator.areaCode),
    draft,
    first: isReturned ? draftOf(cycle, indicator, better) : undefined,
    explanation: `${MARK}what changed is in the passages cited.`,
  }
}

export function draftOf(cycle: PlayedCycle, indicator: Indicator, finding: Finding, trend?: Trend): Draft {
  const { code, rule, kind } = indicator
  const { rating, missing, confidence } = finding
  const isLaw = kind === 'structural'
  const lang: NarrativeLang = cycle.country === 'rs' && dice(`in Serbian ${code}`, 6) === 0 ? 'sr' : 'en'
  const isRated = rating !== null && rule !== null
  const narrative = isRated
    ? ratedNarrative({ rule, rating, isLaw, lang }, trend)
    : missingNarrative(missing ?? 'not-asked')
  return {
    code,
    rating,
    missing,
    confidence,
    narrative,
    narrativeLang: isRated ? lang : 'en',
    ...groundsOf(cycle, indicator, finding),
  }
}

/** Law rests on the collection of laws, practice on replies; some on a second source, a few on nothing written. */
function groundsOf({ country, sources }: PlayedCycle, { code, kind }: Indicator, { rating, missing }: Finding) {
  const words = `${country} ${code}`
  if (missing === 'no-answer' || (rating !== 3 && kind !== 'structural' && dice(`${words} unwritten`, 15) === 0))
    return { noEvidenceReason: `${MARK}nothing was put in writing.`, citations: [] }
  const answer = 1 + dice(`${words} place`, 40)
  const passage = { page: String(1 + dice(`${words} page`, 60)), quotation: `${MARK}the words of answer ${answer}.` }
  if (kind === 'structural') {
    const law = {
      evidenceId: sources.get('laws')!,
      page: passage.page,
      quotation: `${MARK}the words of article ${answer}.`,
    }
    return { citations: [law] }
  }
  const who = dice(`${words} who`, 3) === 0 && sources.has('reply-b') ? 'reply-b' : 'reply-a'
  const first = { evidenceId: sources.get(who)!, ...passage }
  const more = (['minutes', 'interview', 'reply-c'] as const)[dice(`${words} also`, 12)]
  const evidenceId = more && sources.get(more)
  return { citations: [first, ...(evidenceId ? [{ evidenceId, page: '2', quotation: null }] : [])] }
}

function trendOf(now: Finding, before: Finding | undefined): Trend | undefined {
  if (before === undefined || now.rating === null || before.rating === null) return undefined
  if (now.rating === before.rating) return 'same'
  return now.rating > before.rating ? 'better' : 'worse'
}

/** Counts are never rated: they are described, and where sources disagree one is chosen, with the reason. */
async function contextDrafts(
  stage: Stage,
  cycle: PlayedCycle,
  recorded: ReadonlyMap<string, string>,
): Promise<Draft[]> {
  const { country, year, sources } = cycle
  const cited = (source: 'reply-a' | 'reply-c') => [{ evidenceId: sources.get(source)!, page: '4', quotation: null }]
  const places: Draft = {
    code: 'AST-05',
    narrative: `${MARK}institution C counts the places that were open to victims at the end of the year.`,
    confidence: 'medium',
    chosenObservation: recorded.get('AST-05 reply-c'),
    chosenReason:
      country === 'ba' && year === 2024
        ? `${MARK}the reply for the country; what its parts say adds up to another number, and is being asked about.`
        : `${MARK}the only source for this year.`,
    citations: cited('reply-c'),
  }
  const meetings: Draft = {
    code: 'INS-07',
    narrative: `${MARK}institution A sent the dates of all meetings.`,
    confidence: 'high',
    chosenObservation: recorded.get('INS-07 reply-a'),
    chosenReason: `${MARK}the minutes confirm the number.`,
    citations: cited('reply-a'),
  }
  if (country !== 'rs') return [places, meetings]
  const published =
    year === 2023 ? await stage.look((db) => publishedFigure(db, { country, year, code: 'IDN-08' })) : undefined
  const chosen = published
    ? {
        chosenObservation: published.id,
        chosenReason: `${MARK}the published figure was confirmed; the reply counts open cases.`,
      }
    : {
        chosenObservation: recorded.get('IDN-08 reply-a'),
        chosenReason: `${MARK}A counts final decisions of the whole year; C counts reports, D leaves out children.`,
      }
  const victims: Draft = {
    code: 'IDN-08',
    narrative: `${MARK}the sources count different things, so they stand beside each other.`,
    confidence: 'medium',
    ...chosen,
    citations: cited('reply-a'),
  }
  return [places, meetings, victims]
}
