import { canonical, sha256 } from '../../kit/canonical.ts'
import type { ReadDb } from '../../server/db/types.ts'
import {
  citationsOf,
  figuresOfIndicator,
  type CitationRow,
  type FigureRow,
  type StoredAssessment,
} from './queries.server.ts'
import type { Seen, SeenCitation, SeenFigure } from './seen.ts'

export interface Snapshot {
  readonly seen: Seen
  /** Canonical JSON: what the approval keeps. */
  readonly text: string
  readonly hash: string
}

interface SeenParts {
  readonly stored: StoredAssessment
  readonly indicator: { question: unknown; rule: unknown; instrument: string; year: number }
  readonly figures: readonly FigureRow[]
  readonly citations: readonly CitationRow[]
}

/** What an approver of this assessment judges now, the same for everybody who looks. */
export async function snapshotOf(db: ReadDb, stored: StoredAssessment): Promise<Snapshot> {
  const indicator = await db
    .selectFrom('indicator')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'indicator.versionId')
    .innerJoin('cycle', (on) => on.on('cycle.id', '=', stored.cycleId))
    .select(['indicator.question', 'indicator.rule', 'instrumentVersion.code as instrument', 'cycle.year'])
    .where('indicator.id', '=', stored.indicatorId)
    .executeTakeFirstOrThrow()
  const figures = await figuresOfIndicator(db, stored.country, stored.indicatorCode)
  return seenOf({ stored, indicator, figures, citations: await citationsOf(db, stored.id) })
}

/** Pure: the same parts give the same bytes and the same hash for ever. */
export function seenOf({ stored, indicator, figures, citations }: SeenParts): Snapshot {
  const chosen = figures.find(({ id }) => id === stored.chosenObservation)
  const others = figures.filter(({ id, year }) => year === indicator.year && id !== stored.chosenObservation)
  const seen: Seen = {
    indicator: stored.indicatorCode,
    instrument: indicator.instrument,
    ruleSha256: sha256(canonical({ question: indicator.question, rule: indicator.rule })),
    country: stored.country,
    year: indicator.year,
    rating: stored.rating,
    missing: stored.missing,
    narrative: stored.narrative,
    narrativeLang: stored.narrativeLang,
    confidence: stored.confidence,
    chosen: chosen ? seenFigure(chosen) : null,
    chosenReason: stored.chosenReason,
    noEvidenceReason: stored.noEvidenceReason,
    citations: citations.map(seenCitation),
    otherFigures: others.map(seenFigure).sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
  const text = canonical(seen)
  return { seen: readSeen(text), text, hash: sha256(text) }
}

/** Reads back what was kept, in the one order of members that comparing needs. */
export function readSeen(text: string): Seen {
  return JSON.parse(text) as Seen
}

function seenFigure({ id, year, kind, asGiven, unit, source, sourceUrl, class: cls }: FigureRow): SeenFigure {
  const figure = { id, year, kind, asGiven, unit, source: source ?? '', sourceUrl }
  if (cls !== 'restricted') return figure
  return { id, year, kind, asGiven: '', unit, source: '', sourceUrl: null, restricted: sha256(canonical(figure)) }
}

function seenCitation({ evidenceId, title, url, fileSha256, page, quotation, ...row }: CitationRow): SeenCitation {
  const isWithdrawn = row.withdrawnAt !== null
  const citation = { evidenceId, title, url, fileSha256, page, quotation, isWithdrawn }
  if (row.class !== 'restricted') return citation
  const nothing = { title: '', url: null, fileSha256: null, page: null, quotation: null }
  return { evidenceId, ...nothing, isWithdrawn, restricted: sha256(canonical(citation)) }
}
