import { RouterContextProvider, createRequestHandler, type ServerBuild } from 'react-router'
import { readingIn, sayIn } from './catalogue.ts'
import type { Actor } from './kit/acts.ts'
import type { Problem } from './kit/problems.ts'
import { isLocale, localeFromAcceptLanguage, type Locale } from './locale/index.ts'
import { sessionToken } from './server/cookies.ts'
import { pageContext, type PageGiven } from './server/page-context.ts'
import type { Host } from './server/perform.ts'

export interface AppParts {
  readonly build: ServerBuild
  readonly host: Host
  readonly publicUrl: string
  readonly isSample: boolean
  /** Documents beside the pages: .json, .csv, permalinks. Undefined where the address is none of them. */
  document(request: Request, given: PageGiven): Promise<Response | undefined>
}

/** Answers every request that is not a built file or a page kept ready. */
export function createApp(parts: AppParts) {
  const handler = createRequestHandler(parts.build, 'production')
  return async (request: Request, { nonce, address }: { nonce: string; address: string }): Promise<Response> => {
    const url = new URL(request.url)
    const first = url.pathname.split('/')[1] ?? ''
    if (url.pathname === '/') return redirectHome(request)
    if (!isOwnForm(request, url, parts.publicUrl)) return new Response(null, { status: 403 })
    const isWork = first === 'app'
    const token = isWork ? sessionToken(parts.publicUrl, request.headers.get('cookie')) : undefined
    const actor = await parts.host.whoIs(token)
    const locale = localeOf(request, url, first, actor?.locale)
    const given = givenFor(parts, { locale, token, actor: actor, nonce, address })
    const document = isWork ? undefined : await parts.document(request, given)
    if (document) return document
    const context = new RouterContextProvider()
    context.set(pageContext, given)
    const response = await handler(withoutOrigin(request), context)
    const mayKeep = isLocale(first) && !url.pathname.endsWith('/search')
    if (mayKeep) response.headers.set('x-keep', 'yes')
    return response
  }
}

function givenFor(
  { host, isSample, publicUrl }: AppParts,
  it: { locale: Locale; token: string | undefined; actor: Actor | undefined; nonce: string; address: string },
): PageGiven {
  const reading = readingIn(it.locale)
  const say = sayIn(reading)
  const tellProblem = (problem: Problem) => ({
    message: say(problem.code.replace('.', '.problem.'), problem.values),
    fields: problem.fields.map(({ field, key, values }) => ({ field, message: say(key, values) })),
  })
  return { ...it, host, isSample, publicUrl, reading, say, tellProblem }
}

function localeOf(request: Request, url: URL, first: string, own: string | undefined): Locale {
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

/**
 * Under `no-referrer` browsers send `Origin: null` with our own forms, which React Router's check refuses. Ours has been
 * passed by now, and is the stricter one.
 */
function withoutOrigin(request: Request): Request {
  if (!request.headers.has('origin')) return request
  const headers = new Headers(request.headers)
  headers.delete('origin')
  return new Request(request, { headers })
}

/** A write comes from a page of ours: browsers say where a form was, and who says nothing is not a browser's form. */
function isOwnForm(request: Request, url: URL, publicUrl: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== 'null')
    return origin === new URL(publicUrl).origin || new URL(origin).host === url.host
  return request.headers.get('sec-fetch-site') === 'same-origin'
}
