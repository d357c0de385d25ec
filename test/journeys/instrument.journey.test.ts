import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { startBuilt, type Running } from './running.ts'
import { invite, setUp, type Staff } from './staff.ts'

// The instrument goes from one version to the next, by keyboard: the tests are chapters and stand on each other.

const PEOPLE = {
  ana: { name: 'Ana Coordinator', email: 'ana.c@example.org', role: 'coordinator', country: '' },
  bojan: { name: 'Bojan Coordinator', email: 'bojan.c@example.org', role: 'coordinator', country: '' },
  lead: { name: 'Lea Lead', email: 'lea@example.org', role: 'lead', country: 'rs' },
} as const

let product: Running
let browser: Browser
const staff = {} as Record<keyof typeof PEOPLE, Staff>

beforeAll(async () => {
  product = await startBuilt()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** Longer than a save that comes by itself. */
const SOON = { timeout: 10_000 }

const at = (path: string) => `${product.url}/app/instrument${path}`
const main = (page: Page) => page.locator('main').innerText()

async function expectClean(page: Page) {
  expect(await axe(page)).toEqual([])
}

/** Sends a form by a button that has the focus, and waits for the page that comes. */
async function press(page: Page, selector: string) {
  await page.locator(selector).first().focus()
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  await page.waitForLoadState()
}

/** An item in the designer, once its script listens: the switch of the keys comes with it. */
async function open(page: Page, path: string) {
  await page.goto(at(path))
  await page.locator('#designer-keys').waitFor()
}

/** Replaces what a field says, by keys. */
async function write(page: Page, field: string, text: string) {
  await page.locator(`[name="${field}"]`).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

const act = (value: string) => `button[name=act][value="${value}"]`

/** Opens what is folded away around a control. */
async function unfold(page: Page, selector: string) {
  await page
    .locator('details', { has: page.locator(selector) })
    .locator('summary')
    .first()
    .focus()
  await page.keyboard.press('Enter')
}

/** The page's own word that everything is on the server. */
const saved = (page: Page) => expect.poll(() => page.locator('.save-bar').innerText(), SOON).toMatch(/Saved at/)

const orderIn = (page: Page) =>
  page.locator('[data-tree]').evaluateAll((links) => links.map((it) => it.getAttribute('data-tree')!))

test('two coordinators and a lead are invited', { timeout: 120_000 }, async () => {
  const admin = await setUp(browser, product.firstLink!, { name: 'Ada Admin', email: 'ada@example.org' })
  for (const [who, person] of Object.entries(PEOPLE)) {
    const link = await invite(admin, product.url, person)
    staff[who as keyof typeof PEOPLE] = await setUp(browser, link, person)
  }
})

describe('the coordinator makes the next version', { timeout: 120_000 }, () => {
  test('a draft is begun, and what is typed is saved by itself', async () => {
    const { page } = staff.ana
    await page.goto(at(''))
    await page.locator('#country').focus()
    await page.locator('#country').selectOption('')
    await expectClean(page)
    await press(page, act('begin'))
    await page.waitForURL(/instrument\/2\?done=begun/)
    await open(page, '/2?item=IDN-15')
    await expectClean(page)
    await write(page, 'title.en', 'A recovery period is in law')
    await saved(page)
    await write(page, 'title.sr', 'Period oporavka je u propisu')
    await expect
      .poll(() => page.locator('main [lang="sr-Cyrl"]').first().innerText(), SOON)
      .toBe('Период опоравка је у пропису')
    await saved(page)
    await page.reload()
    expect(await page.locator('[name="title.en"]').inputValue()).toBe('A recovery period is in law')
  })

  test('two who write one field meet: both sides are shown, nobody is overwritten in silence', async () => {
    const { page } = staff.ana
    const other = staff.bojan.page
    await open(page, '/2?item=INV-01')
    await open(other, '/2?item=INV-01')
    await write(other, 'title.en', 'As Bojan words it')
    await saved(other)
    await write(page, 'title.en', 'As Ana words it')
    await expect.poll(() => page.locator('.conflict').count(), SOON).toBe(1)
    const conflict = await page.locator('.conflict').innerText()
    for (const said of ['As Bojan words it', 'As Ana words it', 'Bojan Coordinator']) expect(conflict).toContain(said)
    await expectClean(page)
    await press(page, act('save'))
    expect(await page.locator('.conflict').count()).toBe(1)
    await press(page, act('write-mine'))
    await page.waitForURL(/done=saved/)
    await other.reload()
    expect(await other.locator('[name="title.en"]').inputValue()).toBe('As Ana words it')
  })

  test('the other side is kept, and what was written beside it is saved', async () => {
    const { page } = staff.ana
    const other = staff.bojan.page
    await open(page, '/2?item=INV-02')
    await open(other, '/2?item=INV-02')
    await write(other, 'title.en', 'Bojan was first')
    await saved(other)
    await page.locator('[name="question.en"]').fill('Is it in the code?')
    await write(page, 'title.en', 'Ana was second')
    await expect.poll(() => page.locator('.conflict').count(), SOON).toBe(1)
    await press(page, act('keep-theirs'))
    await page.waitForURL(/done=saved/)
    expect(await page.locator('[name="title.en"]').inputValue()).toBe('Bojan was first')
    expect(await page.locator('[name="question.en"]').inputValue()).toBe('Is it in the code?')
  })

  test('undo says what it takes back, and takes it back', async () => {
    const { page } = staff.ana
    await open(page, '/2?item=INV-02')
    expect(await page.locator(act('undo')).innerText()).toContain('INV-02')
    await press(page, act('undo'))
    await page.waitForURL(/done=undone/)
    expect(await page.locator('[name="question.en"]').inputValue()).not.toBe('Is it in the code?')
  })

  test('keys walk through the tree, add, and move; they are silent in a field and can be switched off', async () => {
    const { page } = staff.ana
    await open(page, '/2?item=INV-01')
    await page.locator('[data-tree="INV-01"]').focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate('document.activeElement.dataset.tree')).toBe('INV-02')
    await page.locator('[name="title.en"]').focus()
    await page.keyboard.press('Insert')
    await page.locator('#designer-keys').focus()
    await page.keyboard.press('Space')
    await page.locator('[data-tree="INV-01"]').focus()
    await page.keyboard.press('Insert')
    expect(page.url()).toContain('item=INV-01')
    await page.locator('#designer-keys').focus()
    await page.keyboard.press('Space')
    await page.locator('[data-tree="INV-01"]').focus()
    await page.keyboard.press('Insert')
    await page.waitForURL(/done=added/)
    await page.locator('#designer-keys').waitFor()
    const added = /item=([A-Z0-9-]+)/.exec(page.url())![1]!
    let order = await orderIn(page)
    expect(order[order.indexOf('INV-01') + 1]).toBe(added)
    await page.locator(`[data-tree="${added}"]`).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.waitForURL(/done=moved/)
    order = await orderIn(page)
    expect(order[order.indexOf('INV-01') - 1]).toBe(added)
    await expectClean(page)
    await unfold(page, act('retire'))
    await press(page, act('retire'))
    await expect.poll(() => orderIn(page), SOON).not.toContain(added)
  })

  test('what is retired is listed at the end and taken back', async () => {
    const { page } = staff.ana
    await open(page, '/2?item=INV-04')
    await unfold(page, act('retire'))
    await press(page, act('retire'))
    await page.waitForURL(/done=retired/)
    expect(await page.locator('.designer-tree').innerText()).toContain('Retired in this draft')
    await expectClean(page)
    await press(page, act('take-back'))
    await page.waitForURL(/done=taken-back/)
    expect(await orderIn(page)).toContain('INV-04')
  })

  test('it is tried on the last cycle: there is none yet, and it says so', async () => {
    const { page } = staff.ana
    await page.goto(at('/2/try'))
    expect(await main(page)).toContain('There is no cycle to try it on')
    await expectClean(page)
  })

  test('each change gets its verdict with a reason; then it is published, once who publishes proved who they are', async () => {
    const { page, signInAgain } = staff.ana
    await page.goto(at('/2/verdicts'))
    await expectClean(page)
    expect(await page.locator(act('publish')).count()).toBe(0)
    const all = await page.locator('article', { hasText: 'proposed:' }).count()
    for (let left = all; left > 0; left--) {
      const change = page.locator('article', { hasText: 'proposed:' }).first()
      await change.locator('[name=reason]').focus()
      await page.keyboard.type('Only the words are other ones.')
      await change.locator(act('verdict')).focus()
      await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
    }
    await expect.poll(() => page.locator(act('publish')).count(), SOON).toBe(1)
    await expectClean(page)
    await press(page, act('publish'))
    if (page.url().includes('sign-in-again')) await signInAgain()
    await page.waitForURL(/done=published/)
    await page.goto(at('/2?item=INV-01'))
    expect(await main(page)).toContain('never changes')
    expect(await main(page)).toContain('As Ana words it')
    expect(await page.locator('[name="title.en"]').count()).toBe(0)
  })

  test('anybody reads what changed, without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${product.url}/en/instrument/diff/1...2`)
    for (const said of ['INV-01', 'As Ana words it', 'IDN-15']) expect(await main(page)).toContain(said)
    await context.close()
  })
})

describe('a lead makes the variant of a country', { timeout: 120_000 }, () => {
  test('words its own, sets not applicable, and cannot touch the measure', async () => {
    const { page } = staff.lead
    await page.goto(at(''))
    await press(page, act('begin'))
    await page.waitForURL(/instrument\/rs-1\?done=begun/)
    await open(page, '/rs-1?item=IDN-15')
    expect(await page.locator('[name=answerType]').count()).toBe(0)
    await write(page, 'title.sr', 'Period oporavka u Zakonu o strancima')
    await saved(page)
    await open(page, '/rs-1?item=LAB-02')
    await write(page, 'notApplicable.sr', 'Ne postoji u Srbiji.')
    await saved(page)
    await page.reload()
    expect(await page.locator('.designer-tree').innerText()).toContain('not applicable')
    await expectClean(page)
  })

  test('without a script the same form saves by its button', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await staff.lead.context.storageState(),
    })
    const page = await context.newPage()
    await page.goto(at('/rs-1?item=INV-05'))
    await page.locator('[name="title.sr"]').fill('Naslov bez skripte')
    await press(page, act('save'))
    expect(page.url()).toContain('done=saved')
    expect(await page.locator('[name="title.sr"]').inputValue()).toBe('Naslov bez skripte')
    await context.close()
  })
})
