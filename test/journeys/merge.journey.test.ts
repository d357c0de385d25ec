import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { tabTo } from './keyboard.ts'
import { startBuilt, type Running } from './running.ts'

// The lead of Serbia decides what the sample left open, with nothing but the keyboard; the page has no script.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

let product: Running
let browser: Browser

beforeAll(async () => {
  product = await startBuilt(['--sample'])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('the lead of a country decides a conflict with the core, and may decide it otherwise', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${product.url}/app/sign-in`)
  await tabTo(page, 'Enter as Sample lead (Serbia)')
  await Promise.all([page.waitForURL(/\/app(?!\/sign-in)/), page.keyboard.press('Enter')])
  await page.goto(`${product.url}/app/instrument`)
  const link = page.locator('a[href$="/rs-2/merge"]').first()
  await tabTo(page, await link.innerText())
  await page.goto(`${product.url}/app/instrument/rs-2/merge`)
  expect(await page.locator('main').innerText()).toContain('0 of 1 decided; 1 is open')
  expect(await page.locator('script').count()).toBe(0)
  expect(await axe(page)).toEqual([])

  await tabTo(page, 'Take the core')
  await Promise.all([page.waitForURL(/done=resolved/), page.keyboard.press('Enter')])
  expect(await page.locator('main').innerText()).toContain('none is open')
  expect(await axe(page)).toEqual([])

  const article = page.locator('article.merge-conflict').first()
  expect(await article.locator('h4').innerText()).toContain('the core')
  await tabTo(page, 'Another text')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Is the period at least 30 calendar days, whatever law grants it?')
  await tabTo(page, 'Take what is written')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('article.merge-conflict h4').first().innerText()).toContain('a new text')
  await context.close()
})
