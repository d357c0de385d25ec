import type pg from 'pg'
import type { z } from 'zod'
import type { Actor, Command, Doing, Matter, Query } from '../kit/acts.ts'
import { canonical, sha256 } from '../kit/canonical.ts'
import type { Files, Letter, Sealer } from '../kit/given.ts'
import type { Listener } from '../kit/happenings.ts'
import { accept } from '../kit/input.ts'
import { kitProblem, type Problem } from '../kit/problems.ts'
import { writeAudit } from './audit.ts'
import { inBatches } from './db/batches.ts'
import { inTransaction, type Context } from './db/transaction.ts'
import type { ReadDb, Tx } from './db/types.ts'
import { createUnderWay, type HowFar } from './under-way.ts'

/** What rights answer about one act: yes, or why not. */
export type Verdict = 'allowed' | 'not-there' | 'not-allowed' | 'sign-in-again'

export interface HostParts {
  readonly pool: pg.Pool
  readonly clock: () => Date
  readonly files: Files
  readonly sealer: Sealer
  readonly publicUrl: string
  readonly mailReplyTo?: string | undefined
  readonly say: Doing['say']
  readonly listeners?: readonly Listener[]
  /** Who holds this session, as of this statement; undefined where it has ended. */
  identify(tx: Tx, token: string, now: Date): Promise<Actor | undefined>
  decide(act: string, actor: Actor, matter: Matter): Verdict
  reach(actor: Actor): { reads: string; writes: string; translates: string }
  /** Told of each act after its commit. */
  done?(recorded: string): unknown
}

export interface Sent {
  readonly token: string | undefined
  readonly input: unknown
  /** Of a form or an API call: the same key twice is the same act once. */
  readonly key?: string | undefined
}

export type Host = ReturnType<typeof createHost>

export function createHost(parts: HostParts) {
  const { pool } = parts
  const underWay = createUnderWay()
  const host = {
    /** Reads what anybody may read. */
    publicly: <T>(work: (db: ReadDb) => Promise<T>) => inTransaction(pool, { purpose: 'public' }, ({ tx }) => work(tx)),

    /** For start-up, sign-in and mail: outside of any person's rights. */
    asSystem: <T>(work: (tx: Tx, doing: Omit<Doing, 'actor'>) => Promise<T>) =>
      inTransaction(pool, { purpose: 'system' }, ({ tx }) => work(tx, outside(parts, tx))),

    /** Who is signed in with this session, if anybody. */
    whoIs: (token: string | undefined) =>
      token === undefined
        ? Promise.resolve(undefined)
        : inTransaction(pool, { purpose: 'system' }, ({ tx }) => parts.identify(tx, token, parts.clock())),

    ask<I extends z.ZodType, O>(query: Query<I, O>, sent: Sent): Promise<O> {
      return asPerson(parts, sent.token, async (tx, actor, permit) => {
        const input = accept(query.takes, sent.input)
        const doing: Doing = { ...outside(parts, tx), actor }
        permit(query.may, await query.about(tx, input, actor, doing.now), input)
        return query.run(tx, doing, input)
      })
    },

    async perform<I extends z.ZodType, O>(
      command: Command<I, O>,
      sent: Sent,
      progress?: Doing['progress'],
    ): Promise<O> {
      const { key } = sent
      if (key === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key))
        throw kitProblem['key-missing']()
      const output = await asPerson(parts, sent.token, async (tx, actor, permit) => {
        const input = accept(command.takes, sent.input)
        const doing: Doing = { ...outside(parts, tx), actor, ...(progress && { progress }) }
        const matter = await command.about(tx, input, actor, doing.now)
        permit(command.may, matter, input)
        const held = { holder: actor.id, key, act: command.may, inputHash: sha256(canonical(sent.input)) }
        const earlier = await earlierResult(tx, held)
        if (earlier) return earlier.result as O
        const output = await command.run(tx, doing, input)
        await tx
          .updateTable('idempotency')
          .set({ result: JSON.stringify(output ?? null) })
          .where('holder', '=', held.holder)
          .where('key', '=', key)
          .execute()
        await writeAudit(tx, {
          at: doing.now,
          actor: actor.id,
          act: command.records,
          outcome: 'done',
          country: matter?.country ?? null,
          subject: matter?.subject ?? null,
          details: command.details ? command.details(input, output) : input,
        })
        return output
      })
      parts.done?.(command.records)
      return output
    },

    /** The same of an act that may take long: waits a moment for it; undefined where it goes on without whoever asked. */
    begin<I extends z.ZodType, O>(
      command: Command<I, O>,
      sent: Sent,
      patience: number,
    ): Promise<{ output: O } | undefined> {
      return underWay.begin({ token: sent.token, key: sent.key ?? '', patience }, (tell) =>
        host.perform(command, sent, (done, total) => tell({ done, total })),
      )
    },

    /** How far an act is that was begun with this key, or what it did; undefined where it did nothing. */
    async lookAfter({ token, key }: { token: string | undefined; key: string }): Promise<LookedAfter | undefined> {
      const howFar = underWay.howFar(token, key)
      if (howFar) return { howFar }
      return asPerson(parts, token, async (tx, actor) => {
        const row = await tx
          .selectFrom('idempotency')
          .select(['act', 'result'])
          .where('holder', '=', actor.id)
          .where('key', '=', key)
          .executeTakeFirst()
        return row && { done: row }
      })
    },
  }
  return host
}

