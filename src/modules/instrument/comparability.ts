import { isComparable, type Verdict } from './verdict.ts'

/** The verdicts of one version against another, as stored: what is not named is the same, for nothing of it changed. */
export interface Step {
  readonly from: string
  readonly to: string
  /** By indicator. */
  readonly verdicts: ReadonlyMap<string, { readonly verdict: Verdict; readonly reason: string }>
}

export interface Break {
  readonly verdict: Verdict | 'no-common-version'
  readonly reason: string
  /** The code of the version that brought it; empty where two versions have nothing in common. */
  readonly version: string
}

/**
 * Whether an indicator asks the same in two versions, walked from verdict to verdict by the shortest way: a break
 * anywhere on the way is a break. Undefined: comparable. Versions are named by their codes.
 *
 * @example breakBetween(steps, { from: '1', to: '3', code: 'IDN-04' })?.verdict // 'changed-scale'
 */
export function breakBetween(
  steps: readonly Step[],
  { from, to, code }: { from: string; to: string; code: string },
): Break | undefined {
  if (from === to) return undefined
  const way = wayBetween(steps, from, to)
  if (!way) return { verdict: 'no-common-version', reason: '', version: '' }
  for (const step of way) {
    const judged = step.verdicts.get(code)
    if (judged && !isComparable(judged.verdict)) return { ...judged, version: step.to }
  }
  return undefined
}

/** Breadth first: the fewest verdicts between the two; a way along a shared core is found as well as one in a line. */
function wayBetween(steps: readonly Step[], from: string, to: string): Step[] | undefined {
  const ways = new Map<string, Step[]>([[from, []]])
  const queue = [from]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) return ways.get(at)
    for (const step of steps) {
      const next = step.from === at ? step.to : step.to === at ? step.from : undefined
      if (next === undefined || ways.has(next)) continue
      ways.set(next, [...ways.get(at)!, step])
      queue.push(next)
    }
  }
  return undefined
}
