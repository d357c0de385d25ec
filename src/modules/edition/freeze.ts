import { contradictions as sumsNotMet } from '../observation/index.ts'
import { flagsIn } from '../observation/model.ts'
import { NEWEST_SCORE_METHOD } from '../scoring/index.ts'
import { frozenResponses } from './frozen-responses.ts'
import { frozenSource } from './frozen-source.ts'
import type { Gathered } from './gather-queries.server.ts'
import {
  EditionBody,
  FORMAT,
  idOf,
  labelOf,
  valueIdOf,
  type EditionName,
  type FrozenAssessment,
  type FrozenContradiction,
  type FrozenFigure,
  type FrozenMeasure,
  type FrozenObservation,
  type TrailStep,
} from './model.ts'

interface Freezing {
  readonly number: number
  readonly note: string
  readonly frozenAt: string
}

/** Everything that an edition will ever say, from the working tables of this moment. Nobody's name is in it. */
export function freeze(gathered: Gathered, { number, note, frozenAt }: Freezing): EditionBody {
  const { cycle } = gathered
  const name: EditionName = { country: cycle.country, year: cycle.year, number }
  const instrument = { code: cycle.instrumentCode, sha256: cycle.instrumentSha256 }
  const isSample = cycle.isSample ?? false
  const figures = gathered.figures.map(frozenFigure)
  const contradictions = EditionBody.shape.contradictions.parse(sumsNotMet(addendsOf(gathered), gathered.sums))
  const frozen = gathered.indicators.map((indicator) => ({
    id: valueIdOf(indicator.code, name),
    edition: idOf(name),
    isSample,
    country: cycle.country,
    year: cycle.year,
    instrument,
    indicator: { ...indicator, area: indicator.areaCode, subarea: indicator.subarea.title },
    ...valueOf(gathered, indicator, { figures, contradictions, frozenAt }),
  }))
  return EditionBody.parse({
    format: FORMAT,
    id: idOf(name),
    label: labelOf(name),
    isSample,
    ...name,
    countryName: cycle.countryName,
    note,
    frozenAt,
    cycle: {
      openedAt: cycle.openedAt,
      collectUntil: cycle.collectUntil,
      assessUntil: cycle.assessUntil,
      publishOn: cycle.publishOn,
    },
    instrument,
    scoreMethod: NEWEST_SCORE_METHOD,
    territories: gathered.territories,
    areas: gathered.areas,
    values: frozen,
    figures,
    measures: measuresOf(gathered, figures),
    contradictions,
    responses: frozenResponses(gathered.responses, frozenAt.slice(0, 10)),
  })
}

function addendsOf({ cycle, figures }: Gathered) {
  return figures.flatMap(({ id, year, measure, unit, asGiven, number, low, high, sourceTitle, sourceUrl }) => {
    const [least, most] = [number ?? low, number ?? high]
    if (measure === null || sourceTitle === null || least === null || most === null) return []
    const source = `${sourceTitle} ${sourceUrl}`
    return [{ id, country: cycle.country, year, measure, source, unit, asGiven, low: least, high: most }]
  })
}

interface Frozen {
  readonly figures: readonly FrozenFigure[]
  readonly contradictions: readonly FrozenContradiction[]
  readonly frozenAt: string
}

function valueOf(gathered: Gathered, { code, isRated }: { code: string; isRated: boolean }, frozen: Frozen) {
  const assessment = gathered.assessments.find((one) => one.indicatorCode === code)
  const approval =
    assessment?.state === 'approved'
      ? gathered.approvals.find((one) => one.assessmentId === assessment.id && one.voidedAt === null)
      : undefined
  const approved = assessment && approval ? { assessment, approval } : undefined
  const observations = observationsOf(gathered, code, frozen.figures, approved?.assessment.chosenObservation ?? null)
  const ids = new Set(observations.map(({ id }) => id))
  const own = {
    observations,
    measures: measuresOf(gathered, observations),
    contradictions: frozen.contradictions.filter(({ figures }) => figures.some(({ id }) => ids.has(id))),
  }
  const notYet = { assessment: null, citations: [], trail: [] }
  if (!approved && !isRated) return { ...own, ...notYet, status: 'context', reason: null }
  if (!approved) return { ...own, ...notYet, status: 'not-yet-assessed', reason: reasonOf(gathered, assessment?.id) }
  return {
    ...own,
    status: isRated ? 'assessed' : 'context',
    reason: null,
    assessment: { ...frozenAssessment(approved, observations), raters: ratersOf(gathered, code) },
    citations: citationsOf(gathered, approved.assessment.id),
    trail: trailOf(gathered, approved, frozen.frozenAt),
  }
}

