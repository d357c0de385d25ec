import type { LocalText } from '../../kit/local-text.ts'
import { compareIn } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { clockOf, type Clock, type ClockEvent, type DaysOff } from './clock.ts'
import { clockRulesOf, type AccessLaw, type Holiday, type ReadRules, type RefusalGround, type Rule } from './model.ts'

const MOST_LAWS = 500
const MOST_HOLIDAYS = 5000

/** All laws on access to information, or those of one country; of the country first, then of its parts; newest first. */
export async function accessLaws(db: ReadDb, country?: string): Promise<AccessLaw[]> {
  let query = db
    .selectFrom('accessLaw')
    .select(['id', 'country', 'territory', 'title', 'gazette', 'url', 'inForceFrom', 'note', 'shippedKey as key'])
    .orderBy('country')
    .orderBy('territory', (order) => order.asc().nullsFirst())
    .orderBy('inForceFrom', (order) => order.desc().nullsLast())
    .limit(MOST_LAWS)
  if (country !== undefined) query = query.where('country', '=', country)
  const laws = await query.execute()
  const ids = laws.map(({ id }) => id)
  const [rules, grounds] = [await rulesOf(db, ids), await groundsOf(db, ids)]
  return laws.map((law) => ({
    ...law,
    note: law.note as LocalText | null,
    rules: Object.fromEntries((rules.get(law.id) ?? []).map((rule) => [rule.rule, rule])) as AccessLaw['rules'],
    grounds: grounds.get(law.id) ?? [],
  }))
}

async function rulesOf(db: ReadDb, ids: string[]): Promise<Map<string, Rule[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('accessRule')
    .select(['lawId', 'rule', 'value', 'article', 'source', 'isConfirmed', 'version', 'changedAt'])
    .where('lawId', 'in', ids)
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ ...row, rule: row.rule as Rule['rule'], value: row.value as Rule['value'] })),
    ({ lawId }) => lawId,
  )
}

async function groundsOf(db: ReadDb, ids: string[]): Promise<Map<string, RefusalGround[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('refusalGround')
    .select(['id', 'lawId', 'code', 'article', 'label', 'source', 'isConfirmed', 'version'])
    .where('lawId', 'in', ids)
    .orderBy('position')
    .execute()
  return Map.groupBy(rows, ({ lawId }) => lawId)
}

/**
 * The law that binds an institution of a country, or of a part of it, on a day: of the nearest part that has one, else
 * the country's. `parents` says what each part of the country belongs to.
 */
export function lawFor(
  laws: readonly AccessLaw[],
  territory: string | null,
  parents: ReadonlyMap<string, string | null>,
  onDay?: string,
): AccessLaw | undefined {
  const inForce = laws.filter((it) => !onDay || !it.inForceFrom || it.inForceFrom <= onDay)
  for (const place of [...placesAbove(territory, parents), null]) {
    const law = inForce.find((it) => it.territory === place)
    if (law) return law
  }
  return undefined
}

/** A part of a country and what it lies in, the nearest first. */
function placesAbove(territory: string | null, parents: ReadonlyMap<string, string | null>): string[] {
  const places: string[] = []
  for (let at = territory; at !== null && !places.includes(at); at = parents.get(at) ?? null) places.push(at)
  return places
}

async function parentsIn(db: ReadDb, country: string): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db.selectFrom('territory').select(['code', 'parent']).where('country', '=', country).execute()
  return new Map(rows.map(({ code, parent }) => [code, parent]))
}

/** The law that binds an institution of a country, or of one of its parts, on a day; undefined where none is known. */
export async function lawOf(
  db: ReadDb,
  country: string,
  at: { territory?: string | null; onDay?: string } = {},
): Promise<AccessLaw | undefined> {
  return lawFor(await accessLaws(db, country), at.territory ?? null, await parentsIn(db, country), at.onDay)
}

/** Every holiday of a country and its parts between two days, both included, those taken back by hand among them. */
export async function holidays(db: ReadDb, country: string, fromDay: string, toDay: string): Promise<Holiday[]> {
  const rows = await db
    .selectFrom('holiday')
    .select(['id', 'country', 'territory', 'day', 'name', 'offFor', 'whose', 'origin', 'source', 'reason', 'version'])
    .where('country', '=', country)
    .where('day', '>=', fromDay)
    .where('day', '<=', toDay)
    .orderBy('day')
    .limit(MOST_HOLIDAYS)
    .execute()
  const compare = compareIn('en')
  return (rows as Holiday[]).sort((a, b) => compare(a.day, b.day) || compare(a.territory ?? '', b.territory ?? ''))
}

/** The days between two days on which no office of the country, or of one of its parts, works; weekends apart. */
export async function holidaysOf(
  db: ReadDb,
  country: string,
  fromDay: string,
  toDay: string,
  territory: string | null = null,
): Promise<DaysOff> {
  return daysOff(await holidays(db, country, fromDay, toDay), placesAbove(territory, await parentsIn(db, country)))
}

function daysOff(all: readonly Holiday[], places: readonly string[]): DaysOff {
  const off = all.filter((it) => it.offFor === 'everybody' && (it.territory === null || places.includes(it.territory)))
  return new Map<string, LocalText>(off.map(({ day, name }) => [day, name]))
}

/** A request as far as the clock depends on it. */
export interface Asked {
  /** The part of the country that the institution answers for; null: the country. */
  readonly territory: string | null
  readonly events: readonly ClockEvent[]
}

export interface LegalClock {
  readonly law: AccessLaw
  readonly clock: Clock
  /** What the law leaves open and is assumed in favour of the institution, and what nobody has confirmed. */
  readonly read: ReadRules
  /** The calculation goes beyond the last day whose holidays are known. */
  readonly isBeyondHolidays: boolean
}

/** The clock of any request in one country; undefined where the law, its days or their kind are not known. */
export type LegalClocks = (asked: Asked, today: string) => LegalClock | undefined

/** Reads the laws and days off of a country once, for as many requests as there are. */
export async function legalClocks(db: ReadDb, country: string): Promise<LegalClocks> {
  const laws = await accessLaws(db, country)
  const parents = await parentsIn(db, country)
  const all = await holidays(db, country, '0001-01-01', '9999-12-31')
  const known = new Map<string, DaysOff>()
  const lastKnown = `${all.at(-1)?.day.slice(0, 4) ?? '0000'}-12-31`
  return ({ territory, events }, today) => {
    const received = events.find(({ kind }) => kind === 'received')?.day
    const law = lawFor(laws, territory, parents, received)
    const read = law && clockRulesOf(law)
    if (!law || !read) return undefined
    const place = territory ?? ''
    if (!known.has(place)) known.set(place, daysOff(all, placesAbove(territory, parents)))
    const clock = clockOf(read.rules, events, known.get(place)!, today)
    return { law, clock, read, isBeyondHolidays: (clock.rows.at(-1)?.day ?? '') > lastKnown }
  }
}
