// Takes the pictures of the README and the guides from the built sample, on a database of its own.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../test/journeys/browser.ts'
import { startBuilt } from '../test/journeys/running.ts'
import { toPalettePng } from './palette-png.ts'

const MOST = 150_000
const folder = join(import.meta.dirname, '..', 'docs', 'pictures')
const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 320, height: 900 }

interface Picture {
  readonly name: string
  readonly viewport: { readonly width: number; readonly height: number }
  readonly open: (page: Page, url: string) => Promise<unknown>
}

const PICTURES: readonly Picture[] = [
  { name: 'compare', viewport: WIDE, open: (page, url) => page.goto(`${url}/en/compare`) },
  { name: 'compare-320', viewport: NARROW, open: (page, url) => page.goto(`${url}/en/compare`) },
  { name: 'value', viewport: WIDE, open: (page, url) => page.goto(`${url}/en/indicators/dat-04/rs/2024`) },
  { name: 'desk', viewport: WIDE, open: openDesk },
]

async function openDesk(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/app/sign-in`)
  await page.getByTitle('Sample monitor (Serbia)').click()
  await page.waitForURL(/\/app$/)
  await page.locator('main a[href*="/app/assess/"][href$="/INS-11"]').click()
  await page.waitForURL(/\/INS-11$/)
}

async function take(browser: Browser, url: string, { name, viewport, open }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', colorScheme: 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await open(page, url)
  await page.evaluate('document.fonts.ready')
  const picture = toPalettePng(await page.screenshot())
  await context.close()
  if (picture.length > MOST) throw new Error(`${name}.png has ${picture.length} bytes, the limit is ${MOST}`)
  writeFileSync(join(folder, `${name}.png`), picture)
  console.log(`${name}.png: ${picture.length} bytes`)
}

mkdirSync(folder, { recursive: true })
const product = await startBuilt(['--sample'])
try {
  const browser = await openBrowser()
  try {
    for (const picture of PICTURES) await take(browser, product.url, picture)
  } finally {
    await browser.close()
  }
} finally {
  await product.stop()
}
