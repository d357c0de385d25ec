import { mkdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PublicSpecimen, WorkSpecimen } from './specimen.tsx'

const styles = resolve('src/web/styles')
const pictures = resolve('test-results/specimen')
let browser: Browser
let css: string

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  const index = await readFile(`${styles}/index.css`, 'utf8')
  const files = [...index.matchAll(/@import '(.+?)'/g)].map(([, file]) => readFile(resolve(styles, file!), 'utf8'))
  const fonts = pathToFileURL(resolve('src/web/fonts')).href
  css = (await Promise.all(files)).join('\n').replaceAll('../fonts', fonts)
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--allow-file-access-from-files',
    ],
  })
}, 60_000)

afterAll(async () => {
  await browser?.close()
})

async function show(element: ReactElement, width: number, colorScheme: 'light' | 'dark') {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  await page.goto(pathToFileURL(resolve('src/web/fonts/OFL.txt')).href)
  await page.setContent(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Specimen</title><style>${css}</style></head><body>${renderToStaticMarkup(element)}</body></html>`,
  )
  await page.evaluate(() => document.fonts.ready)
  return page
}

const pages = [
  { name: 'public', element: <PublicSpecimen locale="en" /> },
  { name: 'work', element: <WorkSpecimen locale="en" /> },
]

for (const { name, element } of pages) {
  for (const width of [320, 1280]) {
    for (const scheme of ['light', 'dark'] as const) {
      test(`the ${name} specimen has no accessibility fault and no page-level scroll at ${width} px, ${scheme}`, async () => {
        const page = await show(element, width, scheme)
        await page.screenshot({ path: `${pictures}/${name}-${width}-${scheme}.png`, fullPage: true })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.evaluate(axe.source)
        const found = await page.evaluate(async () => {
          const { violations } = await (window as never as { axe: typeof axe }).axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          })
          return violations.flatMap(({ id, nodes }) =>
            nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
          )
        })
        expect(found).toEqual([])
        await page.close()
      }, 60_000)
    }
  }
}

test('printed on paper, the comparison fits the sheet, in dark ink without fills and without navigation', async () => {
  const page = await show(pages[0]!.element, 680, 'dark')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.screenshot({ path: `${pictures}/public-print.png`, fullPage: true })
  const seen = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    nav: document.querySelector('.site-nav')?.checkVisibility(),
    sample: document.querySelector('.sample-mark')?.checkVisibility(),
    fills: [...document.querySelectorAll('.score')].map((score) => getComputedStyle(score).backgroundColor),
    ground: getComputedStyle(document.body).backgroundColor,
  }))
  expect(seen).toMatchObject({ width: 680, nav: false, sample: true, ground: 'rgb(255, 255, 255)' })
  expect(new Set(seen.fills)).toEqual(new Set(['rgba(0, 0, 0, 0)']))
  await page.close()
}, 60_000)

test('in forced colours every score keeps an edge and every rating its glyph', async () => {
  const page = await show(pages[0]!.element, 1280, 'light')
  await page.emulateMedia({ forcedColors: 'active' })
  await page.screenshot({ path: `${pictures}/public-forced.png`, fullPage: true })
  const bare = await page.evaluate(
    () =>
      [...document.querySelectorAll('.score, .rating, .missing')].filter(
        (one) =>
          getComputedStyle(one).borderTopStyle === 'none' ||
          getComputedStyle(one).borderTopColor === 'rgba(0, 0, 0, 0)',
      ).length,
  )
  const ratings = await page.locator('.rating, .score[class*="rating-"]').count()
  expect(bare).toBe(0)
  expect(await page.locator('.rating .glyph, .score .glyph').count()).toBe(ratings)
  await page.close()
}, 60_000)
