import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { fillDay } from './office.ts'
import { startBuilt, type Running } from './running.ts'

// Findings of the running cycle of the sample go to an institution, which agrees with one and disputes another.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

let product: Running
let browser: Browser
let lead: Page
let office: BrowserContext
let link: string

const MAILBOX = 'kancelarija@example.org'

beforeAll(async () => {
  product = await startBuilt(['--sample'])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function enter(who: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await page.goto(`${product.url}/app/sign-in`)
  const button = page.getByTitle(`Enter as ${who}`, { exact: true })
  await Promise.all([page.waitForURL(/\/app(?!\/sign-in)/), button.click()])
  return page
}

async function mailTo(recipient: string): Promise<string> {
  const admin = await enter('Sample administrator')
  await admin.goto(`${product.url}/app/admin/mail`)
  const text = await admin.locator('tr', { hasText: recipient }).first().textContent()
  await admin.context().close()
  return text ?? ''
}

const told = (page: Page) => page.locator('main').innerText()

test('a lead switches the right of reply on and sends what waits with the reviewers in one mail', async () => {
  lead = await enter('Sample lead (Serbia)')
  await lead.goto(`${product.url}/app/institutions?country=rs`)
  await lead.locator('tbody th a').first().click()
  await lead.waitForURL(/institutions\/[0-9a-f-]{36}/)
  const institution = /institutions\/([0-9a-f-]{36})/.exec(lead.url())![1]!
  await lead.locator('summary', { hasText: 'Add a contact' }).click()
  await lead.locator('details[open] [name=email]').fill(MAILBOX)
  await lead.locator('details[open] [name=source]').fill('The web site of the office')
  await lead.getByRole('button', { name: 'Add a contact' }).click()
  await lead.waitForURL(/done=saved/)

  await lead.goto(`${product.url}/app/cycles`)
  await lead.getByRole('link', { name: /2025/ }).first().click()
  await lead.getByRole('link', { name: 'Right of reply' }).click()
  await lead.getByRole('button', { name: 'Ask for it', exact: true }).click()
  await lead.waitForURL(/done=saved/)
  expect(await axe(lead)).toEqual([])
  await lead.getByRole('link', { name: 'Send findings to an institution' }).click()
  await lead.locator('#institution').selectOption(institution)
  await lead.getByRole('button', { name: 'Show its findings' }).click()
  await lead.waitForURL(/institution=/)
  for (const box of await lead.locator('#findings input[type=checkbox]').all()) await box.uncheck()
  for (const at of [0, 1]) await lead.locator('#findings input[type=checkbox]').nth(at).check()
  await fillDay(lead, 'repliesUntil', new Date(Date.now() + 20 * 24 * 60 * 60_000))
  expect(await axe(lead)).toEqual([])
  await lead.getByRole('button', { name: 'Send', exact: true }).click()
  await lead.waitForURL(/done=sent/)
  expect(await told(lead)).toContain('Reply awaited')
  const mail = await mailTo(MAILBOX)
  link = `${product.url}${/\/f\/[A-Z]{2}-\d{4}-\d+\/\d+-[0-9a-f]{40}/.exec(mail)![0]}`
})

test('without script an institution agrees with one finding, disputes the other with a file, and sends both', async () => {
  office = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  const page = await office.newPage()
  await page.goto(`${link}?lang=en`)
  await page.getByRole('button', { name: 'Send the code' }).click()
  await page.waitForURL(/sent=yes/)
  await page.locator('#code').fill(/\b(\d{6})\b/.exec(await mailTo(MAILBOX))![1]!)
  await page.getByRole('button', { name: 'Open the findings' }).click()
  await page.waitForURL(/\/findings$/)
  await page.locator('.task-list a').first().click()
  await page.getByLabel('It agrees').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/done=saved/)

  await page.locator('.task-list a').nth(1).click()
  await page.getByLabel('It disputes it').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForLoadState()
  expect(await page.title()).toMatch(/^Problem:/)
  await page.locator('[name="reason.1"]').fill('The register of the office says otherwise.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/done=saved/)
  await page.locator('.task-list a').nth(1).click()
  await page.setInputFiles('#file', { name: 'izvod.txt', mimeType: 'text/plain', buffer: Buffer.from('Totals only.') })
  await page.getByRole('button', { name: 'Attach the file' }).click()
  await page.waitForURL(/files=yes/)
  expect(await told(page)).toContain('izvod.txt')

  await page.getByRole('link', { name: 'To all findings' }).click()
  await page.getByRole('link', { name: 'Check and send' }).click()
  await page.locator('#responsible').fill('Head of the office')
  await page.locator('#isAuthorised').check()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.waitForURL(/done=sent/)
  expect(await told(page)).toMatch(/Your receipt: RS-\d{4}-\d+-1/)
})

test('the pages of an institution are whole and accessible, narrow and wide, in three scripts and languages', async () => {
  const state = await office.storageState()
  const context = await browser.newContext({ storageState: state, locale: 'en-GB' })
  const page = await context.newPage()
  const home = link.replace(/\/[^/]+$/, '')
  for (const width of [320, 1280])
    for (const lang of ['sr-cyrl', 'sq', 'en']) {
      await page.setViewportSize({ width, height: 900 })
      for (const path of ['/findings', '/n/2', '/check']) {
        await page.goto(`${home}${path}?lang=${lang}`)
        expect([path, lang, await axe(page)]).toEqual([path, lang, []])
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        if (process.env['SHOTS'])
          await page.screenshot({
            path: `${process.env['SHOTS']}${path.replaceAll('/', '-')}-${lang}-${width}.png`,
            fullPage: true,
          })
      }
    }
})

test('who wrote no part of it reads both beside each other and decides', async () => {
  await lead.reload()
  await lead.locator('tbody th a').first().click()
  await lead.waitForURL(/\/app\/findings\//)
  expect(await told(lead)).toContain('The register of the office says otherwise.')
  const reviewer = await enter('Sample reviewer (Serbia)')
  await reviewer.goto(lead.url())
  expect(await axe(reviewer)).toEqual([])
  if (process.env['SHOTS']) await reviewer.screenshot({ path: `${process.env['SHOTS']}-hearing.png`, fullPage: true })
  await reviewer.getByRole('link', { name: 'Decide on this reply' }).last().click()
  await reviewer.waitForURL(/decide=2/)
  expect(await axe(reviewer)).toEqual([])
  const form = reviewer.locator('form', { hasText: 'What becomes of the finding' }).last()
  await form.getByLabel('The finding stands').check()
  await form.locator('[name=reason]').fill('The register counts something else.')
  await form.getByRole('button', { name: 'Decide' }).click()
  await reviewer.waitForURL(/done=decided/)
  expect(await told(reviewer)).toContain('The register counts something else.')
})
