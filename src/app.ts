import { RouterContextProvider, createRequestHandler, type ServerBuild } from 'react-router'
import { readingIn, sayIn } from './catalogue.ts'
import type { Actor } from './kit/acts.ts'
import { Problem } from './kit/problems.ts'
import {
  isLocale,
  localeFromAcceptLanguage,
  NO_EXCEPTIONS,
  type Locale,
  type ScriptExceptions,
} from './locale/index.ts'
import { scriptExceptions } from './modules/translation/queries.server.ts'
import { replyToken, sessionToken } from './server/cookies.ts'
import { admitted, STATUS_OF, type EarlyRefusal } from './server/early-refusal.ts'
import { MAIL_DROP } from './server/mail-drop.ts'
import { brokenContext, pageContext, type PageGiven } from './server/page-context.ts'
import type { Host } from './server/perform.ts'
import { decoded, isReplyPath, isWorkPath, replyReference } from './server/work-path.ts'

export interface AppParts {
  readonly build: ServerBuild
  readonly host: Host
  readonly publicUrl: string
  readonly isSample: boolean
  /** Whether the page at this address takes files, which it reads by itself. */
  takesFiles(path: string): boolean
  /** Takes in a mail from a mail server; undefined: no mail server hands any over. */
  takeMail?: ((request: Request) => Promise<Response>) | undefined
  /** Documents beside the pages: .json, .csv, permalinks. Undefined where the address is none of them. */
  document(request: Request, given: PageGiven): Promise<Response | undefined>
}

/** Of one request, besides what it says itself. */
export interface Arrival {
  readonly nonce: string
  readonly address: string
  /** Told of what broke inside a page, which the page itself says in words. */
  broke(error: unknown): void
}

/** Answers every request that is not a built file or a page kept ready. */
export function createApp(parts: AppParts) {
  const handler = createRequestHandler(parts.build, 'production')
  return async (arrived: Request, arrival: Arrival): Promise<Response> => {
    const url = new URL(arrived.url)
    const say = sayIn(readingIn(localeOf(arrived, url, undefined)))
    if (url.pathname === MAIL_DROP && arrived.method === 'POST')
      return parts.takeMail ? parts.takeMail(arrived) : inWords(404, say('root.lost.title'))
    const request = await admitted(arrived, parts)
    if (typeof request === 'string') return refusal(request, say)
    if (url.pathname === '/') return redirectHome(request)
    if (decoded(url.pathname) === undefined) return inWords(404, say('root.lost.title'))
    try {
      return await pageOrDocument(parts, handler, request, url, arrival)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return inWords(error.status, say(wordOf(error), error.values))
    }
  }
}

async function pageOrDocument(
  parts: AppParts,
  handler: ReturnType<typeof createRequestHandler>,
  request: Request,
  url: URL,
  { nonce, address, broke }: Arrival,
): Promise<Response> {
  const isOwn = isWorkPath(url.pathname) || isReplyPath(url.pathname)
  const token = isOwn ? tokenFor(url.pathname, parts.publicUrl, request.headers.get('cookie')) : undefined
  const actor = await parts.host.whoIs(token)
  // A public page has nothing to allow, and is the same bytes each time.
  const locale = localeOf(request, url, actor?.locale)
  // Only where Cyrillic is made: in that script, and in the workbench, which shows it beside the Latin.
  const exceptions = isOwn || locale === 'sr-cyrl' ? await parts.host.publicly(scriptExceptions) : NO_EXCEPTIONS
  const own = { locale, exceptions, nonce: isOwn ? nonce : '' }
  const given = givenFor(parts, { ...own, token, actor, address })
  const document = isOwn ? undefined : await parts.document(request, given)
  if (document) return document
  const context = new RouterContextProvider()
  context.set(pageContext, given)
  context.set(brokenContext, broke)
  const response = await handler(request, context)
  const mayKeep = isLocale(firstOf(url)) && !url.pathname.endsWith('/search')
  if (mayKeep) response.headers.set('x-keep', 'yes')
  return response
}

/** In the workbench the session of a person; in a reply the one of that request alone, and never the other. */
function tokenFor(path: string, publicUrl: string, cookies: string | null): string | undefined {
  if (isWorkPath(path)) return sessionToken(publicUrl, cookies)
  const reference = replyReference(path)
  return reference === undefined ? undefined : replyToken(publicUrl, reference, cookies)
}

const firstOf = (url: URL) => url.pathname.split('/')[1] ?? ''
const wordOf = ({ code }: Problem) => code.replace('.', '.problem.')

/** Before any page is asked: one sentence, in the reader's language. */
function refusal(why: EarlyRefusal, say: PageGiven['say']): Response {
  const response = inWords(STATUS_OF[why], say(`root.refused.${why}`))
  if (why === 'wrong-method') response.headers.set('allow', 'GET, HEAD, POST')
  return response
}

function inWords(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

function givenFor(
  { host, isSample, publicUrl }: AppParts,
  {
    exceptions,
    ...it
  }: {
    locale: Locale
    exceptions: ScriptExceptions
    token: string | undefined
    actor: Actor | undefined
    nonce: string
    address: string
  },
): PageGiven {
  const reading = readingIn(it.locale, exceptions)
  const say = sayIn(reading)
  const tellProblem = (problem: Problem) => ({
    message: say(wordOf(problem), problem.values),
    fields: problem.fields.map(({ field, key, values }) => ({ field, message: say(key, values) })),
  })
  return { ...it, host, isSample, publicUrl, reading, say, tellProblem }
}

function localeOf(request: Request, url: URL, own: string | undefined): Locale {
  const first = firstOf(url)
  const asked = url.searchParams.get('lang') ?? ''
  if (isLocale(first)) return first
  if (isLocale(asked)) return asked
  if (own && isLocale(own)) return own
  return localeFromAcceptLanguage(request.headers.get('accept-language')) ?? 'en'
}

function redirectHome(request: Request): Response {
  const locale = localeFromAcceptLanguage(request.headers.get('accept-language')) ?? 'en'
  return new Response(null, {
    status: 302,
    headers: { location: `/${locale}/`, vary: 'accept-language', 'cache-control': 'no-store' },
  })
}
