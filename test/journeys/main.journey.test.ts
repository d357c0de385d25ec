import { execFileSync } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { attachSource, cite, rate, recordFigure, save, submit } from './desk.ts'
import { startBuilt, type Running } from './running.ts'
import { invite, setUp, type Staff } from './staff.ts'

// One story, from the one-time link to the reader: the tests are its chapters and stand on each other.

const PEOPLE = {
  lead: { name: 'Lea Lead', email: 'lea@example.org', role: 'lead', country: 'rs' },
  monitor: { name: 'Mina Monitor', email: 'mina@example.org', role: 'monitor', country: 'rs' },
  reviewer: { name: 'Rada Reviewer', email: 'rada@example.org', role: 'reviewer', country: 'rs' },
  publisher: { name: 'Pavle Publisher', email: 'pavle@example.org', role: 'publisher', country: 'rs' },
} as const

const TIP = {
  title: '2022 Trafficking in Persons Report: Serbia',
  publisher: 'US Department of State',
  year: '2022',
  url: 'https://www.state.gov/reports/2022-trafficking-in-persons-report/serbia/',
}
const UNODC = {
  title: 'Trafficking in persons dataset (GLOTIP), export of 14 April 2025',
  publisher: 'UNODC',
  year: '2025',
  url: 'https://dataunodc.un.org/dp-trafficking-persons',
}

const PRESS = {
  title: 'Srbija Danas, citing the Centre for Protection of Victims',
  publisher: 'Srbija Danas',
  year: '2021',
  url: 'https://sd.rs/vesti/drustvo/stop-trgovini-ljudima-ko-su-najcesce-zrtve-i-koji-su-nacini-za-vrbovanje-2021-07-30',
}

let product: Running
let browser: Browser
let admin: Staff
const staff = {} as Record<keyof typeof PEOPLE, Staff>
let cycle: string

