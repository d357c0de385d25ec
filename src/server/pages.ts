import { data, redirect } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { z } from 'zod'
import type { Command, Query } from '../kit/acts.ts'
import { kitProblem, Problem } from '../kit/problems.ts'
import type { Locale, ScriptExceptions } from '../locale/index.ts'
import type { ReadDb } from './db/types.ts'
import { pageContext, type PageGiven } from './page-context.ts'

export interface Asked {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly url: URL
  readonly locale: Locale
  /** Of Serbian Cyrillic, for textIn. */
  readonly exceptions?: ScriptExceptions | undefined
  readonly given: PageGiven
}

/** What a form gets back when its act was refused: words in the reader's language, and everything that was typed. */
export interface Refused {
  readonly code: string
  readonly message: string
  readonly fields: readonly { readonly field: string; readonly message: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly details: unknown
}

type Loaded = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>

function asked({ request, params, context }: Loaded): Asked {
  const given = context.get(pageContext)
  return {
    params,
    url: new URL(request.url),
    locale: given.reading.locale,
    exceptions: given.reading.exceptions,
    given,
  }
}

/** A loader for anybody: reads what is public. A problem becomes the page's status, told in words by the frame. */
export function readPublic<T>(read: (db: ReadDb, asked: Asked) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => {
    const it = asked(args)
    return told(it, () => it.given.host.publicly((db) => read(db, it)))
  }
}

/** A loader inside the workbench: asks one query under the rights of who is signed in. */
export function read<I extends z.ZodType, O>(query: Query<I, O>, input: (asked: Asked) => unknown = () => ({})) {
  return async (args: LoaderFunctionArgs): Promise<O> => {
    const it = asked(args)
    if (!it.given.actor) throw toSignIn(it.url)
    return told(it, () => it.given.host.ask(query, { token: it.given.token, input: input(it) }))
  }
}

export function toSignIn(url: URL): Response {
  return redirect(`/app/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`)
}

interface Performed<O> {
  /** From form fields to the command's input. Fields that are absent are undefined, empty ones are ''. */
  input?: (form: FormData, asked: Asked) => unknown
  /** Where to go when it is done; stays on the page unless said. */
  then?: (output: O, asked: Asked) => string
  /** Of an act that may take long: where its key is looked after while it goes on. Needs `then`. */
  meanwhile?: (key: string, asked: Asked) => string
}

/** Nobody wonders yet whether anything happens. */
const PATIENCE = 1000

/** An action that performs one command from a form. */
export function perform<I extends z.ZodType, O>(command: Command<I, O>, options: Performed<O> = {}) {
  return async (args: ActionFunctionArgs) => performForm(command, options, args, await args.request.formData())
}

/** A page with several forms: each names its act in the field `act`. */
export function performOneOf(
  // oxlint-disable-next-line typescript/no-explicit-any -- commands of different inputs side by side
  acts: Readonly<Record<string, readonly [Command<any, any>, Performed<any>]>>,
) {
  return async (args: ActionFunctionArgs) => {
    const form = await args.request.formData()
    const act = textOf(form, 'act') ?? ''
    const chosen = Object.hasOwn(acts, act) ? acts[act] : undefined
    if (!chosen) throw data({ message: asked(args).given.tellProblem(kitProblem.invalid()).message }, 400)
    return performForm(chosen[0], chosen[1], args, form)
  }
}

/** For an action that must read its form in its own way (an upload): the same refusal, the same redirect. */
export async function performForm<I extends z.ZodType, O>(
  command: Command<I, O>,
  { input = plainFields, then, meanwhile }: Performed<O>,
  args: Loaded,
  form: FormData,
) {
  const it = asked(args)
  try {
    const sent = { token: it.given.token, key: textOf(form, 'key'), input: input(form, it) }
    const { host } = it.given
    const ended = meanwhile ? await host.begin(command, sent, PATIENCE) : { output: await host.perform(command, sent) }
    if (!ended) return redirect(meanwhile!(sent.key!, it), 303)
    const { output } = ended
    return then ? redirect(then(output, it), 303) : data({ done: output, refused: undefined }, 200)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'kit.signed-out') throw signedOut(it.given, error, form)
    if (error.code === 'kit.sign-in-again') return throughProof(it.url)
    return data({ done: undefined, refused: refusedIn(it.given, error, form) }, error.status)
  }
}

/** The browser takes the form along (307): the page that asks for the proof keeps what was typed, and sends it after. */
function throughProof(url: URL): Response {
  return redirect(`/app/sign-in-again?to=${encodeURIComponent(url.pathname + url.search)}&send=form`, 307)
}

/** The page's own loader could not show the form again, so what was typed is shown by the frame. */
function signedOut(given: PageGiven, problem: Problem, form: FormData) {
  const { message, typed } = refusedIn(given, problem, form)
  return data({ message, typed }, problem.status)
}

export function refusedIn(given: PageGiven, problem: Problem, form: FormData): Refused {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string' && !name.includes('password')) typed[name] = value
  return { code: problem.code, ...given.tellProblem(problem), typed, details: problem.details }
}

export function plainFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && name !== 'key' && name !== 'act') fields[name] = value
  return fields
}

export function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}

/** A refused read is a page of its own: its status, its sentence. */
async function told<T>(it: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === kitProblem['signed-out']().code) throw toSignIn(it.url)
    throw data({ message: it.given.tellProblem(error).message }, error.status)
  }
}
