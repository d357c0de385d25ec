import { data, redirect } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { kitProblem, Problem } from '../../kit/problems.ts'
import { sessionCookie } from '../../server/cookies.ts'
import { pageContext, type PageGiven } from '../../server/page-context.ts'
import { refusedIn, textOf, type Refused } from '../../server/pages.ts'
import { deviceOf } from './device.ts'
import { ABSOLUTE_LIMIT } from './host.server.ts'
import { localPath } from './model.ts'
import type { Answered } from './passkeys.server.ts'
import { identityProblem } from './problems.ts'
import { addressForPasskeys, relyingParty, type RelyingParty } from './relying-party.ts'
import type { Arrival } from './sign-in.server.ts'

/** One request at the door, outside of any person's rights. */
export interface Knock {
  readonly given: PageGiven
  readonly url: URL
  /** Where the person wanted to go. */
  readonly to: string
  readonly arrival: Arrival
  readonly rp: RelyingParty | undefined
  readonly params: Readonly<Record<string, string | undefined>>
}

export function knock({ request, context, params }: Pick<LoaderFunctionArgs, 'request' | 'context' | 'params'>): Knock {
  const given = context.get(pageContext)
  const url = new URL(request.url)
  return {
    given,
    url,
    to: localPath(url.searchParams.get('to')),
    arrival: { address: given.address, device: deviceOf(request.headers.get('user-agent')) },
    rp: relyingParty(given.publicUrl, request.url),
    params,
  }
}

/** What a page needs to know about passkeys: whether this address can have them, and which other one can. */
export function passkeysHere({ rp, given, url }: Knock) {
  return { isOffered: rp !== undefined, elsewhere: rp ? undefined : addressForPasskeys(given.publicUrl, url.href) }
}

type Answer<T> = Promise<Response | ReturnType<typeof data<{ refused: Refused }>> | T>

/** A form at the door: its refusal is told like any other's. */
export async function atDoor<T>(args: ActionFunctionArgs, work: (it: Knock, form: FormData) => Promise<T>): Answer<T> {
  const it = knock(args)
  const form = await args.request.formData()
  try {
    return await work(it, form)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'kit.sign-in-again') return toSignInAgain(it.url)
    if (error.code === 'kit.signed-out') return redirect('/app/sign-in', 303)
    return data({ refused: refusedIn(it.given, error, form) }, error.status)
  }
}

export function toSignInAgain(url: URL): Response {
  return redirect(`/app/sign-in-again?to=${encodeURIComponent(url.pathname + url.search)}`, 303)
}

export function enter({ given, to }: Knock, token: string): Response {
  return redirect(to, { status: 303, headers: cookieOf(given, token) })
}

export const cookieOf = ({ publicUrl }: PageGiven, token: string) => ({
  'set-cookie': sessionCookie(publicUrl, token, ABSOLUTE_LIMIT / 1000),
})

export const noCookie = ({ publicUrl }: PageGiven) => ({ 'set-cookie': sessionCookie(publicUrl, '', 0) })

export const typedIn = (form: FormData, name: string): string => textOf(form, name) ?? ''

export const answeredIn = (form: FormData): Answered => ({
  challenge: typedIn(form, 'challenge'),
  response: typedIn(form, 'response'),
})

export function partyOf({ rp }: Knock): RelyingParty {
  if (!rp) throw identityProblem['passkey-refused']()
  return rp
}

/** What is not said by a form of ours. */
export function unknownAct(): never {
  throw kitProblem.invalid()
}
