import { z } from 'zod'
import { query, type Actor, type Role } from '../../kit/acts.ts'
import type { LocalText } from '../../kit/local-text.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { terms, territoriesOf } from '../country/queries.server.ts'
import { cycleById } from '../cycle/queries.server.ts'
import { halfOf, type Indicator, type IndicatorKind } from '../instrument/model.ts'
import { breakBetween, type Break } from '../instrument/index.ts'
import { comparisonSteps, indicatorByCode, versionById } from '../instrument/queries.server.ts'
import { contradictionsByFigure, coverageOf, partsApart } from '../observation/index.ts'
import { flagsIn } from '../observation/model.ts'
import { contradictionsOf } from '../observation/queries.server.ts'
import { standards } from '../standard/queries.server.ts'
import { draftStored } from './blind-model.ts'
import { doubleAt, evidenceCalled, ownRating, situationApart, type DoubleRating } from './blind-queries.server.ts'
import { situationOf } from './commands.server.ts'
import { conflictsAmong } from './figures.ts'
import { BLANK, type ApartState, type AssessmentDraft } from './model.ts'
import {
  aboutPlace,
  apartSince,
  assessmentAt,
  authorsOf,
  citationsOf,
  draftAsSeen,
  figuresOfIndicator,
  placeOf,
  previousOf,
  visibleTo,
  type Place,
} from './queries.server.ts'
import { doubtsAbout, readyToSubmit } from './readiness.ts'
import { commentsOf, lastApproval } from './review-queries.server.ts'

/** Everything that one indicator of a cycle is judged from, on one page. Ratings of other countries are not read. */
export const readDesk = query({
  may: 'assessment.read',
  takes: z.object({ cycleId: z.uuid(), code: z.string().min(1).max(20) }),
  about: (db, { cycleId, code }) => aboutPlace(db, cycleId, code),
  run: async (db, { actor }, { cycleId, code }) => {
    const place = (await placeOf(db, cycleId, code))!
    const cycle = (await cycleById(db, cycleId))!
    const indicator = (await indicatorByCode(db, place.versionId, code))!
    const previous = await previousOf(db, place)
    return {
      cycle,
      indicator,
      order: await orderOf(db, place),
      actNames: Object.fromEntries((await standards(db)).map((act) => [act.code, act.short])),
      partners: await partnersOf(db, place, indicator),
      previous: previous && {
        ...previous,
        apart: await apartSince(db, { versionCode: previous.versionCode, cycleId, code }),
      },
      ...(await deskParts(db, actor, { place, indicator })),
      sources: await sourcesOf(db, actor, place.country),
      units: await terms(db, 'unit'),
      mayWrite: mayWrite(actor, place.country),
      ...(await writtenSoFar(db, actor, place)),
    }
  },
})

const ASSESSORS: readonly Role[] = ['monitor', 'lead', 'rapporteur']

/** Whom the form helps; rights decide when it is sent. */
function mayWrite({ grants }: Actor, country: string): boolean {
  return grants.some((held) => ASSESSORS.includes(held.role) && (held.country === null || held.country === country))
}

async function writtenSoFar(db: ReadDb, actor: Actor, place: Place) {
  const stored = await assessmentAt(db, place.cycleId, place.indicatorId)
  const double = await doubleAt(db, place)
  if (!stored && double) return writtenApart(db, actor, { place, double })
  const doubleId = double?.id ?? null
  if (!stored) return { ...NOTHING, doubleId }
  const { id, state, version, updatedAt, carriedFrom } = stored
  const { whole, situation } = await situationOf(db, stored, place)
  const approval = await lastApproval(db, id)
  return {
    apart: null,
    doubleId,
    assessment: { id, state, version, updatedAt, carriedFrom, authors: await authorsOf(db, id) },
    draft: await draftAsSeen(db, actor, stored),
    cited: (await citationsOf(db, id)).filter(visibleTo(actor, place.country)),
    lacks: readyToSubmit(whole, situation),
    doubts: doubtsAbout(whole, situation),
    comments: await commentsOf(db, id),
    approval: approval
      ? { at: approval.at, by: approval.by, voidedAt: approval.voidedAt, voidedBy: approval.voidedBy }
      : null,
  }
}

const NOTHING = {
  apart: null,
  assessment: null,
  draft: BLANK,
  cited: [],
  lacks: [],
  doubts: [],
  comments: [],
  approval: null,
}

/** Of what two people rate apart: this person's own part, and nothing of the other's before both are in. */
async function writtenApart(db: ReadDb, actor: Actor, { place, double }: { place: Place; double: DoubleRating }) {
  const own = await ownRating(db, double.id, actor.id)
  const isIn = own?.submittedAt != null
  const apart: ApartState = double.openedAt !== null ? 'both' : isIn ? 'waiting' : 'open'
  const mayWriteNow = apart === 'open' && mayWrite(actor, place.country)
  const doubleId = double.id
  if (!own) return { ...NOTHING, apart, doubleId, mayWrite: mayWriteNow }
  const { id, version, updatedAt } = own
  const draft = draftStored(own)
  const situation = await situationApart(db, place, draft)
  return {
    apart,
    doubleId,
    mayWrite: mayWriteNow,
    assessment: {
      id,
      state: isIn ? 'submitted' : 'draft',
      version,
      updatedAt,
      carriedFrom: null,
      authors: [{ id: actor.id, name: actor.name }],
    },
    draft,
    cited: await citedApart(db, actor, { draft, country: place.country }),
    lacks: readyToSubmit(draft, situation),
    doubts: doubtsAbout(draft, situation),
    comments: [],
    approval: null,
  }
}

