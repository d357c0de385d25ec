import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { htmlLang, LOCALES, nativeName } from '../../src/locale/index.ts'
import { portalRoutes } from '../../src/modules/portal/routes.ts'
import { axe, openBrowser } from '../journeys/browser.ts'
import { call, type Answer } from './call.ts'
import { insideOf, readable, tagsOf } from './html.ts'
import { sampleProduct } from './sample-product.ts'

const MOST_PAGES = 250

interface Crawled {
  /** Every page that was read, by its address. */
  readonly pages: ReadonlyMap<string, Answer>
  /** Data and tables that the pages link to. */
  readonly files: ReadonlyMap<string, Answer>
  readonly permalinks: ReadonlySet<string>
}

let base: string
let crawled: Crawled
beforeAll(async () => {
  base = (await sampleProduct()).url
  crawled = await crawl()
}, 180_000)

/** The routes of the portal as patterns of an address; the last one is for what is not there. */
const patterns = portalRoutes.flatMap(({ path = '' }) => (path === '*' ? [] : path))
const patternOf = (address: string): string | undefined => {
  const [, , ...parts] = address.split(/[?#]/, 1)[0]!.split('/')
  const path = parts.join('/')
  return patterns.find((one) => new RegExp(`^${one.replaceAll(/:\w+/g, '[^/]+')}$`).test(path))
}

/** Breadth first in English. Of routes with many pages some are left, so that each route has its turn. */
async function crawl(): Promise<Crawled> {
  const pages = new Map<string, Answer>()
  const files = new Map<string, Answer>()
  const permalinks = new Set<string>()
  const turns = new Map<string, number>()
  // Searched for by its form, not reached by a link.
  const waiting = ['/en/', '/en/search?q=victims']
  const known = new Set(waiting)
  for (const path of waiting) {
    const pattern = patternOf(path) ?? path
    const turn = (turns.get(pattern) ?? 0) + 1
    if (pages.size >= MOST_PAGES || turn > 24) continue
    turns.set(pattern, turn)
    const answer = await call(base + path)
    pages.set(path, answer)
    for (const { href } of tagsOf(answer.text, 'a')) {
      const link = href!.split('#', 1)[0]!.replace(base, '')
      if (link.startsWith('/id/')) permalinks.add(link)
      if (!link.startsWith('/en') || known.has(link)) continue
      known.add(link)
      if (!/\.(json|csv|docx|xlsx)(\?|$)/.test(link)) waiting.push(link)
      else if (files.size < 2 * MOST_PAGES && turn <= 8) files.set(link, await call(base + link))
    }
  }
  return { pages, files, permalinks }
}

/** One page of each route, as it was met first. */
const specimens = () =>
  [...new Map([...crawled.pages.keys()].reverse().map((path) => [patternOf(path), path])).values()].reverse()

/** Everything that is wrong with a page; an empty list is the pass mark. */
function faultsOf(path: string, { status, headers, text }: Answer): string[] {
  const locale = path.split('/')[1] as (typeof LOCALES)[number]
  const words = readable(withoutForeign(text, htmlLang(locale)))
  const sampleMark = /<p class="sample-mark[^>]*>([^]+?)<\/p>/.exec(text)?.[1] ?? ''
  const checks: Record<string, boolean> = {
    [`status ${status}`]: status === 200,
    'sets a cookie': headers['set-cookie'] === undefined,
    'has no language': tagsOf(text, 'html')[0]?.['lang'] === htmlLang(locale),
    'has no title': readable(insideOf(text, 'title') ?? '').trim().length > 3,
    'has not one h1': tagsOf(text, 'h1').length === 1 && readable(insideOf(text, 'h1')!).trim() !== '',
    'has no skip link first': /^\s*<a class="skip-link" href="#content">[^<]+<\/a>/.test(insideOf(text, 'body') ?? ''),
    'has no main part to skip to': tagsOf(text, 'main').length === 1 && text.includes('<main id="content"'),
    'has a script': !/<script|<noscript/.test(text),
    'is not marked as a sample': sampleMark.includes('SAMPLE'),
    'lacks a language': LOCALES.every((each) => readable(text).includes(nativeName(each))),
  }
  for (const other of LOCALES.filter((each) => each !== locale))
    checks[`does not lead to ${other}`] = tagsOf(text, 'a').some(
      ({ hreflang, href }) => hreflang === htmlLang(other) && href!.startsWith(`/${other}/`),
    )
  return [
    ...Object.entries(checks).flatMap(([fault, isRight]) => (isRight ? [] : fault)),
    ...loadedFrom(text).map((address) => `loads ${address}`),
    ...emptyCells(text).map((cell) => `has an empty cell: ${cell}`),
    ...oddities(words, locale),
  ]
}

/** Without what stands on the page in its own, other language. */
function withoutForeign(html: string, lang: string): string {
  return insideOf(html, 'body')!.replaceAll(/<(\w+)\b[^>]*\slang="([^"]+)"[^>]*>[^]*?<\/\1>/g, (all, _name, own) =>
    own === lang ? all : ' ',
  )
}

/** What a browser would fetch from elsewhere. */
function loadedFrom(html: string): string[] {
  const links = tagsOf(html, 'link').filter(({ rel }) => !['canonical', 'alternate'].includes(rel ?? ''))
  const media = ['img', 'script', 'iframe', 'source', 'video', 'audio', 'object', 'embed', 'use', 'image'].flatMap(
    (name) => tagsOf(html, name),
  )
  return [...links, ...media]
    .flatMap(({ href, src, data }) => [href, src, data])
    .filter((it) => it !== undefined && !/^\/[^/]/.test(it)) as string[]
}

