import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { z } from 'zod'
import type { People, Person } from '../../../test/people.ts'
import type { Command, Query } from '../../kit/acts.ts'
import type { Host } from '../../server/perform.ts'
import { readUploadForm } from '../../server/upload.server.ts'
import { submitted } from '../assessment/desk.fixture.ts'
import { addContact } from '../request/commands.server.ts'
import { enterAt, sendCodeAt, type Link } from '../reply/commands.server.ts'
import { sendFindings, setRightOfReply } from './commands.server.ts'
import { readSending } from './desk-queries.server.ts'
import { findingDoorway } from './door.server.ts'

export interface Given {
  readonly as: People
  readonly host: Host
  readonly pool: pg.Pool
}

/** The n-th institution of a country, with a registered mailbox. */
export async function institutionWith({ pool }: Given, lead: Person, country: string, place: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from institution where country = $1 order by name_local offset $2 limit 1',
    [country, place],
  )
  const id = rows[0]!.id
  const email = `heard-${place}.${country}@example.org`
  const known = await pool.query('select from institution_contact where institution_id = $1', [id])
  if (known.rowCount === 0) await lead.does(addContact, { institutionId: id, email, locale: 'en', source: 'test' })
  return id
}

interface Sent {
  readonly institutionId: string
  readonly hearingId: string
  readonly reference: string
  readonly link: Link
  readonly mailbox: string
}

/** Sends all that waits in a cycle to an institution; the cycle asks for the right of reply from then on. */
export async function sentTo(given: Given, cycleId: string, country: string, place: number, until = '2022-03-31') {
  const lead = await given.as.lead(country)
  const institutionId = await institutionWith(given, lead, country, place)
  await lead.does(setRightOfReply, { cycleId, isAsked: 'yes' })
  const { findings } = await lead.asks(readSending, { id: cycleId, institutionId })
  const { id, reference } = await lead.does(sendFindings, {
    cycleId,
    institutionId,
    findings: findings.map(({ assessmentId, sha256 }) => ({ assessmentId, sha256 })),
    repliesUntil: until,
    askedByName: 'Ana',
    askedByEmail: 'ana@example.org',
    askedByPhone: null,
  })
  const mailbox = `heard-${place}.${country}@example.org`
  const mail = await mailTo(given.pool, mailbox, reference)
  const key = /\/f\/[A-Z]{2}-\d{4}-\d+\/(\d+-[0-9a-f]{40})/.exec(mail)![1]!
  return { institutionId, hearingId: id, reference, link: { reference, key }, mailbox } satisfies Sent
}

/** An assessment with the reviewers and its finding with one institution. */
export async function heard(given: Given, country: string, { code = 'IDN-15', year = 2021, place = 0 } = {}) {
  const it = await submitted(given.as, given.host, country, code, year)
  return { ...it, ...(await sentTo(given, it.cycleId, country, place)) }
}

export async function mailTo(pool: pg.Pool, recipient: string, reference: string): Promise<string> {
  const { rows } = await pool.query<{ body: string }>(
    'select body from mail where recipient = $1 and subject ~ $2 order by created_at desc limit 1',
    [recipient, reference],
  )
  return rows[0]?.body ?? ''
}

export interface Office {
  readonly token: string
  does<I extends z.ZodType, O>(command: Command<I, O>, input: z.input<I>): Promise<O>
  asks<I extends z.ZodType, O>(query: Query<I, O>, input: z.input<I>): Promise<O>
}

/** Opens the link, reads the code in the mailbox and comes in with it. */
export async function officeAt(
  { host, pool }: Given,
  { link, mailbox }: Pick<Sent, 'link' | 'mailbox'>,
): Promise<Office> {
  const address = `10.1.0.${Math.floor(Math.random() * 250)}`
  await sendCodeAt(host, findingDoorway, { link, address })
  const { rows } = await pool.query<{ body: string }>(
    `select body from mail where recipient = $1 and body !~ '/f/' and body ~ $2 order by created_at desc limit 1`,
    [mailbox, link.reference],
  )
  const code = /\b(\d{6})\b/.exec(rows[0]!.body)![1]!
  const token = await enterAt(host, findingDoorway, { link, address, code, locale: 'en' })
  return {
    token,
    does: (command, input) => host.perform(command, { token, input, key: randomUUID() }),
    asks: (query, input) => host.ask(query, { token, input }),
  }
}

/** A file as a form sends it. */
export async function uploadOf(name: string, bytes: Uint8Array) {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], name))
  const { upload, drop } = await readUploadForm(new Request('http://127.0.0.1/', { method: 'POST', body: form }))
  return { upload: upload!, drop }
}
