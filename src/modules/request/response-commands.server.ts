import { createHash } from 'node:crypto'
import { z } from 'zod'
import { pdfFile } from '../../formats/pdf.ts'
import { command, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { EnteredDay } from '../../kit/entered-day.ts'
import { isLocale } from '../../locale/index.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { terms } from '../country/queries.server.ts'
import { aboutCycle, cycleById, type Cycle } from '../cycle/queries.server.ts'
import { keepMade } from '../evidence/commands.server.ts'
import { REPLY_CLASSES } from './accept-model.ts'
import { addEvents, settleStates } from './event-commands.server.ts'
import { requestProblem } from './problems.ts'
import { registerDocument } from './register-document.ts'
import { responsesIn, type RequestResponse } from './responses-in.server.ts'
import { offeredBy, RESPONSE_INDICATORS } from './response-values.ts'
import { lastDayOf } from './response.ts'
import { addressedIn } from './addressed.server.ts'
import { linkLetter, makeLetters } from './sending.server.ts'

/**
 * Writes the last letter to every institution of a cycle that is silent and had none: that no answer is a finding and is
 * published. Its silence bears its name in an edition only some days after this.
 */
export const writeLastLetters = command({
  may: 'request.remind',
  records: 'request.last-letters-written',
  takes: z.object({ cycleId: z.uuid(), sentOn: EnteredDay }),
  about: (db, { cycleId }) => aboutCycle(db, cycleId),
  run: async (tx, doing, { cycleId, sentOn }) => {
    const { actor, now } = doing
    if (sentOn > dayOf(now))
      throw requestProblem['sent-in-the-future']({}, { fields: [{ field: 'sentOn', key: 'request.field.future' }] })
    const { country } = (await cycleById(tx, cycleId))!
    const silent = (await responsesIn(tx, cycleId, dayOf(now))).filter(
      (row) => row.outcome === 'silent' && row.toldOn === null && lastDayOf(row) < sentOn,
    )
    if (silent.length === 0) throw requestProblem['nobody-silent']()
    const ids = silent.map(({ id }) => id)
    const addressed = await addressedIn(tx, ids)
    const letters = await makeLetters(tx, doing, { country, kind: 'official', day: sentOn }, addressed)
    await addEvents(
      tx,
      ids.map((id) => ({
        request: { id, country },
        kind: 'last-letter',
        onDay: sentOn,
        at: now,
        personId: actor.id,
        letterId: letters.get(id) ?? null,
      })),
    )
    await settleStates(tx, ids)
    const mailed = addressed.filter(({ email }) => email !== null)
    await doing.post(mailed.map((it) => linkLetter(doing, it, 'last')))
    return { cycleId, written: ids.length, byHand: ids.length - mailed.length }
  },
})

/** Records what the register of requests says of an indicator, with the calculation as its source. */
export const recordResponse = command({
  may: 'request.accept',
  records: 'request.response-recorded',
  takes: z.object({ cycleId: z.uuid(), code: z.enum(RESPONSE_INDICATORS), class: z.enum(REPLY_CLASSES) }),
  about: (db, { cycleId }) => aboutCycle(db, cycleId),
  run: async (tx, doing, { cycleId, code, class: cls }) => {
    const { actor, now } = doing
    const cycle = (await cycleById(tx, cycleId))!
    const rows = await responsesIn(tx, cycleId, dayOf(now))
    const value = offeredBy(code, rows)
    if (!value) throw requestProblem['nothing-to-record']()
    const unit = await unitOf(tx, cycle.versionId, code)
    if (unit === undefined) throw kitProblem['not-found']()
    const source = await keepRegister(tx, doing, { cycle, rows, cls })
    if (await isRecorded(tx, source.id, code)) throw requestProblem['nothing-to-record']()
    const { id } = await tx
      .insertInto('observation')
      .values({
        country: cycle.country,
        year: cycle.year,
        indicatorCode: code,
        evidenceId: source.id,
        cycleId,
        instrumentVersionId: cycle.versionId,
        kind: 'number',
        ...value,
        unit: unit ?? '',
        class: source.class,
        origin: 'monitor',
        addedBy: actor.id,
        addedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { cycleId, id, evidenceId: source.id, code }
  },
})

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

async function isRecorded(db: ReadDb, evidenceId: string, code: string): Promise<boolean> {
  const found = await db
    .selectFrom('observation')
    .select('id')
    .where('evidenceId', '=', evidenceId)
    .where('indicatorCode', '=', code)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Null where it has no unit, undefined where the version does not ask it. */
async function unitOf(db: ReadDb, versionId: string, code: string): Promise<string | null | undefined> {
  const found = await db
    .selectFrom('indicator')
    .select('unit')
    .where('versionId', '=', versionId)
    .where('code', '=', code)
    .executeTakeFirst()
  return found && found.unit
}

interface Register {
  readonly cycle: Cycle
  readonly rows: readonly RequestResponse[]
  readonly cls: (typeof REPLY_CLASSES)[number]
}

/** The register of the day in the library: where the same one is there already, that one. */
async function keepRegister(tx: Tx, doing: Doing, { cycle, rows, cls }: Register) {
  const locale = isLocale(doing.actor.locale) ? doing.actor.locale : 'en'
  const today = dayOf(doing.now)
  const say = (key: string, values?: Parameters<Doing['say']>[2]) => doing.say(locale, key, values)
  const instance = await tx.selectFrom('instance').select('isSample').executeTakeFirst()
  const names = await terms(tx, 'institution-category')
  const document = registerDocument(
    { cycle, rows, names, today, isSample: instance?.isSample ?? false },
    { locale, say },
  )
  const bytes = await pdfFile(document, { isPatient: true })
  const standing = await tx
    .selectFrom('evidence')
    .select(['id', 'class'])
    .where('country', '=', cycle.country)
    .where('fileSha256', '=', createHash('sha256').update(bytes).digest('hex'))
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  if (standing) return standing
  const id = await keepMade(tx, doing, {
    class: cls,
    kind: 'statistic',
    title: document.title,
    author: null,
    publisher: null,
    publishedOn: today,
    language: 'und',
    url: null,
    note: null,
    country: cycle.country,
    cycleId: cycle.id,
    submissionId: null,
    file: { name: `requests-${cycle.country}-${cycle.year}-${today}.pdf`, mediaType: 'application/pdf', bytes },
  })
  return { id, class: cls as string }
}