function reasonOf({ approvals }: Gathered, assessmentId: string | undefined) {
  if (assessmentId === undefined) return 'not-begun'
  return approvals.some((one) => one.assessmentId === assessmentId) ? 'approval-voided' : 'not-approved'
}

interface Approved {
  readonly assessment: Gathered['assessments'][number]
  readonly approval: Gathered['approvals'][number]
}

function frozenAssessment({ assessment, approval }: Approved, observations: readonly FrozenObservation[]) {
  const isPublic = observations.some(({ isUsed }) => isUsed)
  const choice = assessment.chosenObservation === null ? 'none' : isPublic ? 'public' : 'withheld'
  const { rating, missing, narrative, narrativeLang, confidence, noEvidenceReason } = assessment
  return {
    rating: rating as FrozenAssessment['rating'],
    missing,
    narrative,
    narrativeLang,
    confidence,
    noEvidenceReason,
    choice,
    chosenReason: choice === 'public' ? assessment.chosenReason : null,
    approvedSha256: approval.seenSha256,
    approvedAt: approval.at,
  }
}

function ratersOf({ raters }: Gathered, code: string): FrozenAssessment['raters'] {
  return raters.flatMap(({ indicatorCode, rating }) =>
    indicatorCode === code && rating !== null ? [rating as FrozenAssessment['raters'][number]] : [],
  )
}

function frozenFigure(row: Gathered['figures'][number]): FrozenFigure {
  const { id, year, measure, number, low, high, text, asGiven, unit, note, territory, instrument } = row
  const kind = row.kind as FrozenFigure['kind']
  const origin = row.origin as FrozenFigure['origin']
  const source = frozenSource(row)
  const isOpen = source?.class === 'public'
  return {
    id,
    year,
    measure,
    kind,
    number,
    low,
    high,
    text,
    asGiven,
    unit,
    note,
    territory,
    instrument,
    source,
    origin,
    page: isOpen ? row.page : null,
    reply: isOpen ? replyIn(row) : null,
    flags: flagsIn(row.flags),
  }
}

function replyIn({ institution, reference, question }: Gathered['figures'][number]): FrozenFigure['reply'] {
  return institution === null || reference === null || question === null ? null : { institution, reference, question }
}

/** The measures that these figures are of, each once. */
function measuresOf({ figures }: Gathered, of: readonly { measure: string | null }[]): FrozenMeasure[] {
  const codes = new Set(of.map(({ measure }) => measure))
  const known = new Map<string, FrozenMeasure>()
  for (const { measure, measureLabel, measureDefinition } of figures)
    if (measure !== null && codes.has(measure) && measureLabel && measureDefinition)
      known.set(measure, { code: measure, label: measureLabel, definition: measureDefinition })
  return [...known.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Figures given for the indicator itself, and those whose measure the map leads here. */
function observationsOf(
  { figures: rows, fits }: Gathered,
  code: string,
  figures: readonly FrozenFigure[],
  chosen: string | null,
): FrozenObservation[] {
  const fitOf = new Map(fits.filter((fit) => fit.indicatorCode === code).map((fit) => [fit.measure, fit]))
  return figures.flatMap((figure, place) => {
    const mapped = figure.measure ? fitOf.get(figure.measure) : undefined
    const isOwn = rows[place]?.indicatorCode === code
    if (!isOwn && !mapped) return []
    const fit = (isOwn ? 'exact' : mapped?.fit) as FrozenObservation['fit']
    return [{ ...figure, fit, fitNote: isOwn ? null : (mapped?.note ?? null), isUsed: figure.id === chosen }]
  })
}

function citationsOf({ citations }: Gathered, assessmentId: string) {
  return citations
    .filter((one) => one.assessmentId === assessmentId)
    .map((row) => {
      const source = frozenSource(row)
      const isOpen = source?.class === 'public'
      return {
        position: row.position,
        source,
        page: isOpen ? row.page : null,
        quotation: isOpen ? row.quotation : null,
      }
    })
}

/** What happened when, by role. Of who returned it only that it was returned: comments stay inside. */
function trailOf({ returns }: Gathered, { assessment, approval }: Approved, frozenAt: string): TrailStep[] {
  const steps: TrailStep[] = returns
    .filter((one) => one.assessmentId === assessment.id)
    .map(({ at }) => ({ at, event: 'returned', role: 'reviewer' }))
  if (assessment.submittedAt) steps.push({ at: assessment.submittedAt, event: 'submitted', role: 'monitor' })
  steps.push({ at: approval.at, event: 'approved', role: 'reviewer' })
  steps.push({ at: frozenAt, event: 'frozen', role: 'publisher' })
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
