import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { command, type Doing } from '../../kit/acts.ts'
import { localText, type LocalText } from '../../kit/local-text.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { ChangedGround, ChangedHoliday, ChangedRule, NewGround, NewHoliday, reworded } from './forms.ts'
import { daysChanged, type DaysChanged } from './happenings.ts'
import type { RuleName } from './model.ts'
import { legalClocks } from './queries.server.ts'

/** Sets one provision of a law, with its source. Running deadlines move with it. */
export const changeRule = command({
  may: 'access-law.change',
  records: 'access.rule-changed',
  takes: ChangedRule,
  about: (db, { lawId }) => aboutLaw(db, lawId),
  run: (tx, doing, { lawId, rule, value, article, source, isConfirmed, version, reason }) =>
    changing(tx, doing, { what: 'rule', country: countryOf('accessLaw', lawId), reason }, async (country) => {
      const standing = { value: await heldBy(tx, lawId, rule, value), article, source, isConfirmed }
      const signed = { changedBy: doing.actor.id, changedAt: doing.now }
      if (version === 0) {
        const row = { lawId, country, rule, ...standing, ...signed, version: 2 }
        const added = await tx
          .insertInto('accessRule')
          .values(row)
          .onConflict((c) => c.doNothing())
          .executeTakeFirst()
        if (added.numInsertedOrUpdatedRows === 0n) throw kitProblem.conflict()
        return { lawId, rule }
      }
      const changed = await tx
        .updateTable('accessRule')
        .set({ ...standing, ...signed, version: sql`version + 1` })
        .where('lawId', '=', lawId)
        .where('rule', '=', rule)
        .where('version', '=', version)
        .executeTakeFirst()
      if (changed.numUpdatedRows === 0n) throw kitProblem.conflict()
      return { lawId, rule }
    }),
})

/** Adds a ground on which a law lets information be refused. */
export const addGround = command({
  may: 'access-law.change',
  records: 'access.ground-added',
  takes: NewGround,
  about: (db, { lawId }) => aboutLaw(db, lawId),
  run: async (tx, { actor, now }, { lawId, lang, text, article, source, isConfirmed }) => {
    const { country } = (await lawById(tx, lawId))!
    const { position } = await tx
      .selectFrom('refusalGround')
      .select(sql<number>`coalesce(max(position), 0) + 1`.as('position'))
      .where('lawId', '=', lawId)
      .executeTakeFirstOrThrow()
    return tx
      .insertInto('refusalGround')
      .values({
        lawId,
        country,
        code: `added-${randomBytes(4).toString('hex')}`,
        label: JSON.stringify(localText({ [lang]: text }, lang)),
        article,
        source,
        isConfirmed,
        position,
        version: 2,
        changedBy: actor.id,
        changedAt: now,
      })
      .returning(['id', 'country'])
      .executeTakeFirstOrThrow()
  },
})

/** Corrects a ground of refusal: its wording in one language, its article, its source, whether it is confirmed. */
export const changeGround = command({
  may: 'access-law.change',
  records: 'access.ground-changed',
  takes: ChangedGround,
  about: (db, { id }) => aboutGround(db, id),
  run: async (tx, { actor, now }, { id, lang, text, article, source, isConfirmed, version }) => {
    const { label } = (await tx.selectFrom('refusalGround').select('label').where('id', '=', id).executeTakeFirst())!
    const changed = await tx
      .updateTable('refusalGround')
      .set({
        label: JSON.stringify(reworded(label, lang, text)),
        article,
        source,
        isConfirmed,
        changedBy: actor.id,
        changedAt: now,
        version: sql`version + 1`,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'country'])
      .executeTakeFirst()
    if (!changed) throw kitProblem.conflict()
    return changed
  },
})

