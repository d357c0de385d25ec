import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import type { WrittenDay } from '../../kit/entered-day.ts'
import { kitProblem } from '../../kit/problems.ts'
import { parseDay, wallTime } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { countryByCode, territoriesOf } from '../country/queries.server.ts'
import { TRIED, type TriedEvent } from './calculator.ts'
import type { ClockEvent } from './clock.ts'
import { fullExtension, RULE_NAMES, type AccessLaw } from './model.ts'
import { accessLaws, holidays, legalClocks, lawOf } from './queries.server.ts'

const Country = z.object({ country: z.string() })

const aboutLaws = async () => ({ subject: 'access laws', country: null })

const isChangedBy = ({ grants }: Actor, country: string) =>
  grants.some(({ role, country: own }) => role === 'coordinator' && (own === null || own === country))

const todayOf = (now: Date) => wallTime(now.toISOString()).day

/** Every law, and how much of it nobody has confirmed. */
export const readAccessLaws = query({
  may: 'access-law.read',
  takes: z.object({}),
  about: aboutLaws,
  run: async (db) => {
    const laws = []
    for (const law of await accessLaws(db)) laws.push(await withPlace(db, law))
    return { laws }
  },
})

async function withPlace(db: ReadDb, law: AccessLaw) {
  const country = await countryByCode(db, law.country)
  const territory = law.territory && (await territoriesOf(db, law.country)).find(({ code }) => code === law.territory)
  return { ...law, countryName: country!.name, territoryName: territory ? territory.name : null }
}

const Written = z.object({ day: z.string(), month: z.string(), year: z.string() })
const Tried = z.object({
  territory: z.string().nullish(),
  ...(Object.fromEntries(TRIED.map((name) => [name, Written])) as Record<TriedEvent, typeof Written>),
})

/** The laws of a country, its days off in a year, and what the deadline of a request would be. */
export const readAccessLaw = query({
  may: 'access-law.read',
  takes: Country.extend({ year: z.coerce.number().int().min(2000).max(2100).nullish().catch(null), tried: Tried }),
  about: aboutLaws,
  run: async (db, { actor, now }, { country: code, year: asked, tried }) => {
    const country = await countryByCode(db, code)
    if (!country) throw kitProblem['not-found']()
    const today = todayOf(now)
    const year = asked ?? Number(today.slice(0, 4))
    const territories = await territoriesOf(db, code)
    const laws = await accessLaws(db, code)
    return {
      country: { code, name: country.name },
      mayChange: isChangedBy(actor, code),
      today,
      year,
      territories,
      laws: laws.map((law) => ({
        ...law,
        territoryName: territories.find((it) => it.code === law.territory)?.name ?? null,
      })),
      holidays: await holidays(db, code, `${year}-01-01`, `${year}-12-31`),
      trial: await trialOf(db, code, tried, today),
    }
  },
})

/** What the calculator was asked, and its answer where every day that was entered is one. */
async function trialOf(db: ReadDb, country: string, tried: z.output<typeof Tried>, today: string) {
  const territory = tried.territory || null
  const read = TRIED.map((name) => ({ name, day: readDay(tried[name]) }))
  const wrong = read.flatMap(({ name, day }) => (day?.kind === 'not-a-day' ? name : []))
  const days = read.flatMap(({ name, day }) => (day?.kind === 'day' ? { name, day: day.iso } : []))
  const received = days.find(({ name }) => name === 'received')?.day
  if (received === undefined || wrong.length > 0) return { tried, wrong, answer: null, isUnknown: false }
  const law = await lawOf(db, country, { territory, onDay: received })
  const events = days.flatMap(({ name, day }) => eventOf(name, day, law) ?? [])
  const answer = (await legalClocks(db, country))({ territory, events }, today)
  return { tried, wrong, answer: answer ?? null, isUnknown: !answer }
}

/** Null: nothing was entered. */
function readDay(written: WrittenDay) {
  if (Object.values(written).join('').trim() === '') return null
  return parseDay(written)
}

function eventOf(kind: TriedEvent, day: string, law: AccessLaw | undefined): ClockEvent | undefined {
  return kind === 'extended' ? law && fullExtension(law, day) : { kind, day }
}

/** One provision, for its form. */
export const readRule = query({
  may: 'access-law.change',
  takes: Country.extend({ law: z.uuid(), rule: z.enum(RULE_NAMES) }),
  about: async (_db, { country }) => ({ subject: `access laws of ${country}`, country }),
  run: async (db, _doing, { country, law: id, rule }) => {
    const law = await oneLaw(db, country, id)
    return { law, rule, standing: law.rules[rule] ?? null }
  },
})

/** One ground of refusal, for its form; null: a new one. */
export const readGround = query({
  may: 'access-law.change',
  takes: Country.extend({ law: z.uuid(), id: z.union([z.uuid(), z.literal('new')]) }),
  about: async (_db, { country }) => ({ subject: `access laws of ${country}`, country }),
  run: async (db, _doing, { country, law: lawId, id }) => {
    const law = await oneLaw(db, country, lawId)
    const ground = law.grounds.find((it) => it.id === id) ?? null
    if (!ground && id !== 'new') throw kitProblem['not-found']()
    return { law, ground }
  },
})

/** One day off, for its form; null: a new one. */
export const readHoliday = query({
  may: 'access-law.change',
  takes: Country.extend({ id: z.union([z.uuid(), z.literal('new')]) }),
  about: async (_db, { country }) => ({ subject: `holidays of ${country}`, country }),
  run: async (db, _doing, { country: code, id }) => {
    const country = await countryByCode(db, code)
    if (!country) throw kitProblem['not-found']()
    const all = id === 'new' ? [] : await holidays(db, code, '0001-01-01', '9999-12-31')
    const holiday = all.find((it) => it.id === id) ?? null
    if (!holiday && id !== 'new') throw kitProblem['not-found']()
    return { country: { code, name: country.name }, territories: await territoriesOf(db, code), holiday }
  },
})

async function oneLaw(db: ReadDb, country: string, id: string): Promise<AccessLaw> {
  const law = (await accessLaws(db, country)).find((it) => it.id === id)
  if (!law) throw kitProblem['not-found']()
  return law
}
