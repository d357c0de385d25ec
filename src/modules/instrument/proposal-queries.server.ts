import type { ReadDb } from '../../server/db/types.ts'

/** What was proposed to the rules of indicators, with whom it comes from. */
export function proposals(db: ReadDb) {
  return db
    .selectFrom('ruleProposal')
    .innerJoin('instrumentVersion', 'instrumentVersion.id', 'ruleProposal.versionId')
    .innerJoin('person', 'person.id', 'ruleProposal.madeBy')
    .innerJoin('country', 'country.code', 'ruleProposal.country')
    .leftJoin('person as answerer', 'answerer.id', 'ruleProposal.answeredBy')
    .leftJoin('doubleRating', (on) =>
      on.onRef('doubleRating.id', '=', 'ruleProposal.doubleId').on('doubleRating.openedAt', 'is not', null),
    )
    .select(['ruleProposal.id', 'ruleProposal.indicatorCode as code', 'ruleProposal.body', 'ruleProposal.lang'])
    .select(['ruleProposal.state', 'ruleProposal.answer', 'ruleProposal.madeAt', 'ruleProposal.version'])
    .select(['instrumentVersion.code as versionCode', 'instrumentVersion.country as of', 'country.name as countryName'])
    .select(['person.name as by', 'answerer.name as answeredBy', 'doubleRating.id as doubleId'])
}

export function proposalsOfDouble(db: ReadDb, doubleId: string) {
  return proposals(db).where('ruleProposal.doubleId', '=', doubleId).orderBy('ruleProposal.madeAt').limit(50).execute()
}

/** How many proposals to the rule of an indicator nobody has answered, as far as who asks may see them. */
export async function openProposals(db: ReadDb, code: string): Promise<number> {
  const { total } = await db
    .selectFrom('ruleProposal')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('indicatorCode', '=', code)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return total
}
