import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { axe, openBrowser } from './browser.ts'
import { enter, linkIn, mailTo, noteMailbox, openCycle } from './office.ts'
import { startBuilt, type Running } from './running.ts'
import { invite, setUp, type Staff } from './staff.ts'

let product: Running
let browser: Browser
let admin: Staff
let link: string
let home: string

const LEAD = { name: 'Lena Lead', email: 'lena@example.org', role: 'lead', country: 'rs' }
const OFFICE = 'pisarnica@example.org'
const OFFLINE = 'You are not on the network. Your answers are kept on this computer and will be sent.'

beforeAll(async () => {
  product = await startBuilt()
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

interface Clerk {
  readonly context: BrowserContext
  readonly page: Page
}

/** In at the office's questionnaire, in a browser of their own. */
async function clerkIn(): Promise<Clerk> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await enter(page, link, () => mailTo(admin, product.url, OFFICE))
  return { context, page }
}

const total = (page: Page) => page.locator('.answer [name="cell:total"]')
const save = (page: Page) => page.getByRole('button', { name: 'Save and go on' }).click()
const status = (page: Page) => page.locator('.where-kept').innerText()

/** The numbers of the questions that ask for one number, in their order. */
let numbers: number[] | undefined
async function openNumber(page: Page, which: number): Promise<number> {
  if (!numbers) {
    numbers = []
    for (let number = 1; numbers.length < 5; number++) {
      await page.goto(`${home}/q/${number}`)
      if ((await page.locator('.answer input[inputmode][name="cell:total"]').count()) > 0) numbers.push(number)
    }
  }
  await page.goto(`${home}/q/${numbers[which]}`)
  // Scripts run from when the switch is there.
  await page.locator('#keep-nothing').waitFor()
  return numbers[which]!
}

/** Every byte that the browser keeps of answers, as text. */
const keptHere = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name)
    if (!names.includes('rapporteur-answers')) return []
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('rapporteur-answers')
      asked.addEventListener('success', () => resolve(asked.result))
      asked.addEventListener('error', () => reject(new Error('not opened')))
    })
    const rows = await new Promise<Record<string, unknown>[]>((resolve) => {
      const all = db.transaction('answers').objectStore('answers').getAll()
      all.addEventListener('success', () => resolve(all.result as Record<string, unknown>[]))
    })
    db.close()
    const text = (value: unknown) =>
      value instanceof ArrayBuffer || value instanceof Uint8Array
        ? String.fromCharCode(...new Uint8Array(value instanceof ArrayBuffer ? value : value.buffer))
        : String(value)
    return rows.map((row) => Object.values(row).map(text).join(' '))
  })

