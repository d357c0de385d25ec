import type { Break } from '../instrument/index.ts'
import { coverageOf, partsApart, reachIn, type Coverage, type PartsApart, type Reach } from '../observation/index.ts'
import type { EditionBody, FrozenObservation, FrozenValue } from './model.ts'

/** The parts of the country, and whether an indicator asks the same in two versions; undefined where it does. */
interface By {
  readonly territories: EditionBody['territories']
  readonly between: (code: string, from: string, to: string) => Break | undefined
}

/** The figures that answer the question of the value's own version: what answers another is not added to them. */
function ownFigures({ indicator, instrument, observations }: FrozenValue, { between }: By): FrozenObservation[] {
  return observations.filter((it) => it.instrument === null || !between(indicator.code, it.instrument, instrument.code))
}

/** How far a frozen answer reaches, where the parts of the country are asked one by one. */
export function coverageIn(value: FrozenValue, by: By): Coverage | null {
  const { indicator, year } = value
  if (!by.territories.some(({ level }) => indicator.askedAt.includes(level))) return null
  const told = ownFigures(value, by).flatMap((it) =>
    it.year === year && it.territory !== null ? [{ ...it, territory: it.territory }] : [],
  )
  return coverageOf(by.territories, told, indicator)
}

/** The same, short, to stand beside whatever is shown of the country. */
export function reachOf(value: FrozenValue, by: By): Reach | null {
  const coverage = coverageIn(value, by)
  return coverage && reachIn(coverage)
}

/** What sources say of the country, and its parts do not add up to. */
export function partsApartIn(value: FrozenValue, by: By): PartsApart<FrozenObservation>[] {
  const coverage = coverageIn(value, by)
  return coverage ? partsApart(coverage, ownFigures(value, by), value.year) : []
}