export type LookedAfter =
  | { readonly howFar: HowFar; readonly done?: never }
  | { readonly done: { readonly act: string; readonly result: unknown }; readonly howFar?: never }

function outside(parts: HostParts, tx: Tx): Omit<Doing, 'actor'> {
  const doing: Omit<Doing, 'actor'> = {
    now: parts.clock(),
    files: parts.files,
    sealer: parts.sealer,
    publicUrl: parts.publicUrl,
    mailReplyTo: parts.mailReplyTo,
    say: parts.say,
    post: (letters) =>
      inBatches([letters].flat().map(mailOf), (batch) => tx.insertInto('mail').values(batch).execute()),
    tell: async ({ name }, it) => {
      for (const listener of parts.listeners ?? []) if (listener.to === name) await listener.hears(tx, doing, it)
    },
  }
  return doing
}

const mailOf = ({ request, replyTo, returnsTo, ...letter }: Letter) => ({
  ...letter,
  replyTo: replyTo ?? null,
  returnsTo: returnsTo ?? null,
  requestId: request?.id ?? null,
  country: request?.country ?? null,
})

type Permit = (act: string, matter: Matter | undefined, input: unknown) => void

/** Finds the person again in every transaction: a right that was taken away is gone with the next statement. */
async function asPerson<T>(
  parts: HostParts,
  token: string | undefined,
  work: (tx: Tx, actor: Actor, permit: Permit) => Promise<T>,
): Promise<T> {
  let refusal: Refusal | undefined
  try {
    return await inTransaction(parts.pool, { purpose: 'system' }, async ({ tx, become }) => {
      const actor = token === undefined ? undefined : await parts.identify(tx, token, parts.clock())
      if (!actor) throw kitProblem['signed-out']()
      await become(contextOf(parts, actor))
      const permit: Permit = (act, matter, input) => {
        const problem = problemOf(matter ? parts.decide(act, actor, matter) : 'not-there')
        if (!problem) return
        refusal = { actor, act, matter, input }
        throw problem
      }
      return await work(tx, actor, permit)
    })
  } finally {
    if (refusal) await recordRefusal(parts, refusal)
  }
}

function contextOf(parts: HostParts, actor: Actor): Context {
  if (actor.respondent) return { purpose: 'respondent', person: actor.id, ...actor.respondent }
  return { purpose: 'person', person: actor.id, ...parts.reach(actor) }
}

interface Refusal {
  readonly actor: Actor
  readonly act: string
  readonly matter: Matter | undefined
  readonly input: unknown
}

/** What is not there and what is not yours get the same answer. */
function problemOf(verdict: Verdict): Problem | undefined {
  if (verdict === 'not-there') return kitProblem['not-found']()
  if (verdict === 'sign-in-again') return kitProblem['sign-in-again']()
  if (verdict === 'not-allowed') return kitProblem['not-allowed']()
  return undefined
}

async function recordRefusal(parts: HostParts, { actor, act, matter, input }: Refusal): Promise<void> {
  await inTransaction(parts.pool, { purpose: 'system' }, ({ tx }) =>
    writeAudit(tx, {
      at: parts.clock(),
      actor: actor.id,
      act,
      outcome: 'denied',
      country: matter?.country ?? null,
      subject: matter?.subject ?? null,
      details: named(input),
    }),
  )
}

const NAMES = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{2}|[A-Z]{3}[.-][0-9]{1,3}(-[A-Z]{2})?)$/

/** What was asked for, by the ids and codes in it: nothing that anybody wrote. */
function named(input: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input ?? {}).filter(([, value]) => typeof value === 'string' && NAMES.test(value)),
  )
}

interface Held {
  readonly holder: string
  readonly key: string
  readonly act: string
  readonly inputHash: string
}

/** Takes the key, or finds what it already did. The same key with another input is refused. */
async function earlierResult(tx: Tx, held: Held): Promise<{ result: unknown } | undefined> {
  const taken = await tx
    .insertInto('idempotency')
    .values(held)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if ((taken.numInsertedOrUpdatedRows ?? 0n) > 0n) return undefined
  const row = await tx
    .selectFrom('idempotency')
    .select(['act', 'inputHash', 'result'])
    .where('holder', '=', held.holder)
    .where('key', '=', held.key)
    .executeTakeFirstOrThrow()
  if (row.act !== held.act || row.inputHash !== held.inputHash) throw kitProblem['key-reused']()
  return { result: row.result }
}
