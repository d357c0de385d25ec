import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { axe, openBrowser } from './browser.ts'
import { startBuilt, type Running } from './running.ts'
import { invite, setUp, type Staff } from './staff.ts'

let product: Running
let browser: Browser
let coordinator: Staff
let translator: Staff

const TITLES = ['Titulli i parë', 'Titulli i dytë', 'Titulli i tretë']
const LIST = '/app/translate?into=sq&state=unreviewed&kind=title'
const CORNER = { name: 'Tea Translator', email: 'tea@example.org', role: 'translator', country: '' }

beforeAll(async () => {
  product = await startBuilt()
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const at = (path: string) => `${product.url}${path}`
const found = async (page: Page) => Number(/\d+/.exec(await page.locator('#texts').innerText())![0])

const firstThree = (page: Page) => Promise.all([0, 1, 2].map((at) => page.locator('textarea').nth(at).inputValue()))

describe('the translation desk', { timeout: 120_000 }, () => {
  test('a coordinator and a translator are invited, and come in', async () => {
    const admin = await setUp(browser, product.firstLink!, { name: 'Ada Administrator', email: 'ada@example.org' })
    const ana = { name: 'Ana Coordinator', email: 'ana@example.org', role: 'coordinator', country: '' }
    coordinator = await setUp(browser, await invite(admin, product.url, ana), ana)
    translator = await setUp(browser, await invite(admin, product.url, CORNER), CORNER)
    expect(await translator.page.locator('main').innerText()).toContain('translation desk')
  })

  test('before there is a draft it says who begins one, and the coordinator does', async () => {
    await translator.page.goto(at('/app/translate'))
    expect(await translator.page.locator('main').innerText()).toContain('coordinator begins its draft')
    expect(await translator.page.locator('a[href="/app/instrument"].button').count()).toBe(0)
    const { page } = coordinator
    await page.goto(at('/app/translate'))
    await page.locator('main a.button[href="/app/instrument"]').click()
    await page.locator('button[name=act][value=begin]').click()
    await page.waitForURL(/instrument\/2/)
  })

  test('a translator translates three titles with the keyboard alone', async () => {
    const { page } = translator
    await page.goto(at(LIST))
    const before = await found(page)
    expect(await axe(page)).toEqual([])
    await page.locator('textarea').first().focus()
    for (const [place, title] of TITLES.entries()) {
      await page.keyboard.press('Control+A')
      await page.keyboard.type(title)
      await page.keyboard.press('Control+Enter')
      const focused = () => page.evaluate('document.activeElement.name')
      await expect.poll(focused, { timeout: 10_000 }).toBe(
        await page
          .locator('textarea')
          .nth(place + 1)
          .getAttribute('name'),
      )
    }
    expect(await page.locator('.saved').innerText()).toMatch(/Saved at \d/)
    await page.goto(at(LIST))
    expect(await found(page)).toBe(before)
    const stored = await firstThree(page)
    expect(stored).toEqual(TITLES)
    expect(await page.locator('section.translation-segment').first().innerText()).toContain('Written by Tea Translator')
  })

  test('a number that is not the source’s is refused in words, and what was typed stays', async () => {
    const { page } = translator
    await page.goto(at('/app/translate?into=sq&state=unreviewed&kind=title'))
    const area = page.locator('textarea').first()
    await area.fill('Titull me 777')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => page.locator('.saved').innerText(), { timeout: 10_000 }).toContain('777')
    await page.locator('button[name=act][value=save]').click()
    await page.waitForLoadState()
    expect(await page.locator('textarea').first().inputValue()).toBe('Titull me 777')
    expect(await page.locator('.field-error').first().innerText()).toContain('777')
    expect(await axe(page)).toEqual([])
  })

  test('who wrote them is offered no review; another person reads and confirms them', async () => {
    const unreviewed = '/app/translate?into=sq&state=unreviewed&kind=title'
    await translator.page.goto(at(unreviewed))
    const own = translator.page.locator('section.translation-segment', { hasText: TITLES[0]! })
    expect(await own.locator('[name=reviewed]').count()).toBe(0)
    const { page } = coordinator
    await page.goto(at(unreviewed))
    for (const title of TITLES)
      await page.locator('section.translation-segment', { hasText: title }).locator('[name=reviewed]').check()
    expect(await axe(page)).toEqual([])
    await page.locator('button[name=act][value=review]').click()
    await page.waitForURL(/done=reviewed/)
    await page.goto(at('/app/translate?into=sq&state=reviewed'))
    expect(await firstThree(page)).toEqual(TITLES)
  })

  test('without script a text is saved and the next one is led to', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await translator.context.storageState(),
    })
    const page = await context.newPage()
    await page.goto(at(LIST))
    await page.locator('textarea').first().fill('Titulli i katërt')
    await page.locator('button[value^="save:"]').first().click()
    await page.waitForURL(/done=saved#text\./)
    expect(await page.locator('textarea').first().inputValue()).toBe('Titulli i katërt')
    await context.close()
  })

  test('a word that the rules of Cyrillic get wrong is put right on the public page', async () => {
    const { page } = coordinator
    // Not by the browser, which keeps a public page for a minute.
    const shown = async () => (await fetch(at('/sr-cyrl/instrument'))).text()
    expect(await shown()).toContain('Истрага')
    await page.goto(at('/app/translate/script'))
    await page.locator('#latin').fill('istrag*')
    await page.locator('#cyrillic').fill('изстраг*')
    await page.locator('main form button').first().click()
    expect(await page.locator('#preview').innerText()).toContain('изстраг*')
    expect(await axe(page)).toEqual([])
    await page.locator('button[name=act][value=add]').click()
    await page.waitForURL(/done=added/)
    expect(await shown()).toContain('Изстрага')
  })
})
