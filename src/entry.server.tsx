import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { renderToPipeableStream } from 'react-dom/server'
import { isRouteErrorResponse, ServerRouter } from 'react-router'
import type { EntryContext, RouterContextProvider } from 'react-router'
import { brokenContext, pageContext } from './server/page-context.ts'

/** Renders a whole page before the first byte leaves: public pages are complete, and errors have their true status. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce } = context.get(pageContext)
  const allowed = nonce ? { nonce } : {}
  const html = await new Promise<string>((resolve, reject) => {
    const body = new PassThrough()
    const { pipe } = renderToPipeableStream(<ServerRouter context={routerContext} url={request.url} {...allowed} />, {
      ...allowed,
      onAllReady() {
        pipe(body)
        text(body).then(resolve, reject)
      },
      onError: reject,
    })
  })
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(html, { status, headers })
}

/** The host reports what breaks, with an incident number; what is not there has not broken. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
) {
  if (isRouteErrorResponse(error) || request.signal.aborted) return
  context.get(brokenContext)(error)
}
