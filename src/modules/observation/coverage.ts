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
  /** Whether the parts that answered leave nothing out: all that are asked, or enough to cover the country. */
  readonly isWhole: boolean
  /** Of the whole country, from its parts: exact where low equals high. Null: it must not be added up. */
  readonly sum: SumOfParts | null
  readonly whyNoSum: WhyNoSum | null
}

export interface SumOfParts {
  readonly low: number
  readonly high: number
  /** The territories that were added up; none of them lies in another. */
  readonly of: readonly string[]
}

/** How many of the parts that are asked gave a value, for a mark beside it. */
export interface Reach {
  readonly answered: number
  readonly asked: number
  readonly isWhole: boolean
}

export function reachIn({ answered, asked, isWhole }: Coverage): Reach {
  return { answered: answered.length, asked: asked.length, isWhole }
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
    isWhole:
      answered.length === meant.length ||
      covered(territories, null, (code) => (answered.includes(code) ? NOTHING : undefined)) !== undefined,
  }
  if (!asked.isSummable) return { ...told, sum: null, whyNoSum: 'not-summable' }
  const amountOf = (code: string): SumOfParts | undefined => {
    if (inConflict.includes(code) || !told.asked.includes(code)) return undefined
    const [first] = valuesOf(code)
    const [low, high] = [first?.number ?? first?.low ?? null, first?.number ?? first?.high ?? null]
    return low === null || high === null ? undefined : { low, high, of: [code] }
  }
  const sum = covered(territories, null, amountOf)
  if (sum) return { ...told, sum, whyNoSum: null }
  return { ...told, sum: null, whyNoSum: inConflict.length > 0 ? 'conflict' : 'incomplete' }
}

const NOTHING: SumOfParts = { low: 0, high: 0, of: [] }

function rangeOf({ kind, number, low, high }: PartAnswer): string {
  return kind === 'text' ? 'text' : `${number ?? low} ${number ?? high}`
}

/** What lies directly in a territory, added up: each by its own answer, else by all that lies in it. */
function covered(
  territories: readonly Territory[],
  parent: string | null,
  amountOf: (code: string) => SumOfParts | undefined,
): SumOfParts | undefined {
  const parts = territories.filter((it) => it.parent === parent)
  if (parts.length === 0) return undefined
  let sum = NOTHING
  for (const { code } of parts) {
    const amount = amountOf(code) ?? covered(territories, code, amountOf)
    if (!amount) return undefined
    sum = { low: added(sum.low, amount.low), high: added(sum.high, amount.high), of: [...sum.of, ...amount.of] }
  }
  return sum
}

/** To nine places: 0.1 and 0.2 are 0.3. */
const added = (a: number, b: number) => Number((a + b).toFixed(9))
