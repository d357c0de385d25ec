const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data']

/** What a form's text may weigh altogether. Files come by pages that read them as a stream. */
const MOST_FORM = 1024 * 1024

/** Read to its end so that the sender can hear the answer, but not for ever. */
const MOST_READ = 256 * 1024 * 1024

export type EarlyRefusal = 'wrong-method' | 'foreign-form' | 'no-form' | 'too-large'

export const STATUS_OF: Readonly<Record<EarlyRefusal, number>> = {
  'wrong-method': 405,
  'foreign-form': 403,
  'no-form': 400,
  'too-large': 413,
}

interface Door {
  readonly publicUrl: string
  /** Whether the page at this address reads its form by itself. */
  takesFiles(path: string): boolean
}

/**
 * What no page needs to see: it is answered before any of it is kept in memory. A form that may pass comes back as a
 * request whose body is read; a page that takes files gets its own stream.
 */
export async function admitted(request: Request, door: Door): Promise<Request | EarlyRefusal> {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  if (request.method !== 'POST') return 'wrong-method'
  if (!isOwnForm(request, door.publicUrl)) return 'foreign-form'
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (!FORMS.includes(type)) return 'no-form'
  const headers = withoutOrigin(request.headers)
  if (door.takesFiles(new URL(request.url).pathname)) return new Request(request, { headers })
  const body = await readForm(request)
  if (body === undefined) return 'too-large'
  if (!(await isForm(body, headers))) return 'no-form'
  return new Request(request.url, { method: 'POST', headers, body, signal: request.signal })
}

/** A write comes from a page of ours: browsers say where a form was, and who says nothing is not a browser's form. */
function isOwnForm(request: Request, publicUrl: string): boolean {
  const origin = request.headers.get('origin')
  if (origin === null || origin === 'null') return request.headers.get('sec-fetch-site') === 'same-origin'
  if (origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
}

/**
 * Under `no-referrer` browsers send `Origin: null` with our own forms, which React Router's check refuses. Ours has been
 * passed by now, and is the stricter one.
 */
function withoutOrigin(given: Headers): Headers {
  const headers = new Headers(given)
  headers.delete('origin')
  return headers
}

async function readForm(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MOST_READ) break
    if (size <= MOST_FORM) chunks.push(chunk)
    else chunks.length = 0
  }
  return size > MOST_FORM ? undefined : new Uint8Array(Buffer.concat(chunks))
}

async function isForm(body: Uint8Array<ArrayBuffer>, headers: Headers): Promise<boolean> {
  const type = headers.get('content-type') ?? ''
  if (!/^multipart/i.test(type)) return true
  try {
    await new Response(body, { headers: { 'content-type': type } }).formData()
    return true
  } catch {
    return false
  }
}
