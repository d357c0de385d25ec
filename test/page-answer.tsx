/** A page asked as over HTTP, without a build: its loader and action under a real host, its component as HTML. */
import type { ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import {
  createStaticHandler,
  createStaticRouter,
  RouterContextProvider,
  StaticRouterProvider,
  useRouteError,
} from 'react-router'
import type { ActionFunction, LoaderFunction } from 'react-router'
import { readingIn, sayIn } from '../src/catalogue.ts'
import type { Problem } from '../src/kit/problems.ts'
import type { Locale } from '../src/locale/index.ts'
import { Lost } from '../src/lost.tsx'
import { pageContext } from '../src/server/page-context.ts'
import type { Host } from '../src/server/perform.ts'
import { ReadingIn } from '../src/web/reading.tsx'

export interface PageModule {
  readonly loader?: unknown
  readonly action?: unknown
  readonly default?: ComponentType
}

interface Asking {
  readonly host: Host
  readonly token: string
  readonly locale?: Locale
}

function Broken() {
  const error = useRouteError() as { status?: number; data?: { message?: string } }
  return <Lost status={error.status ?? 500} message={error.data?.message} />
}

export async function answerOf(
  { host, token, locale = 'en' }: Asking,
  path: string,
  page: PageModule,
  request: Request,
) {
  const reading = readingIn(locale)
  const say = sayIn(reading)
  const tellProblem = (problem: Problem) => ({
    message: say(problem.code.replace('.', '.problem.'), problem.values),
    fields: problem.fields.map(({ field, key, values }) => ({ field, message: say(key, values) })),
  })
  const context = new RouterContextProvider()
  const actor = await host.whoIs(token)
  const publicUrl = new URL(request.url).origin
  const given = { host, reading, say, tellProblem, token, actor, nonce: 'n', isSample: false, publicUrl, address: '' }
  context.set(pageContext, given)
  const routes = [
    {
      id: 'page',
      path,
      loader: page.loader as LoaderFunction,
      action: page.action as ActionFunction,
      Component: page.default ?? null,
      ErrorBoundary: Broken,
    },
  ]
  const handler = createStaticHandler(routes)
  if (!page.default)
    return documentOf(() => handler.queryRoute(request, { requestContext: context }) as Promise<Response>)
  const found = await handler.query(request, { requestContext: context })
  if (found instanceof Response) return { status: found.status, headers: found.headers, html: await found.text() }
  const router = createStaticRouter(handler.dataRoutes, found)
  const html = renderToString(
    <ReadingIn reading={reading}>
      <StaticRouterProvider router={router} context={found} hydrate={false} />
    </ReadingIn>,
  )
  return { status: found.statusCode, headers: found.actionHeaders['page'] ?? new Headers(), html }
}

/** A route that is no page: its answer, or the refusal that the page of errors would tell. */
async function documentOf(ask: () => Promise<Response>) {
  const answer = await ask().catch((thrown: Response | { init?: { status?: number }; data?: unknown }) => thrown)
  if (answer instanceof Response) return { status: answer.status, headers: answer.headers, html: await answer.text() }
  return { status: answer.init?.status ?? 500, headers: new Headers(), html: JSON.stringify(answer.data) }
}
