import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import { LOCALES } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { countries } from '../country/queries.server.ts'
import { countriesPlannedBy } from '../cycle/model.ts'
import { lawNames } from './deadline.server.ts'
import { letterLocale } from './letter-locale.ts'
import { MADE_KINDS } from './letter.ts'
import { isWritten, shippedWords, valuesOf } from './letters.server.ts'
import { addressedIn } from './addressed.server.ts'
import { TemplateKey } from './template-model.ts'

export const subjectOf = ({ country, kind, locale }: TemplateKey) => `letter template ${country} ${kind} ${locale}`

export async function aboutTemplate(db: ReadDb, key: TemplateKey) {
  const found = await db.selectFrom('country').select('code').where('code', '=', key.country).executeTakeFirst()
  return found && { subject: subjectOf(key), country: key.country }
}

export function templateAt(db: ReadDb, { country, kind, locale }: TemplateKey) {
  return db
    .selectFrom('letterTemplate')
    .select(['subject', 'body', 'version'])
    .where('country', '=', country)
    .where('kind', '=', kind)
    .where('locale', '=', locale)
    .executeTakeFirst()
}

/** Which letters this person may word: of each of their countries, kind by kind, in which languages it has its own words. */
export const readLetterTemplates = query({
  may: 'letter.template',
  takes: z.object({ country: TemplateKey.shape.country.optional().catch(undefined) }),
  about: async (_db, { country }, actor) => ({ subject: 'letter templates', country: country ?? firstOf(actor) }),
  run: async (db, { actor }, { country: asked }) => {
    const planned = countriesPlannedBy(actor)
    const known = (await countries(db, 'en')).filter(({ code }) => planned === '*' || planned.includes(code))
    const country = known.find(({ code }) => code === asked) ?? known[0]!
    const own = await db
      .selectFrom('letterTemplate')
      .select(['kind', 'locale'])
      .where('country', '=', country.code)
      .where('body', 'is not', null)
      .execute()
    return {
      country: { code: country.code, name: country.name },
      countries: known.map(({ code, name }) => ({ code, name })),
      written: letterLocale(country.code),
      letters: MADE_KINDS.map((kind) => ({
        kind,
        own: LOCALES.filter((locale) => own.some((it) => it.kind === kind && it.locale === locale)),
      })),
    }
  },
})

/** A coordinator of all countries plans in any; a lead in the own one. */
function firstOf(actor: Actor): string | null {
  const planned = countriesPlannedBy(actor)
  return planned === '*' ? null : (planned[0] ?? null)
}

/** The words of one letter as they stand, the shipped ones, what a request of the country puts in, and who wrote when. */
export const readLetterTemplate = query({
  may: 'letter.template',
  takes: TemplateKey,
  about: aboutTemplate,
  run: async (db, { say, now }, key) => {
    const row = await templateAt(db, key)
    const shipped = shippedWords(say, key.kind, key.locale)
    const country = (await countries(db, 'en')).find(({ code }) => code === key.country)!
    return {
      key,
      countryName: country.name,
      isUsed: key.locale === letterLocale(key.country),
      words: isWritten(row) ? { subject: row.subject, body: row.body } : shipped,
      isOwn: isWritten(row),
      shipped,
      version: row?.version ?? 0,
      example: await exampleFor(db, key, now.toISOString().slice(0, 10)),
      history: await historyOf(db, key),
    }
  },
})

/** The latest request of the country, one that was sent before a draft, with what it puts in each place. */
async function exampleFor(db: ReadDb, { country, locale }: TemplateKey, today: string) {
  const latest = await db
    .selectFrom('request')
    .select('id')
    .where('country', '=', country)
    .where('state', '!=', 'withdrawn')
    .orderBy(sql`sent_on is null`)
    .orderBy('madeAt', 'desc')
    .orderBy('reference', 'desc')
    .limit(1)
    .executeTakeFirst()
  const [it] = latest ? await addressedIn(db, [latest.id]) : []
  if (!it) return null
  const law = it.law && (await lawNames(db, [country])).get(country)?.(locale)
  const values = valuesOf({ ...it, law }, { number: NOT_GIVEN_YET, day: today, locale })
  return { id: it.id, reference: it.reference, values }
}

/** A number is given out once, when a letter goes out. */
export const NOT_GIVEN_YET = '…'

function historyOf(db: ReadDb, key: TemplateKey) {
  return db
    .selectFrom('auditEntry')
    .leftJoin('person', 'person.id', 'auditEntry.actorId')
    .select(['auditEntry.seq', 'auditEntry.at', 'auditEntry.act', 'person.name'])
    .where('auditEntry.subject', '=', subjectOf(key))
    .where('auditEntry.outcome', '=', 'done')
    .orderBy('auditEntry.seq', 'desc')
    .limit(50)
    .execute()
}
