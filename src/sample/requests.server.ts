import { randomUUID } from 'node:crypto'
import { read, type AnswerType } from '../answers/index.ts'
import { breakdowns } from '../modules/country/queries.server.ts'
import { saveAnswer, submitReply } from '../modules/reply/commands.server.ts'
import { readCheck } from '../modules/reply/submitting.server.ts'
import {
  acceptAnswers,
  addContact,
  askElsewhere,
  changeLetterTemplate,
  makeRequests,
  openRespondentSession,
  recordEvent,
  sendRequests,
} from '../modules/request/commands.server.ts'
import { shapeFor } from '../modules/request/index.ts'
import { answersIn } from '../modules/request/submitted.ts'
import { letterLocale } from '../modules/request/letter-locale.ts'
import { questionsIn } from '../modules/request/queries.server.ts'
import type { ReadDb } from '../server/db/types.ts'
import type { Host } from '../server/perform.ts'
import type { CountryCode } from './cast.ts'
import { invented } from './invented.ts'
import { MARK } from './narrative.ts'
import { playPaper } from './paper.server.ts'
import { lastReplyTo, ownerOf, requestsOf, sampleInstitutions } from './queries.server.ts'
import type { Player, Stage } from './stage.server.ts'

/** Offices that do not exist, of the categories that are asked most. What becomes of each request is another thing. */
const OFFICES = [
  { letter: 'A', category: 'interior_ministry', kind: 'ministry', becomes: 'answered' },
  { letter: 'B', category: 'public_prosecution', kind: 'prosecution', becomes: 'answered-in-part' },
  { letter: 'C', category: 'labour_social_ministry', kind: 'ministry', becomes: 'begun' },
  { letter: 'D', category: 'victim_protection_body', kind: 'centre', becomes: 'extended' },
  { letter: 'E', category: 'courts', kind: 'court', becomes: 'refused' },
  { letter: 'F', category: 'labour_inspectorate', kind: 'inspectorate', becomes: 'silent' },
  { letter: 'G', category: 'national_coordinator', kind: 'office', becomes: 'on-paper' },
  { letter: 'H', category: 'ombudsman', kind: 'office', becomes: 'draft' },
  { letter: 'I', category: 'justice_ministry', kind: 'ministry', becomes: 'passed-on' },
] as const
type Becomes = (typeof OFFICES)[number]['becomes']

/** One country has a letter in its own words. */
const OWN_WORDS = {
  country: 'me',
  kind: 'extension',
  locale: 'cnr',
  version: 0,
  subject: 'Produženje roka po zahtjevu {reference}',
  body: `{institution}

Broj: {number}
Datum: {day}

Poštovani,

rok za odgovor na zahtjev {reference} produžen je do: {until}

S poštovanjem,

{asker}
{email}`,
} as const

/** Whom other offices name as competent. */
const COMPETENT = 'Sample office H'

const DAY = 24 * 60 * 60_000
const dayFrom = (now: Date, days: number) => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)

/** Asks the invented offices of one country: each answers, refuses or is silent in its own way. */
export async function playRequests(
  { host, stage }: { host: Host; stage: Stage },
  cycle: { id: string; country: CountryCode; name: string },
): Promise<void> {
  const now = new Date()
  const lead = stage.player(`lead ${cycle.country}`)
  const offices = await host.asSystem((tx) =>
    sampleInstitutions(
      tx,
      cycle.country,
      OFFICES.map(({ letter, category, kind }) => ({ category, name: `Sample ${kind} ${letter}` })),
    ),
  )
  for (const [i, id] of offices.entries())
    await lead.does(`contact ${i} ${cycle.country}`, addContact, () => ({
      institutionId: id,
      name: 'Registry',
      email: `sample.office.${OFFICES[i]!.letter.toLowerCase()}.${cycle.country}@example.org`,
      phone: '000 000',
      locale: letterLocale(cycle.country),
      source: `${MARK}nobody reads this mailbox.`,
    }))
  await lead.does(`ask ${cycle.name}`, makeRequests, () => ({
    cycleId: cycle.id,
    institutions: offices,
    scope: 'core' as const,
    basis: 'access-law' as const,
    answersUntil: dayFrom(now, 30),
    askedByName: 'Sample lead',
    askedByEmail: `sample.lead.${cycle.country}@example.org`,
    askedByPhone: '000 000',
  }))
  if (cycle.country === 'me') await lead.does('own words', changeLetterTemplate, () => OWN_WORDS)
  const requests = await stage.look((db) => requestsOf(db, cycle.id, offices))
  const becomes = (one: { institutionId: string }) => OFFICES[offices.indexOf(one.institutionId)]!.becomes
  const sent = requests.filter((one) => becomes(one) !== 'draft')
  await lead.does(`send ${cycle.name}`, sendRequests, () => ({
    country: cycle.country,
    requests: sent.map(({ id }) => ({ id, version: 1 })),
    sentOn: dayFrom(now, -40),
  }))
  for (const one of sent)
    await goOn({ host, stage, lead }, { ...one, country: cycle.country, becomes: becomes(one), now })
  const passed = sent.find((one) => becomes(one) === 'passed-on')!
  await passOn({ stage, lead }, { ...passed, to: offices[OFFICES.findIndex(({ letter }) => letter === 'H')]!, now })
}

