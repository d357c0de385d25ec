import { writeAudit } from '../../server/audit.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Doorway, Door, Link } from '../reply/commands.server.ts'
import { numberIn } from '../request/commands.server.ts'
import { contactOf } from '../request/queries.server.ts'

/** Who stands at the door of which findings; undefined where the link is not, or no longer, good. */
async function institutionAt(tx: Tx, { sealer }: Pick<Door, 'sealer'>, { reference, key }: Link) {
  const hearing = await tx
    .selectFrom('hearing')
    .innerJoin('institution', 'institution.id', 'hearing.institutionId')
    .select(['hearing.id', 'hearing.reference', 'hearing.country', 'hearing.linkSerial', 'hearing.institutionId'])
    .select(['hearing.repliesUntil', 'hearing.askedByName', 'hearing.askedByPhone', 'institution.nameLocal'])
    .where('hearing.reference', '=', reference)
    .where('hearing.withdrawnAt', 'is', null)
    .executeTakeFirst()
  const number = hearing && numberIn(sealer, key, hearing)
  if (!hearing || number === undefined) return undefined
  const respondent = await tx
    .selectFrom('respondent')
    .select(['id', 'locale'])
    .where('hearingId', '=', hearing.id)
    .where('number', '=', number)
    .where('state', '!=', 'ended')
    .executeTakeFirst()
  if (!respondent) return undefined
  return { ...hearing, respondent, mailbox: (await contactOf(tx, hearing.institutionId)) ?? null }
}
type AtDoor = NonNullable<Awaited<ReturnType<typeof institutionAt>>>

/** The door of findings: of the one institution that they were sent to. */
export const findingDoorway: Doorway<AtDoor> = {
  codeMail: 'finding.mail.code',
  at: institutionAt,
  entered: (tx, { now }, { id, country, respondent }) =>
    writeAudit(tx, {
      at: now,
      actor: respondent.id,
      act: 'finding.entered',
      outcome: 'done',
      country,
      subject: `hearing ${id}`,
      details: {},
    }),
}
