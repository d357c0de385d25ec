import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { securityHeaders } from './headers.ts'
import { kept, type PageStore } from './kept-pages.ts'
import { peerAddress } from './peer.ts'
import { staticFiles, type Ready } from './static-files.ts'
import { isReplyPath, isWorkPath } from './work-path.ts'

export interface HttpParts {
  readonly clientFolder: string
  readonly publicUrl: string
  readonly pages: PageStore
  readonly log: (line: string) => void
  /** Everything that is not a built file or a page kept ready. */
  answer(request: Request, given: { nonce: string; address: string; broke(error: unknown): void }): Promise<Response>
}

/** The front door: its own files and kept pages straight from memory, everything else through the application. */
export function createFrontDoor(parts: HttpParts): Server {
  const files = staticFiles(parts.clientFolder)
  const isHttps = parts.publicUrl.startsWith('https:')
  const plainHeaders = securityHeaders({ isHttps })
  // What is no address at all does not come as far as the application.
  const errorHandler = () => new Response(null, { status: 400, headers: plainHeaders })
  const application = getRequestListener(
    (request, env) => answered(parts, isHttps, request, env.incoming as IncomingMessage),
    { errorHandler },
  )
  return createServer({ requestTimeout: 120_000, headersTimeout: 20_000 }, (incoming, outgoing) => {
    const path = incoming.url ?? '/'
    const isRead = incoming.method === 'GET' || incoming.method === 'HEAD'
    const file = isRead ? files.get(path.split('?', 1)[0]!) : undefined
    if (file)
      return send(incoming, outgoing, file(), 200, {
        ...plainHeaders,
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      })
    const page = isRead ? parts.pages.get(path) : undefined
    if (page) return sendKept(incoming, outgoing, page, plainHeaders)
    void application(incoming, outgoing)
  })
}

async function answered(
  parts: HttpParts,
  isHttps: boolean,
  request: Request,
  incoming: IncomingMessage,
): Promise<Response> {
  const path = new URL(request.url).pathname
  const isPublic = !isWorkPath(path) && !isReplyPath(path)
  // A public page runs no script: without a nonce its bytes are the same each time it is made.
  const nonce = isPublic ? '' : randomBytes(16).toString('base64url')
  const born = parts.pages.generation()
  const address = peerAddress(incoming.socket.remoteAddress, incoming.headers['x-forwarded-for'])
  const broke = (error: unknown) => logIncident(parts, request, error)
  let response: Response
  try {
    response = await parts.answer(request, { nonce, address, broke })
  } catch (error) {
    const incident = broke(error)
    response = new Response(`incident ${incident}\n`, {
      status: 500,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(securityHeaders({ nonce, isHttps })))
    if (!headers.has(name)) headers.set(name, value)
  if (!headers.has('cache-control')) headers.set('cache-control', isPublic ? 'public, max-age=60' : 'no-store')
  return kept(parts.pages, born, request, response, headers)
}

function logIncident({ log }: HttpParts, { method }: Request, error: unknown): string {
  const incident = randomUUID().slice(0, 8)
  const { name, code = '' } = error as { name?: string; code?: string }
  log(`incident ${incident} ${method} ${name} ${code} ${firstFrame(error)}`)
  return incident
}

/** Where it broke, without a word of what anybody typed. */
function firstFrame(error: unknown): string {
  return (
    (error as Error).stack
      ?.split('\n')
      .find((line) => line.trim().startsWith('at '))
      ?.trim() ?? ''
  )
}

function sendKept(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  page: { ready: Ready; etag: string },
  headers: Record<string, string>,
) {
  const full = { ...headers, etag: page.etag, 'cache-control': 'public, max-age=60', vary: 'accept-encoding' }
  if (incoming.headers['if-none-match'] === page.etag) return outgoing.writeHead(304, full).end()
  send(incoming, outgoing, page.ready, 200, full)
}

function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  ready: Ready,
  status: number,
  headers: Record<string, string>,
) {
  const accepted = String(incoming.headers['accept-encoding'] ?? '')
  const [body, encoding] =
    ready.brotli && accepted.includes('br')
      ? [ready.brotli, 'br']
      : ready.gzip && accepted.includes('gzip')
        ? [ready.gzip, 'gzip']
        : [ready.plain, undefined]
  outgoing.writeHead(status, {
    ...headers,
    'content-type': ready.type,
    'content-length': body.length,
    ...(encoding ? { 'content-encoding': encoding, vary: 'accept-encoding' } : {}),
  })
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
}
