import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { z } from 'zod'
import type { People, Person } from '../../../test/people.ts'
import { cycleOf } from '../../../test/make.ts'
import type { Command, Query } from '../../kit/acts.ts'
import type { Host } from '../../server/perform.ts'
import { addContact, makeRequests, sendRequests } from '../request/commands.server.ts'
import { letterLocale } from '../request/letter-locale.ts'
import { readPlan } from '../request/plan-queries.server.ts'
import { readRequests } from '../request/queries.server.ts'
import { enterWithCode, sendCode, type Link } from './door.server.ts'

export interface Asked {
  readonly id: string
  readonly reference: string
  readonly link: Link
  readonly mailbox: string
  readonly lead: Person
  readonly questions: number
  readonly institutionId: string
}

/** The first institutions of a country with a mailbox each, asked and sent. */
export async function asked(
  { as, pool, clock }: { as: People; pool: pg.Pool; clock: { now: Date } },
  { country, year, many = 1, until }: { country: string; year: number; many?: number; until?: string },
): Promise<Asked[]> {
  const lead = await as.lead(country)
  const cycle = await cycleOf(as, country, year)
  const plan = (await lead.asks(readPlan, { id: cycle.id, scope: 'all' })).institutions
  const chosen = plan.filter(({ questions }) => questions >= 5).slice(0, many)
  for (const [i, { id }] of chosen.entries())
    await lead.does(addContact, {
      institutionId: id,
      name: '',
      email: `office-${i}.${country}.${year}@example.org`,
      locale: 'en',
      source: 'test',
    })
  const day = clock.now.toISOString().slice(0, 10)
  await lead.does(makeRequests, {
    cycleId: cycle.id,
    institutions: chosen.map(({ id }) => id),
    scope: 'all',
    basis: 'access-law',
    answersUntil: until ?? day,
    askedByName: 'Ana',
    askedByEmail: 'ana@example.org',
    askedByPhone: null,
  })
  const { rows } = await lead.asks(readRequests, { cycleId: cycle.id })
  await lead.does(sendRequests, { country, requests: rows, sentOn: day })
  return Promise.all(
    chosen.map(async ({ id: institutionId }, i) => {
      const mailbox = `office-${i}.${country}.${year}@example.org`
      const link = linkIn(await lastMail(pool, mailbox))
      const row = rows.find(({ reference }) => reference === link.reference)!
      return { id: row.id, reference: row.reference, link, mailbox, lead, questions: row.questions ?? 0, institutionId }
    }),
  )
}

export async function lastMail(pool: pg.Pool, recipient: string): Promise<string> {
  const { rows } = await pool.query<{ body: string }>(
    'select body from mail where recipient = $1 order by created_at desc, id limit 1',
    [recipient],
  )
  return rows[0]?.body ?? ''
}

export function linkIn(body: string): Link {
  const [, reference, key] = /\/r\/([A-Z]{2}-\d{4}-\d+)\/(\d+-[0-9a-f]{40})/.exec(body)!
  return { reference: reference!, key: key! }
}

export const codeIn = (body: string) => /\b(\d{6})\b/.exec(body)![1]!

export interface Clerk {
  readonly token: string
  does<I extends z.ZodType, O>(command: Command<I, O>, input: z.input<I>): Promise<O>
  asks<I extends z.ZodType, O>(query: Query<I, O>, input: z.input<I>): Promise<O>
}

/** Opens the link, asks for the code, reads it in the mailbox and comes in with it. */
export async function clerkAt(
  host: Host,
  pool: pg.Pool,
  { link, mailbox }: Pick<Asked, 'link' | 'mailbox'>,
): Promise<Clerk> {
  const address = `10.0.0.${Math.floor(Math.random() * 250)}`
  await sendCode(host, link, address)
  const { rows } = await pool.query<{ body: string }>(
    `select body from mail where recipient = $1 and body !~ '/r/' order by created_at desc limit 1`,
    [mailbox],
  )
  const token = await enterWithCode(host, link, {
    code: codeIn(rows[0]!.body),
    address,
    locale: letterLocale(link.reference.slice(0, 2).toLowerCase()),
  })
  return {
    token,
    does: (command, input) => host.perform(command, { token, input, key: randomUUID() }),
    asks: (query, input) => host.ask(query, { token, input }),
  }
}