beforeAll(async () => {
  product = await startBuilt()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const desk = (code: string) => `${product.url}/app/assess/${cycle}/${code}`

async function expectClean(page: Page) {
  expect(await axe(page)).toEqual([])
}

describe('from the one-time link to a published edition', { timeout: 180_000 }, () => {
  test('the first administrator sets up their sign-in and invites four people', async () => {
    admin = await setUp(browser, product.firstLink!, { name: 'Ana Admin', email: 'ana@example.org' })
    for (const [who, person] of Object.entries(PEOPLE)) {
      const link = await invite(admin, product.url, person)
      staff[who as keyof typeof PEOPLE] = await setUp(browser, link, person)
    }
    await expectClean(admin.page)
  })

  test('the lead opens the cycle Serbia 2021', async () => {
    const { page } = staff.lead
    await page.goto(`${product.url}/app/cycles/new`)
    await page.locator('#country').selectOption('rs')
    await page.locator('#year').fill('2021')
    const dates = {
      collectUntil: ['30', '4', '2022'],
      assessUntil: ['30', '6', '2022'],
      publishOn: ['30', '9', '2022'],
    }
    for (const [name, [day, month, year]] of Object.entries(dates)) {
      await page.locator(`[name="${name}.day"]`).fill(day!)
      await page.locator(`[name="${name}.month"]`).fill(month!)
      await page.locator(`[name="${name}.year"]`).fill(year!)
    }
    await expectClean(page)
    await page.locator('main form button[type=submit]').last().click()
    await page.waitForURL(/\/app\/cycles\/[0-9a-f-]{36}/)
    cycle = /cycles\/([0-9a-f-]{36})/.exec(page.url())![1]!
    expect(await page.locator('h1').innerText()).toContain('2021')
    await expectClean(page)
  })

  test('the monitor rates a published fact: who is the national rapporteur', async () => {
    const { page } = staff.monitor
    await page.goto(desk('INS-11'))
    expect(await page.locator('main').innerText()).toContain('Law on the Protector of Citizens of November 2021')
    await attachSource(page, {
      title: 'Statement of the Deputy Protector of Citizens',
      publisher: 'Protector of Citizens of Serbia',
      year: '2021',
      url: 'https://www.paragraf.rs/dnevne-vesti/131021/131021-vest11.html',
    })
    await cite(page, 'Statement of the Deputy', { page: '1', quotation: '' })
    await page.locator('[name=chosenObservation]').first().check()
    await page.locator('#chosenReason').fill('The only source for the year, from the institution itself.')
    await rate(
      page,
      2,
      'The law of November 2021 gives the task to the Protector of Citizens; practice is yet to be seen.',
    )
    await expectClean(page)
    await submit(page)
    expect(await page.locator('main').innerText()).toContain('INS-11 is submitted')
  })

  test('the monitor records what three sources print, says which is used and why, and rates', async () => {
    const { page } = staff.monitor
    await page.goto(desk('DAT-03'))
    await attachSource(page, UNODC)
    await save(page)
    await attachSource(page, TIP)
    await save(page)
    await attachSource(page, PRESS)
    await save(page)
    await recordFigure(page, { value: '43', source: TIP.title, note: 'Officially identified victims.' })
    await recordFigure(page, { value: '46', source: UNODC.title, note: 'Detected victims, total.' })
    await recordFigure(page, { value: '26', source: PRESS.title, note: 'Identified in the first half of the year.' })
    for (const value of ['43', '46', '26']) expect(await page.locator('main').innerText()).toContain(value)
    await page.locator('label', { hasText: '46' }).first().click()
    await page.locator('#chosenReason').fill('The total as the source prints it; its own parts do not meet it.')
    await cite(page, UNODC.title, { page: 'row 1932', quotation: '46' })
    await rate(page, 1, 'Three totals stand side by side for 2021 and no public note explains the difference.')
    await submit(page)
    expect(await page.locator('main').innerText()).toContain('DAT-03 is submitted')
  })

  test('a rating without evidence is not submitted and nothing typed is lost', async () => {
    const { page } = staff.monitor
    await page.goto(desk('INS-01'))
    await page.locator('summary', { hasText: 'Figures of other years' }).click()
    expect(await page.locator('main').innerText()).toContain('Strategy 2017-2022')
    await rate(page, 1, 'The strategy ran to 2022; no action plan for 2021 and 2022 was adopted.')
    await submit(page)
    expect(await page.locator('.error-summary').count()).toBe(1)
    expect(await page.locator('#narrative').inputValue()).toContain('no action plan')
    await expectClean(page)
    await cite(page, TIP.title, { page: '', quotation: '' })
    await submit(page)
    expect(await page.locator('main').innerText()).toContain('INS-01 is submitted')
  })

  test('the author cannot approve; a second person does', async () => {
    const own = staff.monitor.page
    const refused = await own.goto(`${product.url}/app/review`)
    expect(refused!.status()).toBe(403)
    const { page } = staff.reviewer
    for (let left = 3; left > 0; left--) {
      await page.goto(`${product.url}/app/review`)
      const waiting = page.locator('main table a[href*="/app/review/"]')
      expect(await waiting.count()).toBe(left)
      await waiting.first().click()
      await page.waitForLoadState()
      if (left === 3) await expectClean(page)
      await page.locator('button[name=act][value=approve]').click()
      await page.waitForLoadState()
    }
    await page.goto(`${product.url}/app/review`)
    expect(await page.locator('main table a[href*="/app/review/"]').count()).toBe(0)
  })

  test('one proposes the edition, another publishes it; the proposer cannot', async () => {
    const lead = staff.lead.page
    await lead.goto(`${product.url}/app/editions?cycle=${cycle}`)
    await lead.locator('main form button[type=submit]').last().click()
    await lead.waitForURL(/editions\/[0-9a-f-]{36}/)
    const address = lead.url()
    await expectClean(lead)
    expect(await lead.locator('button[name=act][value=publish]').count()).toBe(0)
    const { page, signInAgain } = staff.publisher
    await page.goto(address)
    await page.locator('button[name=act][value=publish]').click()
    if (page.url().includes('sign-in-again')) await signInAgain()
    await page.waitForLoadState()
    expect(await page.locator('main').innerText()).toMatch(/published/i)
  })
})

describe('anybody reads it, without script', { timeout: 120_000 }, () => {
  test.each([
    ['sr-cyrl', 'Србија'],
    ['sq', 'Serbia'],
    ['en', 'Serbia'],
  ])('in %s: country, comparison, indicator and value, complete and accessible', async (locale, country) => {
    const context = await browser.newContext({ javaScriptEnabled: true })
    const page = await context.newPage()
    for (const path of ['', '/countries/rs', '/compare', '/indicators/ins-11', '/indicators/dat-03/rs/2021']) {
      const response = await page.goto(`${product.url}/${locale}${path}`)
      expect(response!.status()).toBe(200)
      expect(await page.locator('script').count()).toBe(0)
      expect(await page.locator('main').innerText()).toContain(country)
      await expectClean(page)
    }
    expect(await context.cookies()).toEqual([])
    await context.close()
  })

  test('a number is two clicks from its source', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${product.url}/en/indicators/dat-03`)
    await page
      .locator('main a[href*="/indicators/dat-03/rs/2021"], main a[href*="/indicators/DAT-03/rs/2021"]')
      .first()
      .click()
    await page.waitForLoadState()
    const text = await page.locator('main').innerText()
    for (const value of ['43', '46', '26']) expect(text).toContain(value)
    expect(text).toContain('The total as the source prints it')
    expect(await page.locator(`main a[href="${UNODC.url}"]`).count()).toBeGreaterThan(0)
    await context.close()
  })

  test('the permalink gives the same bytes after a correction is published', async () => {
    const address = `${product.url}/id/value/dat-03-rs-2021@1`
    const before = await (await fetch(address, { headers: { accept: 'application/json' } })).text()
    expect(JSON.stringify(JSON.parse(before))).toContain('46')
    const monitor = staff.monitor.page
    await monitor.goto(desk('DAT-03'))
    await monitor
      .locator('#narrative')
      .fill('Corrected: three totals for 2021, and the difference is explained nowhere.')
    await save(monitor)
    await submit(monitor)
    const reviewer = staff.reviewer.page
    await reviewer.goto(`${product.url}/app/review`)
    await reviewer.locator('main table a[href*="/app/review/"]').first().click()
    await reviewer.locator('button[name=act][value=approve]').click()
    await reviewer.waitForLoadState()
    const lead = staff.lead.page
    await lead.goto(`${product.url}/app/editions?cycle=${cycle}`)
    await lead.locator('#note').fill('The narrative of DAT-03 is clearer.')
    await lead.locator('main form button[type=submit]').last().click()
    await lead.waitForURL(/editions\/[0-9a-f-]{36}/)
    const { page, signInAgain } = staff.publisher
    await page.goto(lead.url())
    await page.locator('button[name=act][value=publish]').click()
    if (page.url().includes('sign-in-again')) await signInAgain()
    await page.waitForLoadState()
    const shown = await (await fetch(`${product.url}/en/indicators/dat-03/rs/2021`)).text()
    expect(shown).toContain('Corrected: three totals')
    expect(await (await fetch(address, { headers: { accept: 'application/json' } })).text()).toBe(before)
  })

  test('the audit chain verifies, beside the running product', () => {
    const said = execFileSync(process.execPath, ['scripts/audit-verify.ts'], {
      env: { ...process.env, DATA_DIR: product.dataDir },
      encoding: 'utf8',
    })
    expect(said).toMatch(/\d+/)
  })
})
