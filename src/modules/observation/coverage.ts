/** A part of a country that is asked, or that holds parts that are. */
export interface Territory {
  readonly code: string
  readonly level: string
  /** The territory it lies in; null: directly in the country. */
  readonly parent: string | null
}

/** What one source says of one part: a number, a range, or a reason why there is none. */
export interface PartAnswer {
  readonly territory: string
  readonly kind: string
  readonly number: number | null
  readonly low: number | null
  readonly high: number | null
}

export type WhyNoSum = 'not-summable' | 'incomplete' | 'conflict'

export interface Coverage {
  /** Territories that the indicator is asked of. */
  readonly asked: readonly string[]
  /** Those that gave a number, a range or a text. */
  readonly answered: readonly string[]
  /** Those that gave a reason instead, and those that gave nothing: none of them is a zero. */
  readonly withoutValue: readonly string[]
  /** Those whose sources contradict each other. */
  readonly inConflict: readonly string[]
  /** Of the whole country, from its parts: exact where low equals high. Null: it must not be added up. */
  readonly sum: { readonly low: number; readonly high: number } | null
  readonly whyNoSum: WhyNoSum | null
}

interface Asked {
  /** Levels that are asked; a territory of another level is not. */
  readonly askedAt: readonly string[]
  readonly isSummable: boolean
}

const VALUES: readonly string[] = ['number', 'interval', 'text']

/**
 * How far a country's answer reaches, told from the answers of its parts.
 *
 * A sum is made only where the indicator may be added up and the parts that answered cover the whole country without
 * overlapping: an entity stands for itself, or all of its cantons stand for it, never both. What is missing is
 * missing: no part counts as zero, and a sum of some parts is no sum. Ranges add to a range.
 *
 * @example an entity 4, its only canton 4, the district 1: { sum: { low: 5, high: 5 } }, not 9
 */
export function coverageOf(territories: readonly Territory[], answers: readonly PartAnswer[], asked: Asked): Coverage {
  const meant = territories.filter(({ level }) => asked.askedAt.includes(level))
  const byPart = Map.groupBy(answers, ({ territory }) => territory)
  const valuesOf = (code: string) => (byPart.get(code) ?? []).filter(({ kind }) => VALUES.includes(kind))
  const inConflict = meant.filter(({ code }) => new Set(valuesOf(code).map(rangeOf)).size > 1).map(({ code }) => code)
  const answered = meant.filter(({ code }) => valuesOf(code).length > 0).map(({ code }) => code)
  const told = {
    asked: meant.map(({ code }) => code),
    answered,
    withoutValue: meant.filter(({ code }) => !answered.includes(code)).map(({ code }) => code),
    inConflict,
  }
  if (!asked.isSummable) return { ...told, sum: null, whyNoSum: 'not-summable' }
  const amountOf = (code: string): Amount | undefined => {
    if (inConflict.includes(code) || !told.asked.includes(code)) return undefined
    const [first] = valuesOf(code)
    const [low, high] = [first?.number ?? first?.low ?? null, first?.number ?? first?.high ?? null]
    return low === null || high === null ? undefined : { low, high }
  }
  const sum = covered(territories, null, amountOf)
  if (sum) return { ...told, sum, whyNoSum: null }
  return { ...told, sum: null, whyNoSum: inConflict.length > 0 ? 'conflict' : 'incomplete' }
}

interface Amount {
  readonly low: number
  readonly high: number
}

function rangeOf({ kind, number, low, high }: PartAnswer): string {
  return kind === 'text' ? 'text' : `${number ?? low} ${number ?? high}`
}

/** What lies directly in a territory, added up: each by its own answer, else by all that lies in it. */
function covered(
  territories: readonly Territory[],
  parent: string | null,
  amountOf: (code: string) => Amount | undefined,
): Amount | undefined {
  const parts = territories.filter((it) => it.parent === parent)
  if (parts.length === 0) return undefined
  let sum: Amount = { low: 0, high: 0 }
  for (const { code } of parts) {
    const amount = amountOf(code) ?? covered(territories, code, amountOf)
    if (!amount) return undefined
    sum = { low: sum.low + amount.low, high: sum.high + amount.high }
  }
  return sum
}