/** One office passes its request on, and the competent one is asked in its place. */
async function passOn(
  { stage, lead }: { stage: Stage; lead: Player },
  { id, reference, to, now }: { id: string; reference: string; to: string; now: Date },
): Promise<void> {
  const seen = async () => ({ id, version: (await stage.look((db) => versionOf(db, id))).version })
  const request = await seen()
  await lead.does(`passed on ${reference}`, recordEvent, () => ({
    ...request,
    kind: 'passed-on' as const,
    onDay: dayFrom(now, -36),
    institutionId: to,
    note: `${MARK}no such letter was written.`,
  }))
  const passed = await seen()
  await lead.does(`ask instead ${reference}`, askElsewhere, () => ({
    ...passed,
    institutionId: to,
    answersUntil: dayFrom(now, 30),
  }))
}

const versionOf = (db: ReadDb, id: string) =>
  db.selectFrom('request').select('version').where('id', '=', id).executeTakeFirstOrThrow()

interface Going {
  readonly id: string
  readonly reference: string
  readonly country: CountryCode
  readonly becomes: Becomes
  readonly now: Date
}

async function goOn({ host, stage, lead }: { host: Host; stage: Stage; lead: Player }, it: Going): Promise<void> {
  const { becomes, now } = it
  const event = async (kind: 'acknowledged' | 'extended' | 'refused', days: number, more: object = {}) => {
    const { version } = await stage.look((db) => versionOf(db, it.id))
    await lead.does(`${kind} ${it.reference}`, recordEvent, () => ({
      id: it.id,
      version,
      kind,
      onDay: dayFrom(now, days),
      note: `${MARK}no such letter was written.`,
      ...more,
    }))
  }
  if (becomes === 'refused') return event('refused', -30, { ground: 'other' })
  if (becomes === 'extended') {
    await event('acknowledged', -39)
    return event('extended', -35, { days: 40 })
  }
  if (becomes === 'on-paper') return playPaper(stage, { ...it, receivedOn: dayFrom(now, -12) })
  if (becomes === 'answered' || becomes === 'answered-in-part' || becomes === 'begun') await answer(host, stage, it)
  if (becomes === 'answered') await accept(stage, it)
}

/** What one office answered becomes observations, all at once. */
async function accept(stage: Stage, { id, reference, country }: Going): Promise<void> {
  const reply = await stage.look((db) => lastReplyTo(db, id))
  await stage.player(`monitor ${country}`).does(`accept ${reference}`, acceptAnswers, () => ({
    id,
    submissionId: reply.id,
    numbers: answersIn(reply.body).map(({ number }) => number),
    class: 'public' as const,
  }))
}

/** The invented clerk comes in by the link and answers what can be answered without inventing a fact about anybody. */
async function answer(host: Host, stage: Stage, { id, reference, becomes }: Going): Promise<void> {
  const token = await host.asSystem(async (tx, { now }) => openRespondentSession(tx, now, await ownerOf(tx, id)))
  const [questions, known] = await stage.look(async (db) => [await questionsIn(db, id), await breakdowns(db)] as const)
  const said = becomes === 'answered' ? questions : questions.slice(0, Math.ceil(questions.length / 2))
  for (const question of said) {
    if (question.state !== 'not-started') continue
    const shape = shapeFor(question, known)
    const cells = invented(question.answerType as AnswerType, `${reference} ${question.number}`)
    if (becomes === 'answered-in-part' && question === said.at(-1)) {
      await decline(host, token, { reference, number: question.number })
      continue
    }
    const isReadable = read('en', shape, cells).problems.length === 0
    await host.perform(saveAnswer, {
      token,
      key: randomUUID(),
      input: {
        reference,
        number: question.number,
        version: 0,
        kind: isReadable ? 'value' : 'no-data-kept',
        cells: isReadable ? cells : {},
        quality: 'records',
        source: `${MARK}no such record is kept.`,
      },
    })
  }
  if (becomes === 'begun') return
  const { seen } = await host.ask(readCheck, { token, input: { reference } })
  await host.perform(submitReply, {
    token,
    key: randomUUID(),
    input: { reference, seen, responsible: 'Sample clerk', isAuthorised: 'yes' },
  })
}

/** One question is another office's matter, as the clerk says. */
const decline = (host: Host, token: string, question: { reference: string; number: number }) =>
  host.perform(saveAnswer, {
    token,
    key: randomUUID(),
    input: {
      ...question,
      version: 0,
      kind: 'declined',
      ground: 'not-competent',
      reason: `${MARK}another office keeps this.`,
      suggestedInstitution: COMPETENT,
    },
  })
