import { z } from 'zod'
import { CONTENT_LANGS, localText } from '../../kit/local-text.ts'
import { contentError, type ContentFiles } from '../../server/content-files.ts'
import type { Tx } from '../../server/db/types.ts'
import { isGeneralKnowledge, RULE_NAMES, RULES, type RuleName } from './model.ts'

const Texts = z.partialRecord(z.enum(CONTENT_LANGS), z.string().min(1))
const Known = {
  article: z.string().min(1).optional(),
  source: z.string().min(1),
  confirmed: z.boolean(),
}
const Provision = z.strictObject({ rule: z.enum(RULE_NAMES), value: z.unknown(), ...Known })
const Ground = z.strictObject({ code: z.string().regex(/^[a-z0-9-]+$/), label: Texts, ...Known })
const Law = z.strictObject({
  key: z.string().regex(/^[a-z]{2}(-[a-z0-9]+)?$/),
  country: z.string(),
  territory: z.string().optional(),
  /** The language that the title is official in. */
  language: z.enum(CONTENT_LANGS),
  title: Texts,
  gazette: z.string().optional(),
  url: z.url().optional(),
  inForceFrom: z.iso.date().optional(),
  note: Texts.optional(),
  rules: z.array(Provision),
  grounds: z.array(Ground),
})
type Law = z.output<typeof Law>

const PATH = 'access-laws.json'

/** Laws on access to information. What a person has changed since (a version above 1) is theirs: shipping does not take it back. */
export async function loadAccessLaws(tx: Tx, files: ContentFiles): Promise<void> {
  for (const law of files.json(PATH, z.array(Law))) {
    const { id } = await tx
      .insertInto('accessLaw')
      .values(lawRow(law))
      .onConflict((c) =>
        c.column('shippedKey').doUpdateSet((e) => ({
          title: e.ref('excluded.title'),
          gazette: e.ref('excluded.gazette'),
          url: e.ref('excluded.url'),
          inForceFrom: e.ref('excluded.inForceFrom'),
          note: e.ref('excluded.note'),
        })),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    await loadRules(tx, id, law)
    await loadGrounds(tx, id, law)
  }
}

const lawRow = (law: Law) => ({
  shippedKey: law.key,
  country: law.country,
  territory: law.territory ?? null,
  title: JSON.stringify(localText(law.title, law.language)),
  gazette: law.gazette ?? null,
  url: law.url ?? null,
  inForceFrom: law.inForceFrom ?? null,
  note: law.note ? JSON.stringify(localText(law.note)) : null,
})

async function loadRules(tx: Tx, lawId: string, law: Law): Promise<void> {
  const rows = law.rules.map(({ rule, value, article, source, confirmed }) => {
    refuseFalseConfirmation(law, rule, source, confirmed)
    return {
      lawId,
      country: law.country,
      rule,
      value: JSON.stringify(valueFrom(law, rule, value)),
      article: article ?? null,
      source,
      isConfirmed: confirmed,
    }
  })
  await tx.deleteFrom('accessRule').where('lawId', '=', lawId).where('version', '=', 1).execute()
  if (rows.length === 0) return
  await tx
    .insertInto('accessRule')
    .values(rows)
    .onConflict((c) => c.columns(['lawId', 'rule']).doNothing())
    .execute()
}

async function loadGrounds(tx: Tx, lawId: string, law: Law): Promise<void> {
  const rows = law.grounds.map(({ code, label, article, source, confirmed }, i) => {
    refuseFalseConfirmation(law, code, source, confirmed)
    return {
      lawId,
      country: law.country,
      code,
      article: article ?? null,
      label: JSON.stringify(localText(label)),
      source,
      isConfirmed: confirmed,
      position: i + 1,
    }
  })
  for (const row of rows)
    await tx
      .insertInto('refusalGround')
      .values(row)
      .onConflict((c) =>
        c
          .columns(['lawId', 'code'])
          .doUpdateSet((e) => ({
            article: e.ref('excluded.article'),
            label: e.ref('excluded.label'),
            source: e.ref('excluded.source'),
            isConfirmed: e.ref('excluded.isConfirmed'),
            position: e.ref('excluded.position'),
          }))
          .where('refusalGround.version', '=', 1),
      )
      .execute()
}

function refuseFalseConfirmation(law: Law, place: string, source: string, confirmed: boolean): void {
  if (confirmed && isGeneralKnowledge(source))
    throw contentError(PATH, `${law.key} ${place}`, 'what is known without a source is not confirmed')
}

/** A text in plain words becomes a local text; everything else has to be what the rule holds. */
function valueFrom(law: Law, rule: RuleName, value: unknown): unknown {
  const texts = Texts.safeParse(value)
  const isText = texts.success && texts.data.en !== undefined
  const read = RULES[rule].safeParse(isText ? localText(texts.data) : value)
  if (!read.success) throw contentError(PATH, `${law.key} ${rule}`, read.error.issues[0]!.message)
  return read.data
}
