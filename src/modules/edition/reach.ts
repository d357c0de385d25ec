import { coverageOf, partsApart, reachIn, type Coverage, type PartsApart, type Reach } from '../observation/index.ts'
import type { EditionBody, FrozenObservation, FrozenValue } from './model.ts'

type Territories = EditionBody['territories']

/** How far a frozen answer reaches, where the parts of the country are asked one by one. */
export function coverageIn({ indicator, observations, year }: FrozenValue, territories: Territories): Coverage | null {
  if (!territories.some(({ level }) => indicator.askedAt.includes(level))) return null
  const told = observations.flatMap((it) =>
    it.year === year && it.territory !== null ? [{ ...it, territory: it.territory }] : [],
  )
  return coverageOf(territories, told, indicator)
}

/** The same, short, to stand beside whatever is shown of the country. */
export function reachOf(value: FrozenValue, territories: Territories): Reach | null {
  const coverage = coverageIn(value, territories)
  return coverage && reachIn(coverage)
}

/** What sources say of the country, and its parts do not add up to. */
export function partsApartIn(value: FrozenValue, territories: Territories): PartsApart<FrozenObservation>[] {
  const coverage = coverageIn(value, territories)
  return coverage ? partsApart(coverage, value.observations, value.year) : []
}
