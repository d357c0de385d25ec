import type { ReadDb } from '../../server/db/types.ts'
import { reachOf } from '../edition/index.ts'
import { bodiesOf } from '../edition/queries.server.ts'
import type { Break } from '../instrument/index.ts'
import type { Reach } from '../observation/index.ts'
import type { Apart, Comparing } from './comparing.server.ts'
import type { Published } from './published.server.ts'

export interface RatedYear {
  readonly country: string
  readonly year: number
  readonly edition: number
  readonly instrument: string
  readonly rating: 0 | 1 | 2 | 3 | null
  readonly missing: string | null
  /** How many parts of the country it rests on; null where no part is asked. */
  readonly reach: Reach | null
  /** What came between this year and the one before: nothing that breaks the series, or why it is broken. */
  readonly breakBefore: Break | null
  /** Why it cannot stand beside what is asked by the version that the page compares by; null where it can. */
  readonly apart: Apart | null
}

/** How an indicator was rated through the years, from the latest edition of each; the oldest first in each country. */
export async function ratingHistory(
  db: ReadDb,
  lines: Published['lines'],
  code: string,
  by: Pick<Comparing, 'between' | 'apartOf'>,
): Promise<RatedYear[]> {
  const latest = [
    ...new Map(lines.toReversed().map((line) => [`${line.country} ${line.year}`, line])).values(),
  ].toSorted((a, b) => (a.country < b.country ? -1 : a.country > b.country ? 1 : a.year - b.year))
  const bodies = await bodiesOf(
    db,
    latest.map(({ id }) => id),
  )
  const history: RatedYear[] = []
  for (const { id, country, year, number } of latest) {
    const body = bodies.get(id)
    const value = body?.values.find(({ indicator }) => indicator.code === code)
    if (!body || !value?.assessment) continue
    const before = history.at(-1)
    const instrument = value.instrument.code
    const isSameCountry = before?.country === country
    const { rating, missing } = value.assessment
    const breakBefore = isSameCountry ? (by.between(code, before.instrument, instrument) ?? null) : null
    const apart = by.apartOf(code, instrument) ?? null
    const reach = reachOf(value, { territories: body.territories, between: by.between })
    history.push({ country, year, edition: number, instrument, rating, missing, reach, breakBefore, apart })
  }
  return history
}
