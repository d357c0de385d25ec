import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { createElement, type ComponentType } from 'react'
import { tagsOf } from '../../../test/platform/html.ts'
import type { PageGiven } from '../../server/page-context.ts'
import { fileAddress } from './addresses.ts'
import { ask, shown } from './public-pages.fixture.tsx'
import { portalRoutes } from './routes.ts'

interface Way {
  /** Where it begins, beside the pages without a name of their own. */
  readonly starts: readonly string[]
  /** Of areas, indicators and figures only these are read. */
  readonly names: RegExp
}

/** Every document of the portal in one language: pages by their links, and the files and permanent addresses beside them. */
export async function crawl(reader: PageGiven, { starts, names }: Way): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const waiting = [...portalRoutes.flatMap(({ path = '' }) => (/[:*]/.test(path) ? [] : `/en/${path}`)), ...starts]
  const known = new Set(waiting)
  for (const path of waiting) {
    const page = await componentAt(path)
    if (!page) continue
    const html = await shown(reader, path, createElement(page))
    found.set(path, html)
    for (const ending of ['json', 'csv', 'docx'] as const) {
      const file = withEnding(path, ending)
      const answer = await ask(reader, file)
      if (answer?.status === 200) found.set(file, await textOf(answer, ending))
    }
    for (const { href = '' } of tagsOf(html, 'a')) {
      const link = href.split('#', 1)[0]!.replace('https://base.example', '')
      if (known.has(link) || !isWanted(link, names)) continue
      known.add(link)
      if (link.startsWith('/id/')) found.set(link, await (await ask(reader, link))!.text())
      else waiting.push(link)
    }
  }
  return found
}

/** Of other indicators, areas and figures one page is enough, and none of a choice of institutions: they rate nothing. */
function isWanted(link: string, names: RegExp): boolean {
  if (link.startsWith('/id/')) return true
  if (!link.startsWith('/en') || /\.(json|csv|docx|xlsx)(\?|$)/.test(link) || link.includes('/institutions?'))
    return false
  const [, kind, name = ''] = /\/(data|areas|indicators|instrument\/\w+)\/([\w-]+)/i.exec(link) ?? []
  if (kind === undefined || kind === 'instrument/diff') return true
  return names.test(name)
}

const withEnding = (path: string, ending: 'json' | 'csv' | 'docx') => {
  const [pathname = '', search] = path.split('?')
  return fileAddress(pathname, search === undefined ? '' : `?${search}`, ending)
}

const components = import.meta.glob<{ default: ComponentType }>('./pages/*.tsx')

/** The component of the route of an address. */
async function componentAt(address: string): Promise<ComponentType | undefined> {
  const path = address.split('?', 1)[0]!.split('/').slice(2).join('/')
  const own = portalRoutes
    .filter(({ path: pattern = '' }) => pattern !== '*')
    .find(({ path: pattern = '' }) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path))
  if (!own) return undefined
  const { default: page } = await components[own.file.replace('modules/portal', '.')]!()
  return page
}

async function textOf(answer: Response, ending: string): Promise<string> {
  if (ending !== 'docx') return answer.text()
  return wordsOf(Buffer.from(await answer.arrayBuffer()))
}

/** The words of a Word file: its main part out of the archive. */
function wordsOf(bytes: Buffer): string {
  for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString()
    if (name !== 'word/document.xml') continue
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    return inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20))).toString()
  }
  throw new Error('a Word file without a main part')
}

/** The ratings that a document shows, whatever sort of document it is. */
export function ratingsIn(path: string, text: string): number[] {
  const [name = ''] = path.split('?')
  if (name.endsWith('.csv')) {
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
    return rows.flatMap(({ kind, as_published: rating, result, score }) =>
      [kind === 'rating' ? rating : undefined, result, score].flatMap((it) =>
        /^[0-3]$/.test(it ?? '') ? Number(it) : [],
      ),
    )
  }
  if (name.endsWith('.json') || name.startsWith('/id/'))
    return [...text.matchAll(/"rating":\s*([0-3])\b/g)].map(([, digit]) => Number(digit))
  return [...withoutRules(text).matchAll(/class="(?:rating|score) rating-([0-3])"/g)].map(([, digit]) => Number(digit))
}

/** The rule and the legend say what each rating means: they rate nothing. */
export const withoutRules = (html: string) =>
  html.replaceAll(/<(dl class="definitions"|ul class="legend")[^]*?<\/(dl|ul)>/g, (all) =>
    /rating-3[^]*rating-2[^]*rating-1[^]*rating-0/.test(all) ? ' ' : all,
  )
