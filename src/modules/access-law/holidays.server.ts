import type { HolidaysTypes } from 'date-holidays'
import { z } from 'zod'
import { CONTENT_LANGS, localText } from '../../kit/local-text.ts'
import { dayAfter } from '../../locale/index.ts'
import { contentError, type ContentFiles } from '../../server/content-files.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { OFF_FOR, WHOSE } from './model.ts'

const FIRST_YEAR = 2020
const YEARS_AHEAD = 2
const DAY = 86_400_000

const Meaning = z.strictObject({
  name: z.string(),
  offFor: z.enum(OFF_FOR).default('everybody'),
  whose: z.enum(WHOSE).optional(),
})
/** Rules are written in the grammar of date-holidays, of which they are part or which they correct. */
const Calendar = z.strictObject({
  country: z.string(),
  territory: z.string().optional(),
  library: z.array(z.string()).min(1).max(2),
  remove: z.array(z.string()).default([]),
  add: z.array(z.strictObject({ rule: z.string(), from: z.int().optional(), source: z.string().min(1) })).default([]),
  rules: z.record(z.string(), Meaning),
})
type Calendar = z.output<typeof Calendar>
const Shipped = z.strictObject({
  names: z.record(z.string(), z.partialRecord(z.enum(CONTENT_LANGS), z.string().min(1))),
  calendars: z.array(Calendar),
  days: z.array(
    Meaning.extend({
      country: z.string(),
      territory: z.string().optional(),
      day: z.iso.date(),
      source: z.string().min(1),
      reason: z.string().min(1),
    }),
  ),
})
type Shipped = z.output<typeof Shipped>
type Meaning = z.output<typeof Meaning>

const PATH = 'holidays.json'

/** Where a day that nobody set by hand is known from. */
const LIBRARY = 'https://www.npmjs.com/package/date-holidays'

/**
 * Holidays from 2020 to two years ahead: computed, with the corrections of content/holidays.json, and its single days.
 * What a person has changed since is theirs.
 */
export async function loadHolidays(tx: Tx, files: ContentFiles, now: Date): Promise<void> {
  const shipped = files.json(PATH, Shipped)
  const rows = [...(await computed(shipped, now.getUTCFullYear() + YEARS_AHEAD)), ...byHand(shipped)]
  const unique = [...new Map(rows.map((row) => [row.shippedKey, row])).values()]
  await tx.deleteFrom('holiday').where('version', '=', 1).where('shippedKey', 'is not', null).execute()
  await inBatches(unique, (batch) =>
    tx
      .insertInto('holiday')
      .values(batch)
      .onConflict((c) => c.column('shippedKey').doNothing())
      .execute(),
  )
}

/** The library is loaded only where holidays are made: it weighs as much as everything else that starts. */
async function computed(shipped: Shipped, lastYear: number) {
  const { default: Holidays } = await import('date-holidays')
  const years = Array.from({ length: lastYear - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i)
  return shipped.calendars.flatMap((calendar) => {
    const library = new Holidays(...(calendar.library as [string]))
    for (const { rule } of calendar.add) library.setHoliday(rule, { name: { en: rule }, type: 'public' })
    const left = new Set([...calendar.remove, ...(calendar.territory ? rulesOfCountry(shipped, calendar) : [])])
    return years.flatMap((year) =>
      library
        .getHolidays(year)
        .filter(({ type, rule }) => (type === 'public' || type === 'optional') && !left.has(rule))
        .filter(({ rule }) => year >= (calendar.add.find((it) => it.rule === rule)?.from ?? FIRST_YEAR))
        .flatMap((it) => rowsOf(shipped, calendar, it)),
    )
  })
}

const rulesOfCountry = ({ calendars }: Shipped, { country }: Calendar) =>
  Object.keys(calendars.find((it) => it.country === country && !it.territory)?.rules ?? {})

function rowsOf(shipped: Shipped, calendar: Calendar, { rule, date, start, end }: HolidaysTypes.Holiday) {
  const meaning = calendar.rules[rule]
  const place = calendar.territory ?? calendar.country
  if (!meaning) throw contentError(PATH, place, `date-holidays has the rule "${rule}": say what it means`)
  const added = calendar.add.find((it) => it.rule === rule)
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY))
  const days = [date.slice(0, 10)]
  while (days.length < length) days.push(dayAfter(days.at(-1)!))
  return days.map((day) => ({
    ...rowOf(shipped, calendar, meaning),
    day,
    origin: added ? 'by-hand' : 'computed',
    source: added?.source ?? LIBRARY,
    reason: null,
    shippedKey: `${place}/${rule}/${day}`,
  }))
}

function byHand(shipped: Shipped) {
  return shipped.days.map((it) => ({
    ...rowOf(shipped, it, it),
    day: it.day,
    origin: 'by-hand',
    source: it.source,
    reason: it.reason,
    shippedKey: `${it.territory ?? it.country}/by-hand/${it.day}`,
  }))
}

function rowOf({ names }: Shipped, at: { country: string; territory?: string | undefined }, meaning: Meaning) {
  const name = names[meaning.name]
  if (!name) throw contentError(PATH, meaning.name, 'has no name')
  return {
    country: at.country,
    territory: at.territory ?? null,
    name: JSON.stringify(localText(name)),
    offFor: meaning.offFor,
    whose: meaning.whose ?? null,
  }
}
