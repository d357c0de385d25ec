import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { command, type Doing } from '../../kit/acts.ts'
import type { Letter } from '../../kit/given.ts'
import { kitProblem } from '../../kit/problems.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import { isLocale } from '../../locale/index.ts'
import { cycleById } from '../cycle/queries.server.ts'
import { addressedIn, type AddressedRequest } from './addressed.server.ts'
import { settleDeadlines } from './deadline.server.ts'
import { addEvents, settleStates } from './event-commands.server.ts'
import type { MadeKind } from './letter.ts'
import { letterTo, wordsFor } from './letters.server.ts'
import { SentRequests } from './model.ts'
import { postalOf } from './mail-tag.ts'
import { nextLetterNumbers } from './numbers.server.ts'
import { requestProblem } from './problems.ts'
import { respondentLink } from './respondent-link.ts'

/** Letters that are written and posted in one statement. */
const AT_ONCE = 100

/**
 * Sends drafts: each gets its number, its letter, its day, and a mail with its link to the registered mailbox. Where
 * there is no mailbox the letter waits to be sent by hand.
 */
export const sendRequests = command({
  may: 'request.send',
  records: 'request.sent',
  takes: SentRequests,
  about: async (db, { country, requests, allOf }) => {
    const found = await db
      .selectFrom('request')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('country', '=', country)
      .where(sql<boolean>`id = any (${requests.map(({ id }) => id)}::uuid[])`)
      .executeTakeFirstOrThrow()
    const isHere = !allOf || (await cycleById(db, allOf.cycleId))?.country === country
    return found.n === requests.length && isHere ? { subject: `requests of ${country}`, country } : undefined
  },
  run: async (tx, doing, { country, requests, allOf, sentOn }) => {
    if (sentOn > doing.now.toISOString().slice(0, 10))
      throw requestProblem['sent-in-the-future']({}, { fields: [{ field: 'sentOn', key: 'request.field.future' }] })
    const ids = allOf ? await allDrafts(tx, allOf) : requests.map(({ id }) => id)
    if (!allOf) await refuseMoved(tx, requests)
    await tx
      .updateTable('request')
      .set({ sentOn })
      .where(sql<boolean>`id = any (${ids}::uuid[])`)
      .execute()
    await addEvents(
      tx,
      ids.map((id) => ({
        request: { id, country },
        kind: 'sent',
        onDay: sentOn,
        at: doing.now,
        personId: doing.actor.id,
      })),
    )
    await settleStates(tx, ids)
    await settleDeadlines(tx, ids, { because: 'sent', now: doing.now })
    const addressed = await addressedIn(tx, ids)
    let done = 0
    let mailed = 0
    await inBatches(
      addressed,
      async (batch) => {
        await makeLetters(tx, doing, { country, kind: 'request', day: sentOn }, batch)
        const reached = batch.filter(({ email }) => email !== null)
        await doing.post(reached.map((it) => linkLetter(doing, it)))
        done += batch.length
        mailed += reached.length
        doing.progress?.(done, ids.length)
      },
      AT_ONCE,
    )
    return { sent: ids.length, mailed, byHand: ids.length - mailed, requests: ids }
  },
  details: ({ country, sentOn }, output) => ({ country, sentOn, ...output }),
})

/** Refused where there are others than were shown: more were made meanwhile, or one was taken back or sent. */
async function allDrafts(tx: Tx, { cycleId, count }: { cycleId: string; count: number }): Promise<string[]> {
  const drafts = await tx
    .selectFrom('request')
    .select('id')
    .where('cycleId', '=', cycleId)
    .where('state', '=', 'draft')
    .orderBy('reference')
    .forUpdate()
    .execute()
  if (drafts.length !== count) throw requestProblem['drafts-changed']({ shown: count, now: drafts.length })
  return drafts.map(({ id }) => id)
}

async function refuseMoved(tx: Tx, requests: readonly { id: string; version: number }[]): Promise<void> {
  const standing = await tx
    .selectFrom('request')
    .select(['id', 'reference', 'state', 'version'])
    .where(sql<boolean>`id = any (${requests.map(({ id }) => id)}::uuid[])`)
    .forUpdate()
    .execute()
  const sent = standing.find(({ state }) => state !== 'draft')
  if (sent) throw requestProblem['not-a-draft']({ reference: sent.reference })
  const seen = new Map(requests.map(({ id, version }) => [id, version]))
  const moved = standing.find(({ id, version }) => seen.get(id) !== version)
  if (moved) throw kitProblem.conflict({}, { details: { id: moved.id, reference: moved.reference } })
}

/**
 * Writes a letter of one kind for each of these requests, numbered, in its language, kept as it was sent. Gives the letter of
 * each request.
 */
export async function makeLetters(
  tx: Tx,
  { actor, now, say }: Pick<Doing, 'now' | 'say'> & Partial<Pick<Doing, 'actor'>>,
  { country, kind, day }: { country: string; kind: MadeKind; day: string },
  addressed: readonly AddressedRequest[],
): Promise<ReadonlyMap<string, string>> {
  if (addressed.length === 0) return new Map()
  const numbers = await nextLetterNumbers(tx, { country, year: Number(day.slice(0, 4)), many: addressed.length })
  const locales = [...new Set(addressed.map(({ locale }) => locale))]
  const words = new Map(
    await Promise.all(
      locales.map(async (locale) => {
        const written = isLocale(locale) ? locale : 'en'
        return [locale, await wordsFor(tx, say, { country, kind, locale: written })] as const
      }),
    ),
  )
  const rows = addressed.map((it, i) => {
    const number = numbers[i]!
    const { subject, body } = letterTo(it, words.get(it.locale)!, { number, day, locale: it.locale })
    const made = { id: randomUUID(), madeBy: actor?.id ?? null, madeAt: now }
    return { ...made, requestId: it.id, country, kind, number, locale: it.locale, subject, body }
  })
  await inBatches(rows, (batch) => tx.insertInto('requestLetter').values(batch).execute())
  return new Map(rows.map(({ requestId, id }) => [requestId, id]))
}

const MAIL_WORDS = {
  request: 'request.mail',
  reminder: 'request.reminder.mail',
  returned: 'request.returned.mail',
  last: 'request.last.mail',
  extension: 'request.extension.mail',
} as const

/** The mail with the link: no name, no title and no country in it but the file's own reference. */
export function linkLetter(
  doing: Omit<Doing, 'actor'>,
  it: AddressedRequest,
  why: keyof typeof MAIL_WORDS = 'request',
): Letter {
  const { say, sealer, publicUrl } = doing
  const link = respondentLink(publicUrl, sealer, { ...it, number: 1 })
  const values = { reference: it.reference, questions: it.questions, link }
  return {
    ...postalOf(doing, it),
    recipient: it.email!,
    locale: it.locale,
    subject: say(it.locale, `${MAIL_WORDS[why]}.subject`, values),
    body: say(it.locale, `${MAIL_WORDS[why]}.body`, values),
  }
}