/** Adds a day off by hand, of a country or of one of its parts. Running deadlines move with it. */
export const addHoliday = command({
  may: 'access-law.change',
  records: 'access.holiday-added',
  takes: NewHoliday,
  about: async (db, { country, territory }) => {
    const place = db.selectFrom('country').select('code').where('code', '=', country)
    const known = territory
      ? db.selectFrom('territory').select('code').where('code', '=', territory).where('country', '=', country)
      : place
    return (await known.executeTakeFirst()) && { subject: `holidays of ${territory ?? country}`, country }
  },
  run: (tx, doing, { lang, name, country, ...it }) =>
    changing(tx, doing, { what: 'holiday', country: async () => country, reason: it.reason }, () =>
      tx
        .insertInto('holiday')
        .values({
          ...it,
          country,
          name: JSON.stringify(localText({ [lang]: name }, lang)),
          origin: 'by-hand',
          version: 2,
          changedBy: doing.actor.id,
          changedAt: doing.now,
        })
        .returning(['id', 'country', 'day'])
        .executeTakeFirstOrThrow(),
    ),
})

/** Moves a day off, says anew whom it is off for, or takes it back. Running deadlines move with it. */
export const changeHoliday = command({
  may: 'access-law.change',
  records: 'access.holiday-changed',
  takes: ChangedHoliday,
  about: async (db, { id }) => {
    const row = await db.selectFrom('holiday').select(['country', 'day']).where('id', '=', id).executeTakeFirst()
    return row && { subject: `holiday ${row.day} of ${row.country}`, country: row.country }
  },
  run: (tx, doing, { id, version, ...it }) =>
    changing(tx, doing, { what: 'holiday', country: countryOf('holiday', id), reason: it.reason }, async () => {
      const changed = await tx
        .updateTable('holiday')
        .set({
          ...it,
          origin: 'by-hand',
          changedBy: doing.actor.id,
          changedAt: doing.now,
          version: sql`version + 1`,
        })
        .where('id', '=', id)
        .where('version', '=', version)
        .returning(['id', 'country', 'day'])
        .executeTakeFirst()
      if (!changed) throw kitProblem.conflict()
      return changed
    }),
})

/** The value as it is stored; a text told anew in one language keeps its others, as stale. */
async function heldBy(tx: Tx, lawId: string, rule: RuleName, value: z.output<typeof ChangedRule>['value']) {
  if (value === null) return null
  if (typeof value !== 'object' || !('text' in value)) return JSON.stringify(value)
  const before = await tx
    .selectFrom('accessRule')
    .select('value')
    .where('lawId', '=', lawId)
    .where('rule', '=', rule)
    .executeTakeFirst()
  return JSON.stringify(reworded((before?.value ?? {}) as LocalText, value.lang, value.text))
}

const lawById = (db: ReadDb, id: string) =>
  db.selectFrom('accessLaw').select(['country', 'shippedKey']).where('id', '=', id).executeTakeFirst()

async function aboutLaw(db: ReadDb, id: string) {
  const law = await lawById(db, id)
  return law && { subject: `access law ${law.shippedKey}`, country: law.country }
}

async function aboutGround(db: ReadDb, id: string) {
  const row = await db.selectFrom('refusalGround').select(['country', 'code']).where('id', '=', id).executeTakeFirst()
  return row && { subject: `refusal ground ${row.code} of ${row.country}`, country: row.country }
}

const countryOf = (table: 'accessLaw' | 'holiday', id: string) => async (tx: Tx) =>
  (await tx.selectFrom(table).select('country').where('id', '=', id).executeTakeFirstOrThrow()).country

/** Does a change and tells of it with the clocks as they were before and as they are after it. */
async function changing<T>(
  tx: Tx,
  doing: Doing,
  { what, reason, country: find }: Pick<DaysChanged, 'what' | 'reason'> & { country(tx: Tx): Promise<string> },
  change: (country: string) => Promise<T>,
): Promise<T> {
  const country = await find(tx)
  const before = await legalClocks(tx, country)
  const done = await change(country)
  const after = await legalClocks(tx, country)
  await doing.tell(daysChanged, { country, what, reason, by: doing.actor.id, before, after })
  return done
}
