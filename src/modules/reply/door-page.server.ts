import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { Command } from '../../kit/acts.ts'
import { Problem } from '../../kit/problems.ts'
import { isLocale } from '../../locale/index.ts'
import { replyCookie } from '../../server/cookies.ts'
import { pageContext } from '../../server/page-context.ts'
import { refusedIn, textOf } from '../../server/pages.ts'
import { enterAt, sendCodeAt, type Doorway, type Link, type Standing } from './doorway.server.ts'
import { replyProblem } from './problems.ts'
import { endReplySession } from './session.server.ts'

const DAY_IN_SECONDS = 24 * 60 * 60

/** Where an institution's pages lie: a request's under /r/, findings under /f/. */
export interface Place {
  readonly at: 'r' | 'f'
  /** The page behind the door. */
  readonly home: string
}

const linkIn = (params: LoaderFunctionArgs['params']): Link => ({
  reference: params['reference'] ?? '',
  key: params['key'] ?? '',
})

/** Who stands at this door. Opening a link changes nothing: programs that look into mails open links too. */
export async function standingAt<S extends Standing>(
  doorway: Doorway<S>,
  { params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>,
) {
  const given = context.get(pageContext)
  const found = await given.host.asSystem((tx, door) => doorway.at(tx, door, linkIn(params)))
  if (!found) throw data({ message: given.tellProblem(replyProblem['link-not-good']()).message }, 404)
  return { found, isIn: given.actor?.id === found.respondent.id }
}

/** Sends the code, or lets in with it. */
export async function actAtDoor<S extends Standing>(
  doorway: Doorway<S>,
  place: Place,
  { request, params, context }: ActionFunctionArgs,
) {
  const given = context.get(pageContext)
  const form = await request.formData()
  const link = linkIn(params)
  const { address } = given
  try {
    if (textOf(form, 'act') === 'send') {
      await sendCodeAt(given.host, doorway, { link, address })
      const asked = new URLSearchParams(new URL(request.url).search)
      asked.set('sent', 'yes')
      return redirect(`/${place.at}/${link.reference}/${link.key}?${asked}`, 303)
    }
    const { locale } = given.reading
    const shown = { code: textOf(form, 'code') ?? '', called: textOf(form, 'called'), locale }
    const token = await enterAt(given.host, doorway, { link, address, ...shown })
    return redirect(`/${place.at}/${link.reference}/${place.home}`, {
      status: 303,
      headers: { 'set-cookie': replyCookie(given.publicUrl, link.reference, token, DAY_IN_SECONDS) },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return data({ refused: refusedIn(given, error, form) }, error.status)
  }
}

/** Ends the session on this computer: the next one asks for a code again. */
export async function leave({ at }: Pick<Place, 'at'>, { params, context }: ActionFunctionArgs) {
  const { host, token, publicUrl } = context.get(pageContext)
  const reference = params['reference'] ?? ''
  if (token !== undefined) await endReplySession(host, token)
  return redirect(`/${at}/${reference}`, {
    status: 303,
    headers: { 'set-cookie': replyCookie(publicUrl, reference, '', 0) },
  })
}

/** A link that chooses the language: of this one page before the code, of the whole reply after it. */
export async function chooseLanguage(
  { at }: Pick<Place, 'at'>,
  // oxlint-disable-next-line typescript/no-explicit-any -- of a request's reply or of one to findings
  command: Command<any, any>,
  { request, params, context }: LoaderFunctionArgs,
) {
  const { host, token, actor } = context.get(pageContext)
  const { searchParams } = new URL(request.url)
  const locale = searchParams.get('lang') ?? ''
  const home = `/${at}/${params['reference']}`
  const to = URL.parse(searchParams.get('to') ?? home, 'http://local.invalid')
  const path = to && (to.pathname === home || to.pathname.startsWith(`${home}/`)) ? to.pathname : home
  if (!isLocale(locale)) return redirect(path)
  const isOwnLink = request.headers.get('sec-fetch-site') !== 'cross-site'
  if (!actor || !isOwnLink) return redirect(`${path}?lang=${locale}`)
  await host.perform(command, { token, input: { reference: params['reference'], locale }, key: randomUUID() })
  return redirect(path)
}
