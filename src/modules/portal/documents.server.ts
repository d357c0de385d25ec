import { SAMPLE } from '../../kit/sample.ts'
import { csvFile } from '../../formats/csv.ts'
import { jsonFile } from '../../formats/json.ts'
import { XLSX_TYPE } from '../../formats/xlsx.ts'
import { Problem } from '../../kit/problems.ts'
import { isLocale } from '../../locale/index.ts'
import type { PageGiven } from '../../server/page-context.ts'
import type { Asked } from '../../server/pages.ts'
import { permalink } from './permalinks.server.ts'
import type { FileTable, PublicPage } from './public-page.ts'
import { publicPages } from './readings/index.server.ts'
import { securityText } from './security-text.ts'

/** Permanent addresses, and the `.json`, `.csv` and other files beside every public page. Undefined: the address is none of them. */
export async function documentAt(request: Request, given: PageGiven): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const url = new URL(request.url)
  const [, first = ''] = url.pathname.split('/')
  if (url.pathname === '/.well-known/security.txt') return securityTextOf(given)
  if (first === 'id') return permalink(request, url, given)
  return isLocale(first) ? pageFile(url, given) : undefined
}

function securityTextOf({ publicUrl }: PageGiven): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' }
  return new Response(securityText(publicUrl, new Date()), { headers })
}

async function pageFile(url: URL, given: PageGiven): Promise<Response | undefined> {
  const [, path, ending] = /^\/[^/]+\/(.+)\.(json|csv|docx|xlsx)$/.exec(url.pathname) ?? []
  if (path === undefined) return undefined
  const found = pageAt(path === 'index' ? '' : path)
  if (!found) return undefined
  const { page, params } = found
  const { table, document, workbook, also } = page
  if ((ending === 'csv' && !table) || (ending === 'docx' && !document) || (ending === 'xlsx' && !workbook))
    return undefined
  const { locale } = given.reading
  const asked: Asked = { params: { ...params, lang: locale }, url, locale, given }
  try {
    const data = await given.host.publicly((db) => page.load(db, asked))
    if (ending === 'docx' && document)
      return fileResponse(await document(data, asked), DOCX, `${nameOf(path)}.docx`, path)
    if (ending === 'xlsx' && workbook)
      return fileResponse(
        await given.host.publicly((db) => workbook(db, data, asked)),
        XLSX_TYPE,
        `${nameOf(path)}.xlsx`,
        path,
      )
    if (ending === 'csv' && table) return csvResponse(path, table(data, asked), given.isSample)
    const more = also ? await given.host.publicly((db) => also(db, data)) : {}
    return jsonResponse(path, {
      sample: given.isSample,
      address: url.pathname + url.search,
      language: locale,
      data: { ...data, ...more },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return problemResponse(error, given)
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- pages of different data side by side
type AnyPage = PublicPage<any>

function pageAt(path: string): { page: AnyPage; params: Record<string, string> } | undefined {
  for (const page of publicPages) {
    const params = paramsOf(page.path, path)
    if (params) return { page, params }
  }
  return undefined
}

/** The parameters with which an address is of a pattern: 'indicators/:code' and 'indicators/inv-01'. */
function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [place, part] of wanted.entries()) {
    const own = given[place]!
    if (part.startsWith(':')) params[part.slice(1)] = decoded(own)
    else if (part !== own) return undefined
  }
  return params
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Of an invented base every row says so first. */
function csvResponse(path: string, { header, rows }: FileTable, isSample: boolean): Response {
  const table = isSample ? { header: [SAMPLE, ...header], rows: rows.map((row) => [SAMPLE, ...row]) } : { header, rows }
  return fileResponse(csvFile(table), 'text/csv; charset=utf-8', `${nameOf(path)}.csv`, path)
}

function jsonResponse(path: string, value: unknown): Response {
  return fileResponse(jsonFile(value), 'application/json; charset=utf-8', undefined, path)
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function fileResponse(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string | undefined,
  path: string,
): Response {
  const headers = new Headers({ 'content-type': type })
  if (name !== undefined) headers.set('content-disposition', `attachment; filename="${name}"`)
  if (!path.startsWith('search')) headers.set('x-keep', 'yes')
  return new Response(body, { headers })
}

const nameOf = (path: string) => `rapporteur-${path.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-')}`

function problemResponse(problem: Problem, given: PageGiven): Response {
  const { type, status } = problem
  const sample = given.isSample ? { sample: true } : {}
  return new Response(jsonFile({ type, status, title: given.tellProblem(problem).message, ...sample }), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  })
}
