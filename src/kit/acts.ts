import type { z } from 'zod'
import type { ReadDb, Tx } from '../server/db/types.ts'
import type { Files, Post, Sealer } from './given.ts'
import type { Happening } from './happenings.ts'
import type { Values } from './words.ts'

export const ROLES = [
  'coordinator',
  'lead',
  'monitor',
  'reviewer',
  'rapporteur',
  'publisher',
  'reader',
  'translator',
  'auditor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

/** A role held by a person. A null country is the whole region; a null institution is any. */
export interface Grant {
  readonly role: Role
  readonly country: string | null
  readonly institution: string | null
}

export interface Actor {
  readonly id: string
  readonly name: string
  /** The language that this person works in. */
  readonly locale: string
  readonly grants: readonly Grant[]
  readonly sessionId: string
  /** Proved who they are within the last minutes: publication and rights ask for it. */
  readonly isFresh: boolean
  /** Answers a request of an institution by a link, without an account: holds no role, and sees nothing else. */
  readonly respondent?: Respondent
}

/**
 * `owner` answers for the institution and submits; a `delegate` was given some of its questions. `request` is the id of
 * the one thing that is answered: a request, or findings that the institution is heard on.
 */
export interface Respondent {
  readonly request: string
  readonly part: 'owner' | 'delegate'
}

/** What an act is about, as far as rights depend on it. */
export interface Matter {
  /** What the audit log names: 'assessment 3f0c…'. */
  readonly subject: string
  /** Null where it belongs to the whole region, or to no country. */
  readonly country: string | null
  readonly institution?: string | null
  readonly state?: string
  /** Everybody who wrote it: none of them may approve it. */
  readonly authors?: readonly string[]
  /** The person it is about, where it is about one. */
  readonly person?: string
  /** The request to an institution that it belongs to, where a respondent may do it. */
  readonly request?: string
}

/** What every act is given besides its input: who, when, and the outside world. */
export interface Doing {
  readonly actor: Actor
  readonly now: Date
  readonly files: Files
  readonly post: Post
  readonly sealer: Sealer
  readonly publicUrl: string
  /** The mailbox at which answers by mail are taken in, before its tag; undefined: they go to who asks. */
  readonly mailReplyTo?: string | undefined
  /** Words that leave without a page, in the language of whoever gets them: `module.key`. */
  say(locale: string, key: string, values?: Values): string
  /** Of a long act: how many of how many are done, for whoever waits. Nobody else sees any of them before all are. */
  progress?(done: number, total: number): void
  /** Tells later modules what happened, before anything is committed. */
  tell<T>(happening: Happening<T>, it: T): Promise<void>
}

export interface Command<I extends z.ZodType = z.ZodType, O = unknown> {
  readonly sort: 'command'
  /** The act's name in the table of rights. */
  readonly may: string
  /** The audit log's word for it. */
  readonly records: string
  readonly takes: I
  about(db: ReadDb, input: z.output<I>, actor: Actor, now: Date): Promise<Matter | undefined>
  run(tx: Tx, doing: Doing, input: z.output<I>): Promise<O>
  /** What the audit log keeps of the input; all of it unless said. */
  details?(input: z.output<I>, output: O): unknown
}

export interface Query<I extends z.ZodType = z.ZodType, O = unknown> {
  readonly sort: 'query'
  readonly may: string
  readonly takes: I
  about(db: ReadDb, input: z.output<I>, actor: Actor, now: Date): Promise<Matter | undefined>
  run(db: ReadDb, doing: Doing, input: z.output<I>): Promise<O>
}

/** A thing that a person does: one transaction, its audit row written in it. */
export function command<I extends z.ZodType, O>(act: Omit<Command<I, O>, 'sort'>): Command<I, O> {
  return { sort: 'command', ...act }
}

/** A thing that a person reads inside the workbench, under the same rights. */
export function query<I extends z.ZodType, O>(act: Omit<Query<I, O>, 'sort'>): Query<I, O> {
  return { sort: 'query', ...act }
}

// oxlint-disable-next-line typescript/no-explicit-any -- a list of acts of different inputs has no narrower type
export type AnyAct = Command<any, any> | Query<any, any>
