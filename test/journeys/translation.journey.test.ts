import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { HOSTILE } from '../../src/formats/hostile.fixture.ts'
import { structureFaults } from '../../src/formats/xliff-structure.fixture.ts'
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

  test('a translator takes a language out for their own program, sees what it would change, and takes it in', async () => {
    const { page } = translator
    await page.goto(at('/app/translate?into=mk&kind=title'))
    await page.locator('a[href^="/app/translate/files"]').click()
    expect(await axe(page)).toEqual([])
    const coming = page.waitForEvent('download')
    await page.locator('main a[href*=".xlf"]').click()
    const download = await coming
    expect(download.suggestedFilename()).toBe('translations-2-mk.xlf')
    const taken = await readFile(await download.path(), 'utf8')
    expect(await structureFaults(taken)).toEqual([])
    const TITLE = 'Наслов од датотека'
    const unit = /(<unit id="INV\.1:title:.*?<target[^>]*>)[^<]*/
    expect(taken).toMatch(unit)
    const buffer = Buffer.from(taken.replace(unit, `$1${TITLE}`))
    await page.locator('#file').setInputFiles({ name: 'translated.xlf', mimeType: 'application/xliff+xml', buffer })
    await page.locator('main form[method=post] button').last().click()
    await page.waitForURL(/import=/)
    const shown = page.locator('section[aria-labelledby=brought]')
    expect(await shown.innerText()).toContain('0 new translations, 1 changed')
    await shown.locator('summary').first().click()
    expect(await shown.innerText()).toContain(TITLE)
    expect(await axe(page)).toEqual([])
    await shown.locator('button[name=act][value=apply]').click()
    await page.waitForURL(/done=applied/)
    expect(await page.locator('.notice-success').innerText()).toContain('1 text is written from the file')
    await page.goto(at('/app/translate?into=mk&kind=title&area=INV'))
    const own = page.locator('section.translation-segment', { hasText: 'Written by Tea Translator' })
    expect(await own.locator('textarea').inputValue()).toBe(TITLE)
    expect(await own.locator('[name=reviewed]').count()).toBe(0)
  })

  test('a file that is hostile, of another language or too large is refused in a sentence', async () => {
    const { page, context } = translator
    const path = at('/app/translate/files?into=mk')
    await page.goto(path)
    const versionId = await page.locator('main input[name=versionId]').inputValue()
    const bomb = HOSTILE.find(({ name }) => name === 'a flat bomb')!.make()
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>'
    const albanian =
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="sq"></xliff>'
    for (const [name, content, status, sentence] of [
      ['bomb.xlsx', bomb, 422, 'would unpack to more than'],
      ['laughs.xlf', laughs, 422, 'declares a document type or entities'],
      ['report.xlf', '%PDF-1.7', 415, 'neither a translation file'],
      ['sq.xlf', albanian, 422, 'translates into another language (Shqip)'],
      ['huge.xlf', Buffer.alloc(30_000_000, '<'), 413, 'larger than 20 MB'],
    ] as const) {
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
      const multipart = { key: randomUUID(), versionId, lang: 'mk', file }
      const answer = await context.request.post(path, { headers: { origin: product.url }, multipart })
      expect(answer.status(), name).toBe(status)
      expect(await answer.text(), name).toContain(sentence)
    }
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