async function citedApart(db: ReadDb, actor: Actor, { draft, country }: { draft: AssessmentDraft; country: string }) {
  const found = await evidenceCalled(
    db,
    draft.citations.map(({ evidenceId }) => evidenceId),
  )
  const known = new Map(found.filter(visibleTo(actor, country)).map((it) => [it.id, it]))
  return draft.citations.flatMap(({ evidenceId, page, quotation }, position) => {
    const source = known.get(evidenceId)
    return source ? [{ ...source, evidenceId, page, quotation, position, assessmentId: '' }] : []
  })
}

/** Where this one stands in the cycle, and its neighbours. */
async function orderOf(db: ReadDb, { versionId, code }: Place) {
  const rows = await db
    .selectFrom('indicator')
    .select('code')
    .where('versionId', '=', versionId)
    .orderBy('position')
    .limit(5_000)
    .execute()
  const at = rows.findIndex((row) => row.code === code)
  return { number: at + 1, total: rows.length, previous: rows[at - 1]?.code ?? null, next: rows[at + 1]?.code ?? null }
}

/** The other half of the same sub-area: what the law says beside what happens, and the other way round. */
async function partnersOf(db: ReadDb, { cycleId, code, versionId }: Place, { subareaId, kind }: Indicator) {
  const rows = await db
    .selectFrom('indicator')
    .leftJoin('assessment', (on) =>
      on.onRef('assessment.indicatorId', '=', 'indicator.id').on('assessment.cycleId', '=', cycleId),
    )
    .select(['indicator.code', 'indicator.title', 'indicator.kind', 'assessment.rating', 'assessment.missing'])
    .where('indicator.versionId', '=', versionId)
    .where('indicator.subareaId', '=', subareaId)
    .where('indicator.code', '<>', code)
    .orderBy('indicator.position')
    .limit(100)
    .execute()
  return rows.filter((row) => halfOf(row.kind as IndicatorKind) !== halfOf(kind))
}

/** The figures, and of a country whose parts are asked one by one how far they reach. */
async function deskParts(db: ReadDb, actor: Actor, { place, indicator }: { place: Place; indicator: Indicator }) {
  const figures = await deskFigures(db, actor, place)
  const territories = indicator.askedAt.length > 0 ? await territoriesOf(db, place.country) : []
  // An answer to another question is not added to the others, nor held against them.
  const comparable = figures.filter((it) => it.apart === null)
  const told = comparable.flatMap((it) =>
    it.isOfYear && it.territory !== null ? [{ ...it, territory: it.territory }] : [],
  )
  const coverage = territories.length > 0 ? coverageOf(territories, told, indicator) : null
  return { figures, territories, coverage, partsApart: coverage ? partsApart(coverage, comparable, place.year) : [] }
}

/** What all sources say, with what contradicts what: other sources of the year, and a source's own parts. */
async function deskFigures(db: ReadDb, actor: Actor, { country, code, year, versionId }: Place) {
  const seen = (await figuresOfIndicator(db, country, code)).filter(visibleTo(actor, country))
  const rows = await withBreaks(db, seen, { code, versionId })
  const measures = [...new Set(rows.flatMap(({ measure }) => measure ?? []))]
  const flags = contradictionsByFigure(measures.length > 0 ? await contradictionsOf(db, measures) : [])
  const labels = await labelsOf(
    db,
    [...flags.values()].flat().flatMap(({ sum }) => [sum.total, ...sum.parts]),
  )
  const conflicting = new Set(conflictsAmong(rows.filter((it) => it.apart === null)).flat())
  return rows.map((row) => ({
    ...row,
    isOfYear: row.year === year,
    isConflicting: conflicting.has(row.id),
    flags: flagsIn(row.flags),
    sums: (flags.get(row.id) ?? []).map(({ sum, kind, parts, total }) => ({
      kind,
      parts,
      total,
      totalLabel: labels.get(sum.total) ?? null,
      partLabels: sum.parts.flatMap((part) => labels.get(part) ?? []),
    })),
  }))
}

/** Beside each figure that somebody entered: why it answers another question than this version's; null where it does not. */
async function withBreaks<F extends { readonly instrument: string | null }>(
  db: ReadDb,
  figures: readonly F[],
  { code, versionId }: Pick<Place, 'code' | 'versionId'>,
): Promise<(F & { readonly apart: Break | null })[]> {
  const { code: to } = (await versionById(db, versionId))!
  const others = figures.some(({ instrument }) => instrument !== null && instrument !== to)
  const steps = others ? await comparisonSteps(db) : []
  return figures.map((it) => {
    const apart = it.instrument === null ? undefined : breakBetween(steps, { from: it.instrument, to, code })
    return { ...it, apart: apart ?? null }
  })
}

async function labelsOf(db: ReadDb, measures: readonly string[]): Promise<Map<string, LocalText>> {
  if (measures.length === 0) return new Map()
  const rows = await db
    .selectFrom('measure')
    .select(['code', 'label'])
    .where('code', 'in', [...new Set(measures)])
    .execute()
  return new Map(rows.map(({ code, label }) => [code, label]))
}

const MOST_SOURCES = 300

/** The country's library as far as this person sees it, the newest first, to be cited from. */
async function sourcesOf(db: ReadDb, actor: Actor, country: string) {
  const rows = await db
    .selectFrom('evidence')
    .select(['id', 'title', 'class', 'language', 'publisher', 'publishedOn'])
    .where('country', '=', country)
    .where('withdrawnAt', 'is', null)
    .orderBy('addedAt', 'desc')
    .limit(MOST_SOURCES)
    .execute()
  return rows.filter(visibleTo(actor, country))
}