function emptyCells(html: string): string[] {
  return [...html.matchAll(/<(t[dh])(?:\s[^>]*)?>([^]*?)<\/\1>/g)].flatMap(([all, , inside]) =>
    readable(inside!).trim() === '' ? all.slice(0, 120) : [],
  )
}

/** What computers say and people do not, and numbers and dates in the manner of another language. */
function oddities(words: string, locale: string): string[] {
  const odd = [
    /\bundefined\b/,
    /\bNaN\b/,
    /\[object/,
    /(?<![-\w])null(?![-\w])/,
    /\{\w+(, \w+)?\}/,
    /\bM\d\d\b/,
    /\b[AP]M\b/,
    /\b(0?[1-9]|1[0-2])\/\d{1,2}\/\d{2,4}\b/,
    /\bInvalid Date\b/,
    /srpski \(Crna Gora\)/i,
  ]
  const foreign = locale === 'en' ? [] : [/\d{1,3},\d{3}\./, /(?<![\d.,])\d{1,3},\d{3}(?![\d,])/]
  return [...odd, ...foreign].flatMap((pattern) => {
    const found = pattern.exec(words)
    return found ? `says “${words.slice(Math.max(0, found.index - 40), found.index + 40)}”` : []
  })
}

describe('every public page, read without scripts', () => {
  test('is whole: language, title, heading, ways to the other languages; no script, cookie, third party or empty cell', () => {
    expect(crawled.pages.size).toBeGreaterThan(100)
    const faults = [...crawled.pages].flatMap(([path, answer]) =>
      faultsOf(path, answer).map((fault) => `${path} ${fault}`),
    )
    expect(faults).toEqual([])
  })

  test('is reached from the start page, one of every kind', () => {
    const reached = new Set([...crawled.pages.keys()].map(patternOf))
    expect(patterns.filter((pattern) => !reached.has(pattern))).toEqual([])
  })

  test('stands in each of the seven languages', { timeout: 60_000 }, async () => {
    const faults: string[] = []
    for (const locale of LOCALES.filter((each) => each !== 'en'))
      for (const path of specimens()) {
        const own = path.replace(/^\/en\//, `/${locale}/`)
        faults.push(...faultsOf(own, await call(base + own)).map((fault) => `${own} ${fault}`))
      }
    expect(faults).toEqual([])
  })
})

describe('every file beside a page', () => {
  const filesOf = (ending: string) => [...crawled.files].filter(([path]) => path.split('?')[0]!.endsWith(ending))

  test('.json is JSON and says that it is a sample', () => {
    expect(filesOf('.json').length).toBeGreaterThan(40)
    for (const [path, { status, text, headers }] of filesOf('.json')) {
      expect(`${path} ${status} ${headers['content-type']}`).toBe(`${path} 200 application/json; charset=utf-8`)
      expect(JSON.parse(text), path).toMatchObject({ sample: true })
    }
  })

  test('.csv has as many columns in each row, begins each with SAMPLE, and no cell as a formula', () => {
    expect(filesOf('.csv').length).toBeGreaterThan(20)
    for (const [path, { status, text }] of filesOf('.csv')) {
      expect(`${path} ${status}`).toBe(`${path} 200`)
      const rows = parse(text, { bom: true }) as string[][]
      expect(rows.length, path).toBeGreaterThan(0)
      for (const row of rows) {
        expect(row[0], path).toBe('SAMPLE')
        expect(
          row.filter((cell) => /^[=+\-@\t\r](?!\d+([.,]\d+)?$)/.test(cell)),
          path,
        ).toEqual([])
        expect(
          row.filter((cell) => /^(undefined|NaN|null|\[object.*)$/.test(cell)),
          path,
        ).toEqual([])
      }
    }
  })

  test('permanent addresses lead to what they name', async () => {
    expect(crawled.permalinks.size).toBeGreaterThan(0)
    for (const path of [...crawled.permalinks].slice(0, 20)) {
      const { status, text } = await call(base + path)
      expect(`${path} ${status}`).toBe(`${path} 200`)
      if (!path.startsWith('/id/file/')) JSON.parse(text)
    }
  })
})

describe('in a browser', () => {
  test(
    'no page breaks a rule of accessibility or is wider than a telephone, and nothing is fetched from elsewhere',
    { timeout: 180_000 },
    async () => {
      const browser = await openBrowser()
      const faults: string[] = []
      const foreign: string[] = []
      const context = await browser.newContext({ javaScriptEnabled: true })
      const page = await context.newPage()
      page.on('request', (request) => {
        if (!request.url().startsWith(base)) foreign.push(request.url())
      })
      for (const [locale, width] of VIEWS)
        for (const path of specimens()) {
          await page.setViewportSize({ width, height: 900 })
          const own = path.replace(/^\/en\//, `/${locale}/`)
          await page.goto(base + own)
          const scroll = await page.evaluate('document.documentElement.scrollWidth')
          if (Number(scroll) > width) faults.push(`${own} ${width}: is ${scroll} wide`)
          for (const { id, nodes } of await axe(page))
            faults.push(`${own} ${width}: ${id} ${nodes.slice(0, 3).join(' | ')}`)
        }
      expect(await context.cookies()).toEqual([])
      await browser.close()
      expect(foreign).toEqual([])
      expect(faults).toEqual([])
    },
  )
})

/** All of them with PLATFORM_VIEWS=all; otherwise each language and each width once. */
const VIEWS: readonly (readonly [string, number])[] =
  process.env['PLATFORM_VIEWS'] === 'all'
    ? ['en', 'sr-cyrl', 'sq'].flatMap((locale) => [[locale, 1280] as const, [locale, 320] as const])
    : [
        ['en', 1280],
        ['sq', 320],
      ]
