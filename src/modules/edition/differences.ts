import type { Break } from '../instrument/index.ts'
import type { EditionBody, FrozenAssessment, FrozenRating, FrozenValue } from './model.ts'

const ASPECTS = ['result', 'narrative', 'confidence', 'figure', 'figures', 'sources', 'wording'] as const
export type Aspect = (typeof ASPECTS)[number]

/** What a value said: its rating, why there is none, or that it was not yet assessed. */
export type Result = FrozenValue['status'] | FrozenRating | NonNullable<FrozenAssessment['missing']>

export interface Difference {
  readonly code: string
  readonly before: Result | undefined
  readonly after: Result | undefined
  readonly aspects: readonly Aspect[]
  /** Why before and after are no change of one thing: the instrument asks or rates otherwise. Null: they are. */
  readonly apart: Break | null
}

/** Whether an indicator asks the same in two versions; undefined where it does. */
export type Between = (code: string, from: string, to: string) => Break | undefined

/** Where two editions differ, indicator by indicator, in the order of the later one; those gone come last. */
export function differences(before: EditionBody, after: EditionBody, between: Between): Difference[] {
  const earlier = new Map(before.values.map((value) => [value.indicator.code, value]))
  const later = new Map(after.values.map((value) => [value.indicator.code, value]))
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((code) => {
    const [old, now] = [earlier.get(code), later.get(code)]
    const aspects = ASPECTS.filter((aspect) => partOf(old, aspect) !== partOf(now, aspect))
    if (aspects.length === 0) return []
    const apart = old && now ? between(code, before.instrument.code, after.instrument.code) : undefined
    return [{ code, before: old && resultOf(old), after: now && resultOf(now), aspects, apart: apart ?? null }]
  })
}

export function resultOf({ status, assessment }: FrozenValue): Result {
  return assessment?.rating ?? assessment?.missing ?? status
}

function partOf(value: FrozenValue | undefined, aspect: Aspect): string {
  return value === undefined ? '' : JSON.stringify(parts[aspect](value))
}

const parts: Readonly<Record<Aspect, (value: FrozenValue) => unknown>> = {
  result: resultOf,
  narrative: ({ assessment: a }) => [a?.narrative, a?.narrativeLang, a?.noEvidenceReason],
  confidence: ({ assessment: a }) => a?.confidence,
  figure: ({ assessment: a, observations }) => [a?.choice, a?.chosenReason, observations.find((one) => one.isUsed)?.id],
  figures: ({ observations, contradictions }) => [observations.map((it) => ({ ...it, isUsed: false })), contradictions],
  sources: ({ citations }) => citations,
  wording: ({ indicator }) => indicator,
}
