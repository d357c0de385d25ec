import { sql } from 'kysely'
import { command } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { Tx } from '../../server/db/types.ts'
import { ChangedTemplate, refuseFaults, RestoredTemplate, type TemplateKey } from './template-model.ts'
import { aboutTemplate, templateAt } from './template-queries.server.ts'

/** Sets a country's own words of a letter, in one language. */
export const changeLetterTemplate = command({
  may: 'letter.template',
  records: 'letter.template-changed',
  takes: ChangedTemplate,
  about: aboutTemplate,
  run: (tx, { actor, now }, { version, subject, body, ...key }) => {
    refuseFaults({ subject, body })
    return write(tx, { key, version, row: { subject, body, changedBy: actor.id, changedAt: now } })
  },
})

/** Goes back to the words that the product ships: the row stays, so that its version goes on. */
export const restoreLetterTemplate = command({
  may: 'letter.template',
  records: 'letter.template-restored',
  takes: RestoredTemplate,
  about: aboutTemplate,
  run: (tx, { actor, now }, { version, ...key }) => {
    if (version === 0) throw kitProblem.conflict()
    return write(tx, { key, version, row: { subject: null, body: null, changedBy: actor.id, changedAt: now } })
  },
})

interface Written {
  readonly key: TemplateKey
  /** The version that was seen; 0: there was no row. */
  readonly version: number
  readonly row: { subject: string | null; body: string | null; changedBy: string; changedAt: Date }
}

async function write(tx: Tx, { key, version, row }: Written) {
  const done = version === 0 ? await add(tx, key, row) : await change(tx, { key, version, row })
  if (done) return { ...key, version: done.version }
  throw kitProblem.conflict({}, { details: { version: (await templateAt(tx, key))?.version ?? 0 } })
}

const add = (tx: Tx, key: TemplateKey, row: Written['row']) =>
  tx
    .insertInto('letterTemplate')
    .values({ ...key, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()

const change = (tx: Tx, { key: { country, kind, locale }, version, row }: Written) =>
  tx
    .updateTable('letterTemplate')
    .set({ ...row, version: sql`version + 1` })
    .where('country', '=', country)
    .where('kind', '=', kind)
    .where('locale', '=', locale)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
