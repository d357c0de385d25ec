import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { editionOfLabel, idOf, labelOf, type EditionBody, type EditionName } from '../edition/index.ts'
import { bodiesOf, publishedEditions, type PublishedEdition } from '../edition/queries.server.ts'

/** What a page says of the edition that it is drawn from. */
export interface EditionMark extends EditionName {
  readonly id: string
  readonly label: string
  readonly sha256: string
  readonly publishedAt: string
  readonly note: string
  /** The version of the instrument that it asks from. */
  readonly instrument: string
  /** A newer edition of the same country and year, where the reader asked for an old one. */
  readonly newer: string | null
}

export interface Shown {
  readonly mark: EditionMark
  readonly body: EditionBody
}

export interface Cycle {
  readonly year: number
  readonly countries: number
}

export interface Published {
  /** Everything published, newest first. */
  readonly lines: readonly PublishedEdition[]
  /** Years that have an edition of some country, newest first. */
  readonly years: readonly number[]
  /** The same years, each with the number of countries that have an edition of it. */
  readonly cycles: readonly Cycle[]
  /** The year that was asked for, or chosen; none where each country is shown with its latest. */
  readonly year: number | undefined
  /** By country. */
  readonly shown: ReadonlyMap<string, Shown>
}

interface Wanted {
  /** The year, or the one with the most countries; each country's latest where none is given. */
  readonly year?: number | 'fullest' | undefined
  readonly countries?: readonly string[]
  /** `?edition=rs-2021.1`: that edition instead of its country's latest. */
  readonly pinned?: string | null
}

/** The editions that a page is drawn from: the latest of each country, or the one that the address names. */
export async function publishedFor(db: ReadDb, { year: wanted, countries, pinned }: Wanted): Promise<Published> {
  const lines = await publishedEditions(db)
  const pin = pinned ? lineOfPin(lines, pinned) : undefined
  const cycles = cyclesOf(lines)
  const year = wanted === 'fullest' ? (pin?.year ?? fullestOf(cycles)) : wanted
  const chosen = new Map<string, PublishedEdition>()
  for (const line of lines) {
    if (countries && !countries.includes(line.country)) continue
    if (line.year !== (year ?? line.year)) continue
    if (!chosen.has(line.country)) chosen.set(line.country, line)
  }
  if (pin && (!countries || countries.includes(pin.country)) && pin.year === (year ?? pin.year))
    chosen.set(pin.country, pin)
  const bodies = await bodiesOf(
    db,
    [...chosen.values()].map(({ id }) => id),
  )
  const shown = [...chosen].flatMap(([country, line]): [string, Shown][] => {
    const body = bodies.get(line.id)
    return body ? [[country, { mark: markOf(line, lines, body), body }]] : []
  })
  return { lines, years: cycles.map((cycle) => cycle.year), cycles, year, shown: new Map(shown) }
}

function cyclesOf(lines: readonly PublishedEdition[]): Cycle[] {
  return [...Map.groupBy(lines, (line) => line.year)].map(([year, own]) => ({
    year,
    countries: new Set(own.map(({ country }) => country)).size,
  }))
}

/** The year that compares the most countries; of equal ones the newest. */
function fullestOf(cycles: readonly Cycle[]): number | undefined {
  return cycles.toSorted((a, b) => b.countries - a.countries || b.year - a.year)[0]?.year
}

function lineOfPin(lines: readonly PublishedEdition[], pinned: string): PublishedEdition {
  const name = editionOfLabel(pinned)
  const line = lines.find((one) => name !== undefined && labelOf(one) === labelOf(name))
  if (!line) throw kitProblem['not-found']()
  return line
}

function markOf(line: PublishedEdition, lines: readonly PublishedEdition[], body: EditionBody): EditionMark {
  const { country, year, number, sha256, publishedAt, note } = line
  const newest = lines.find((one) => one.country === country && one.year === year)
  const newer = newest && newest.number > number ? labelOf(newest) : null
  const instrument = body.instrument.code
  return { id: idOf(line), label: labelOf(line), country, year, number, sha256, publishedAt, note, instrument, newer }
}

/** A cycle's year as it stands in an address; what is none is not there. */
export function yearIn(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined || text === '') return undefined
  if (!/^20\d\d$/.test(text)) throw kitProblem['not-found']()
  return Number(text)
}
