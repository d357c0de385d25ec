import { sha256 } from '../kit/canonical.ts'
import { makeReady, type Ready } from './static-files.ts'

const MOST_PAGES = 2_000
const MOST_BYTES = 48 * 1024 * 1024

export interface KeptPage {
  readonly ready: Ready
  readonly etag: string
}

export type PageStore = ReturnType<typeof createPageStore>

/**
 * Public pages, ready as bytes. They change only when something is published or content is loaded; then all of them
 * are let go at once.
 */
export function createPageStore() {
  const pages = new Map<string, KeptPage>()
  let bytes = 0
  let generation = 0
  return {
    get: (path: string) => pages.get(path),
    generation: () => generation,
    letGo() {
      pages.clear()
      bytes = 0
      generation++
    },
    keep(path: string, page: KeptPage, born: number) {
      const size = page.ready.plain.length + (page.ready.gzip?.length ?? 0) + (page.ready.brotli?.length ?? 0)
      if (born !== generation || size > MOST_BYTES / 8) return
      while (pages.size >= MOST_PAGES || bytes + size > MOST_BYTES) {
        const [oldest, gone] = pages.entries().next().value!
        pages.delete(oldest)
        bytes -= gone.ready.plain.length + (gone.ready.gzip?.length ?? 0) + (gone.ready.brotli?.length ?? 0)
      }
      pages.set(path, page)
      bytes += size
    },
  }
}

/** Keeps what anybody may read and was answered whole; passes everything else through. */
export async function kept(
  store: PageStore,
  born: number,
  request: Request,
  response: Response,
  headers: Headers,
): Promise<Response> {
  const url = new URL(request.url)
  const path = url.pathname + url.search
  const mayKeep = request.method === 'GET' && response.status === 200 && headers.get('x-keep') === 'yes'
  headers.delete('x-keep')
  if (!mayKeep) return new Response(response.body, { status: response.status, headers })
  const body = Buffer.from(await response.arrayBuffer())
  const type = headers.get('content-type') ?? 'application/octet-stream'
  const page = { ready: makeReady(body, type, 5), etag: `"${sha256(body).slice(0, 32)}"` }
  store.keep(path, page, born)
  headers.set('etag', page.etag)
  headers.set('vary', 'accept-encoding')
  const accepted = request.headers.get('accept-encoding') ?? ''
  if (page.ready.brotli && accepted.includes('br')) {
    headers.set('content-encoding', 'br')
    return new Response(new Uint8Array(page.ready.brotli), { status: 200, headers })
  }
  return new Response(new Uint8Array(body), { status: 200, headers })
}
