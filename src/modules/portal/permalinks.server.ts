import { canonical, sha256 } from '../../kit/canonical.ts'
import { kitProblem } from '../../kit/problems.ts'
import { DOWNLOAD_POLICY } from '../../server/headers.ts'
import type { PageGiven } from '../../server/page-context.ts'
import { editionOfLabel, labelOf, type EditionName } from '../edition/index.ts'
import { bodiesOf, editionsNaming, publishedBytes } from '../edition/queries.server.ts'

/**
 * `/id/edition/rs-2021@1`, `/id/value/inv-01-rs-2021@1`, `/id/file/<sha256>`: the same bytes for ever. Whoever asks for
 * a page is led to the page that is drawn from them.
 */
export async function permalink(request: Request, url: URL, given: PageGiven): Promise<Response> {
  const [, , type = '', id = ''] = url.pathname.replaceAll('%40', '@').split('/')
  const found =
    type === 'edition'
      ? await editionAt(request, id, given)
      : type === 'value'
        ? await valueAt(request, id, given)
        : type === 'file'
          ? await publicFile(id, given)
          : undefined
  return found ?? nothingThere(given)
}

function nothingThere(given: PageGiven): Response {
  const { message } = given.tellProblem(kitProblem['not-found']())
  return new Response(`${message}\n`, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

async function editionAt(request: Request, id: string, given: PageGiven): Promise<Response | undefined> {
  const name = editionOfLabel(id.replace('@', '.'))
  const row = name && (await given.host.publicly((db) => publishedBytes(db, name)))
  if (!row) return undefined
  return wantsPage(request) ? toPage(given, `countries/${name.country}/${name.year}`, name) : frozen(row.body)
}

async function valueAt(request: Request, id: string, given: PageGiven): Promise<Response | undefined> {
  const [, code = '', label] = /^([a-z0-9-]+)-([a-z]{2}-\d{4}@\d+)$/.exec(id) ?? []
  const name = editionOfLabel(label?.replace('@', '.'))
  const row = name && (await given.host.publicly((db) => publishedBytes(db, name)))
  const value = row && valueIn(row.body, id)
  if (!name || value === undefined) return undefined
  if (wantsPage(request)) return toPage(given, `indicators/${code}/${name.country}/${name.year}`, name)
  return frozen(canonical(value))
}

/** From the bytes themselves, past any schema of today: what was published is passed on as it is. */
function valueIn(body: string, id: string): unknown {
  const { values } = JSON.parse(body) as { values: { id: string }[] }
  return values.find((value) => value.id === id)
}

const wantsPage = (request: Request) => (request.headers.get('accept') ?? '').includes('text/html')

function toPage({ reading }: PageGiven, path: string, name: EditionName): Response {
  return new Response(null, {
    status: 303,
    headers: {
      location: `/${reading.locale}/${path}?edition=${labelOf(name)}`,
      vary: 'accept, accept-language',
      'cache-control': 'no-store',
    },
  })
}

function frozen(bytes: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${sha256(bytes)}"`,
      vary: 'accept',
    },
  })
}

/** A file of evidence that a published edition cites as public; of any other not even that it is there. */
async function publicFile(hash: string, { host }: PageGiven): Promise<Response | undefined> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined
  const file = await host.publicly(async (db) => {
    const bodies = await bodiesOf(db, await editionsNaming(db, hash))
    const sources = [...bodies.values()].flatMap(({ values }) =>
      values.flatMap(({ citations, observations }) => [...citations, ...observations].map(({ source }) => source)),
    )
    return sources
      .flatMap((source) => (source?.class === 'public' ? (source.file ?? []) : []))
      .find((it) => it.sha256 === hash)
  })
  if (!file) return undefined
  const bytes = await host.asSystem((_tx, { files }) => files.read(hash))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="source-${hash.slice(0, 12)}.${ENDINGS[file.mediaType] ?? 'bin'}"`,
      'content-security-policy': DOWNLOAD_POLICY,
      'cache-control': 'public, max-age=31536000, immutable',
    },
  })
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
}
