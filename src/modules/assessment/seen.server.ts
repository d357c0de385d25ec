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

type SeenFigureRow = Pick<
  FigureRow,
  'id' | 'year' | 'kind' | 'asGiven' | 'unit' | 'source' | 'sourceUrl' | 'sourceFacts' | 'class' | 'note'
>

interface SeenParts {
  readonly stored: StoredAssessment
  readonly indicator: { question: unknown; rule: unknown; instrument: string; year: number }
  readonly figures: readonly SeenFigureRow[]
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
    ...seenChoice(chosen, stored),
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

/** The reason for a restricted figure says what is in it, and a figure that is gone may have been one. */
function seenChoice(chosen: SeenFigureRow | undefined, { chosenObservation, chosenReason }: StoredAssessment) {
  if (!chosen) return { chosen: null, chosenReason: chosenObservation === null ? chosenReason : null }
  const { restricted, ...figure } = seenFigure(chosen)
  if (restricted === undefined) return { chosen: figure, chosenReason }
  return { chosen: { ...figure, restricted: sha256(canonical({ restricted, chosenReason })) }, chosenReason: null }
}

function seenFigure({ source, sourceFacts, ...row }: SeenFigureRow): SeenFigure {
  const { id, year, kind, asGiven, unit, sourceUrl, class: cls, note } = row
  const sourceSha256 = sourceFacts === null ? null : sha256(canonical(sourceFacts))
  const figure = { id, year, kind, asGiven, unit, source: source ?? '', sourceUrl, class: cls, note, sourceSha256 }
  if (cls !== 'restricted') return figure
  const nothing = { asGiven: '', source: '', sourceUrl: null, note: null, sourceSha256: null }
  return { ...figure, ...nothing, restricted: sha256(canonical(figure)) }
}

function seenCitation({ evidenceId, class: cls, kind, language, ...row }: CitationRow): SeenCitation {
  const { title, author, publisher, publishedOn, url, fileSha256, page, quotation } = row
  const isWithdrawn = row.withdrawnAt !== null
  const known = { evidenceId, class: cls, kind, language, isWithdrawn }
  const citation = { ...known, title, author, publisher, publishedOn, url, fileSha256, page, quotation }
  if (cls !== 'restricted') return citation
  const nothing = { title: '', author: null, publisher: null, publishedOn: null }
  const nowhere = { url: null, fileSha256: null, page: null, quotation: null }
  return { ...known, ...nothing, ...nowhere, restricted: sha256(canonical(citation)) }
}