describe('a lost network loses no answer', { timeout: 180_000 }, () => {
  let clerk: Clerk

  test('an office is asked', async () => {
    admin = await setUp(browser, product.firstLink!, { name: 'Ada Administrator', email: 'ada@example.org' })
    const lead = await setUp(browser, await invite(admin, product.url, LEAD), LEAD)
    const cycle = await openCycle(lead, product.url)
    const centre = await noteMailbox(lead, product.url, 'Centar za zaštitu žrtava', OFFICE)
    const { page } = lead
    await page.goto(`${product.url}/app/cycles/${cycle}/ask?scope=all`)
    for (const box of await page.locator('input[type=checkbox][name^="ask."]').all())
      await box.setChecked((await box.getAttribute('name')) === `ask.${centre}`)
    await page.getByRole('button', { name: 'Make drafts' }).click()
    await page.waitForURL(/state=draft/)
    await page.getByRole('button', { name: 'Send the chosen' }).click()
    await page.waitForURL(/sent=/)
    link = linkIn(product.url, await mailTo(admin, product.url, OFFICE))
    home = link.slice(0, link.lastIndexOf('/'))
  })

  test('what is written without a network is kept, said so, and sent when it is back', async () => {
    clerk = await clerkIn()
    const { page, context } = clerk
    const number = await openNumber(page, 0)
    expect(await axe(page)).toEqual([])
    await context.setOffline(true)
    await total(page).fill('31')
    await expect.poll(() => status(page)).toContain(OFFLINE)
    expect(await axe(page)).toEqual([])
    await page.locator('#source').fill('Register, žrtve-unikat')
    await save(page)
    await expect.poll(() => status(page)).toContain(OFFLINE)
    expect(page.url()).toContain(`/q/${number}`)
    expect(await total(page).inputValue()).toBe('31')
    const kept = await keptHere(page)
    expect(kept).toHaveLength(1)
    expect(kept[0]).not.toMatch(/unikat|cell|Register/)

    await context.setOffline(false)
    await expect.poll(() => status(page)).toMatch(/Saved at \d\d:\d\d/)
    await expect.poll(() => keptHere(page)).toEqual([])
    const elsewhere = await clerkIn()
    await elsewhere.page.goto(`${home}/q/${number}`)
    expect(await total(elsewhere.page).inputValue()).toBe('31')
    await elsewhere.context.close()
  })

  test('a page closed without a network gives back what was written, after the browser is opened again', async () => {
    const { page, context } = clerk
    const number = await openNumber(page, 1)
    await context.setOffline(true)
    await total(page).fill('17')
    await expect.poll(() => status(page)).toContain(OFFLINE)
    await expect.poll(() => keptHere(page)).toHaveLength(1)
    const other = await context.newPage()
    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    await other.goto(`${home}/tasks`)
    await expect
      .poll(() =>
        other
          .locator('.task-list li')
          .nth(number - 1)
          .innerText(),
      )
      .toMatch(/answered$/)
    await expect.poll(() => keptHere(other)).toEqual([])
    await other.goto(`${home}/q/${number}`)
    expect(await total(other).inputValue()).toBe('17')
    clerk = { context, page: other }
  })

  test('somebody else’s newer answer is not written over: both sides are shown, and a person chooses', async () => {
    const { page, context } = clerk
    const number = await openNumber(page, 2)
    await context.setOffline(true)
    await total(page).fill('5')
    await expect.poll(() => status(page)).toContain(OFFLINE)
    const second = await clerkIn()
    await second.page.goto(`${home}/q/${number}`)
    await total(second.page).fill('88')
    await save(second.page)
    await second.page.waitForURL((url) => !url.pathname.endsWith(`/q/${number}`) || url.search !== '')
    await context.setOffline(false)
    await expect.poll(() => status(page)).toContain('Somebody else saved this question meanwhile.')
    await page.getByRole('button', { name: 'Show both' }).click()
    await page.getByRole('heading', { name: 'What stands now' }).waitFor()
    const notice = await page.locator('.notice-attention').first().innerText()
    expect(notice).toContain('88')
    expect(await total(page).inputValue()).toBe('5')
    expect(await axe(page)).toEqual([])
    await save(page)
    await page.waitForURL((url) => !url.pathname.endsWith(`/q/${number}`) || url.search !== '')
    await second.page.goto(`${home}/q/${number}`)
    expect(await total(second.page).inputValue()).toBe('5')
    await second.context.close()
  })

  test('on a shared computer nothing is kept, and what was kept is removed', async () => {
    const { page, context } = clerk
    await openNumber(page, 3)
    await total(page).fill('4')
    await expect.poll(() => keptHere(page)).toHaveLength(1)
    // Another window stands in the way: what was kept is not said to be removed.
    const other = await context.newPage()
    await other.goto(`${home}/tasks`)
    await other.evaluate(() => {
      indexedDB.open('rapporteur-answers')
    })
    await page.locator('#keep-nothing').check()
    await expect.poll(() => page.locator('#keep-nothing-hint').innerText()).toContain('could not be removed')
    await other.close()
    await page.locator('#keep-nothing').uncheck()
    await page.locator('#keep-nothing').check()
    await expect.poll(() => page.locator('#keep-nothing-hint').innerText()).toContain('what was kept is removed')
    await expect.poll(() => keptHere(page)).toEqual([])
    await total(page).fill('41')
    await context.setOffline(true)
    await expect.poll(() => status(page)).toContain('Leave this page open')
    expect(await keptHere(page)).toEqual([])
    await context.setOffline(false)
    await expect.poll(() => status(page)).toMatch(/Saved at/)
    expect(await keptHere(page)).toEqual([])
    await page.locator('#keep-nothing').uncheck()
  })

  test('who leaves the computer leaves nothing on it; who opens it without a code sees nothing of it', async () => {
    const { page, context } = clerk
    const number = await openNumber(page, 4)
    await total(page).fill('63')
    await expect.poll(() => keptHere(page)).toHaveLength(1)
    const cookies = await context.cookies()
    await context.clearCookies()
    await page.goto(`${home}/q/${number}`)
    expect(page.url()).toBe(home)
    expect(await page.content()).not.toContain('63<')
    await context.addCookies(cookies)
    await page.goto(`${home}/tasks`)
    await expect.poll(() => page.locator('main').innerText()).toContain('1 answer is on this computer alone')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Leave this computer' }).click()
    await page.waitForURL(home)
    expect(await keptHere(page)).toEqual([])
  })
})

describe('several people of one office', { timeout: 180_000 }, () => {
  const comeIn = async (called: string): Promise<Clerk> => {
    const context = await browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    await enter(page, link, () => mailTo(admin, product.url, OFFICE), called)
    return { context, page }
  }

  test('the second is told who writes in a question since when, and finds the other questions free', async () => {
    const [first, second] = [await comeIn('M. P.'), await comeIn('')]
    const number = await openNumber(first.page, 3)
    const told = first.page.waitForResponse((response) => response.url().endsWith('/writing'))
    await total(first.page).fill('9')
    await told
    await second.page.goto(`${home}/q/${number}`)
    const text = await second.page.locator('main').innerText()
    expect(text).toMatch(/M\. P\. is writing here since \d\d:\d\d/)
    expect(await total(second.page).count()).toBe(0)
    expect(await axe(second.page)).toEqual([])
    await openNumber(second.page, 2)
    expect(await total(second.page).count()).toBe(1)

    await save(first.page)
    await first.page.waitForURL((url) => !url.pathname.endsWith(`/q/${number}`) || url.search !== '')
    await second.page.goto(`${home}/q/${number}`)
    expect(await total(second.page).inputValue()).toBe('9')
    await first.context.close()
    await second.context.close()
  })

  test('who lost the link asks for a new one in one click', async () => {
    const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${home}?lang=en`)
    await page.getByRole('button', { name: 'Ask for a new link' }).click()
    await page.waitForURL(/asked=yes/)
    expect(linkIn(product.url, await mailTo(admin, product.url, OFFICE))).toBe(link)
    await context.close()
  })
})
