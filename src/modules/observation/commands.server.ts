import { sql } from 'kysely'
import { command, type Actor } from '../../kit/acts.ts'
import { kitProblem, type FieldProblem } from '../../kit/problems.ts'
import { isLocale } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import { evidenceSeen, indicatorObserved, isAskedOf, observationSeen } from './entry-queries.server.ts'
import { readValue } from './entered-value.ts'
import { NewObservation, WithdrawnObservation } from './model.ts'
import { observationProblem } from './problems.ts'

/** Keeps what one source says of an indicator. Several that contradict each other stand side by side. */
export const recordObservation = command({
  may: 'observation.record',
  records: 'observation.recorded',
  takes: NewObservation,
  about: async (db, { country, indicatorCode, year }) => {
    const found = await db.selectFrom('country').select('code').where('code', '=', country).executeTakeFirst()
    return found && { subject: `observation of ${indicatorCode} ${country} ${year}`, country }
  },
  run: async (tx, { actor, now }, it) => {
    const indicator = await indicatorObserved(tx, it)
    if (!indicator) throw refused({ field: 'indicatorCode', key: 'observation.field.indicator' })
    if (it.territory !== null && !(await isAskedOf(tx, it, indicator.askedAt)))
      throw refused({ field: 'territory', key: 'observation.field.territory' })
    const cls = await classOfSource(tx, actor, it)
    const locale = isLocale(actor.locale) ? actor.locale : 'en'
    const read = readValue(locale, it.kind, it.value, indicator)
    if ('problem' in read) throw refused(read.problem)
    const { country, year, indicatorCode, evidenceId, sourceId, cycleId, territory, note } = it
    return tx
      .insertInto('observation')
      .values({
        country,
        year,
        indicatorCode,
        evidenceId,
        sourceId,
        cycleId,
        territory,
        note,
        ...read.value,
        class: cls,
        unit: read.unit ?? indicator.unit ?? '',
        instrumentVersionId: indicator.versionId,
        origin: 'monitor',
        addedBy: actor.id,
        addedAt: now,
      })
      .returning(['id', 'version', 'kind', 'number', 'low', 'high', 'asGiven'])
      .executeTakeFirstOrThrow()
  },
  details: (input, { id }) => ({ ...input, id }),
})

/** Takes an observation out of use, with a reason. What chose it keeps it, and shows it as withdrawn. */
export const withdrawObservation = command({
  may: 'observation.withdraw',
  records: 'observation.withdrawn',
  takes: WithdrawnObservation,
  about: async (db, { id }, actor) => {
    const found = await observationSeen(db, actor, id)
    return found && { subject: `observation ${id}`, country: found.country }
  },
  run: async (tx, { actor, now }, { id, version, reason }) => {
    const standing = (await observationSeen(tx, actor, id))!
    if (standing.origin === 'shipped') throw observationProblem['published-by-its-source']()
    if (standing.withdrawnAt !== null) throw observationProblem['already-withdrawn']()
    const changed = await tx
      .updateTable('observation')
      .set({ withdrawnAt: now, withdrawnBy: actor.id, withdrawnReason: reason, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'version'])
      .executeTakeFirst()
    if (changed) return changed
    throw kitProblem.conflict({}, { details: { id, version: standing.version, theirs: { value: standing.asGiven } } })
  },
})

function refused(...fields: FieldProblem[]) {
  return kitProblem.invalid({}, { fields })
}

/** An observation is as confidential as the evidence it rests on; a published source is public. */
async function classOfSource(tx: Tx, actor: Actor, { evidenceId, sourceId, country }: NewObservation): Promise<string> {
  if (sourceId !== null) {
    const source = await tx.selectFrom('source').select('id').where('id', '=', sourceId).executeTakeFirst()
    if (!source) throw refused({ field: 'sourceId', key: 'kit.field.choice' })
  }
  if (evidenceId === null) return 'public'
  const evidence = await evidenceSeen(tx, actor, { id: evidenceId, country })
  if (!evidence) throw refused({ field: 'evidenceId', key: 'kit.field.choice' })
  if (evidence.withdrawnAt !== null) throw refused({ field: 'evidenceId', key: 'observation.field.evidence-withdrawn' })
  return evidence.class
}
