import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { axe, openBrowser } from './browser.ts'
import { enter as comeIn, linkIn as linkOf, mailTo as mailIn, noteMailbox, openCycle } from './office.ts'
import { startBuilt, type Running } from './running.ts'
import { fill } from '../../src/modules/workbook/workbook.fixture.ts'
import { invite, setUp, type Staff } from './staff.ts'

let product: Running
let browser: Browser
let admin: Staff
let lead: Staff

const LEAD = { name: 'Lena Lead', email: 'lena@example.org', role: 'lead', country: 'rs' }
const OFFICE = 'pisarnica@example.org'
const COLLEAGUE = 'kolega@example.org'

beforeAll(async () => {
  product = await startBuilt()
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const at = (path: string) => `${product.url}${path}`

const mailTo = (recipient: string) => mailIn(admin, product.url, recipient)
const linkIn = (text: string) => linkOf(product.url, text)
const enter = (page: Page, link: string, mailbox: string) => comeIn(page, link, () => mailTo(mailbox))

/** Answers the question that stands on the page, by what it asks for; counts what was done. */
async function answer(page: Page): Promise<number> {
  let steps = 0
  const choice = page.locator('.answer input[type=radio]')
  if ((await choice.count()) > 0) {
    await choice.first().check()
    steps++
  } else
    for (const name of ['cell:total', 'cell:numerator', 'cell:denominator']) {
      const field = page.locator(`.answer [name="${name}"]`)
      if ((await field.count()) === 0) continue
      await field.fill(name === 'cell:denominator' ? '12' : '7')
      steps++
    }
  const currency = page.locator('.answer select[name="cell:currency"]')
  if ((await currency.count()) > 0) {
    await currency.selectOption('EUR')
    steps++
  }
  await saveAndGoOn(page)
  return steps + 1
}

/** With script or without it: an answer that is saved leads to another address. */
async function saveAndGoOn(page: Page): Promise<void> {
  const from = page.url()
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.waitForURL(({ href }) => href !== from)
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The questions whose answer is typed and not chosen from a list, by their numbers. */
function freeNumbers(excel: ExcelJS.Workbook, reference: string): number[] {
  const numbers: number[] = []
  for (const sheet of excel.worksheets)
    sheet.eachRow((row) => {
      const [of, number, cell] = row.getCell(1).text.split(':')
      const isListed = row.getCell('E').dataValidation?.type === 'list'
      if (of === reference && cell === 'total' && !isListed) numbers.push(Number(number))
    })
  return numbers
}

describe('a coordinator asks, a clerk answers', { timeout: 180_000 }, () => {
  let link: string
  let reference: string
  let clerk: BrowserContext

  test('a lead opens a cycle, notes a mailbox, and asks every responsible institution in at most eight clicks', async () => {
    admin = await setUp(browser, product.firstLink!, { name: 'Ada Administrator', email: 'ada@example.org' })
    lead = await setUp(browser, await invite(admin, product.url, LEAD), LEAD)
    const { page } = lead
    const cycle = await openCycle(lead, product.url)
    const centre = await noteMailbox(lead, product.url, 'Centar za zaštitu žrtava', OFFICE)
    expect(await axe(page)).toEqual([])

    let clicks = 1
    await page.goto(at(`/app/cycles/${cycle}/ask?scope=all`))
    expect(await axe(page)).toEqual([])
    const boxes = page.locator('input[type=checkbox][name^="ask."]')
    expect(await boxes.count()).toBeGreaterThan(0)
    expect(await page.locator(`[name="ask.${centre}"]`).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Make drafts' }).click()
    clicks++
    await page.waitForURL(/state=draft/)
    const made = await page.locator('input[type=checkbox][name^="send."]').count()
    expect(made).toBeGreaterThanOrEqual(20)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Send the chosen' }).click()
    clicks++
    await page.waitForURL(/sent=/)
    expect(clicks).toBeLessThanOrEqual(8)
    expect(await page.locator('main').innerText()).toMatch(new RegExp(`${made} requests were sent`))
    link = linkIn(await mailTo(OFFICE))
    reference = /\/r\/([^/]+)\//.exec(link)![1]!
  })

  test('without script a clerk answers fourteen questions, three steps each at most, and stops', async () => {
    clerk = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
    const page = await clerk.newPage()
    await enter(page, link, OFFICE)
    await page.locator('main p a.button').first().click()
    await page.waitForURL(/\/q\/1/)
    let steps = 0
    for (let question = 1; question <= 14; question++) {
      expect(page.url()).toMatch(new RegExp(`/q/${question}(\\?|$)`))
      steps += await answer(page)
      // What looks doubtful is asked about once; the clerk has looked, and goes on.
      if (page.url().includes('saved=doubts')) await page.goto(at(`/r/${reference}/q/${question + 1}`))
    }
    expect(steps).toBeLessThanOrEqual(14 * 3)
    await page.goto(at(`/r/${reference}/tasks`))
    const said = await page.locator('.task-list li').allInnerTexts()
    expect(said.filter((text) => text.endsWith('answered'))).toHaveLength(14)
  })

  test('words where a number belongs are refused beside the field, in a title that says so, and stay there', async () => {
    const [page] = clerk.pages()
    const question = await firstNumberQuestion(page!)
    await page!.locator('[name="cell:total"]').fill('oko 30')
    await page!.getByRole('button', { name: 'Save and go on' }).click()
    await page!.waitForLoadState()
    expect(await page!.title()).toMatch(/^Problem:/)
    expect(await page!.locator('[name="cell:total"]').inputValue()).toBe('oko 30')
    expect(await page!.locator('main').innerText()).toContain('30')
    await page!.goto(at(`/r/${reference}/q/${question}`))
    expect(await page!.locator('[name="cell:total"]').inputValue()).toBe('7')
  })

  test('in Excel the next ones are answered in four steps: taken out, brought, looked at, taken over whole', async () => {
    const other = await browser.newContext({ locale: 'en-GB' })
    const page = await other.newPage()
    await enter(page, link, OFFICE)
    await page.goto(at(`/r/${reference}/excel`))
    expect(await axe(page)).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`a[href$="/excel/questionnaire-${reference}.xlsx"]`).click(),
    ])
    const excel = new ExcelJS.Workbook()
    await excel.xlsx.readFile(await download.path())
    const numbers = freeNumbers(excel, reference).filter((number) => number > 14 && number <= 28)
    expect(numbers.length).toBeGreaterThan(0)
    for (const number of numbers) fill(excel, `${reference}:${number}:total`, 'E', 7)
    const bytes = Buffer.from(await excel.xlsx.writeBuffer())
    await page.locator('input[type=file]').setInputFiles({ name: 'odgovor.xlsx', mimeType: XLSX, buffer: bytes })
    await page.getByRole('button', { name: 'Show what it says' }).click()
    await page.waitForURL(/\?file=/)
    expect(await page.locator('main').innerText()).toContain(`${numbers.length} new`)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Take over the answers' }).click()
    await page.waitForURL(/done=/)
    for (const number of numbers) {
      await page.goto(at(`/r/${reference}/q/${number}`))
      expect(await page.locator('[name="cell:total"]').inputValue()).toBe('7')
    }
    await other.close()
  })

  test('two questions are given to a colleague in four steps, who gets these two alone', async () => {
    const [page] = clerk.pages()
    await page!.goto(at(`/r/${reference}/share`))
    const boxes = page!.locator('input[type=checkbox][name^="give."]')
    for (const box of [boxes.nth(0), boxes.nth(1)]) await box.check()
    await page!.locator('#name').fill('A. Colleague')
    await page!.locator('#email').fill(COLLEAGUE)
    await page!.getByRole('button', { name: 'Send the link' }).click()
    await page!.waitForURL(/done=given/)

    const other = await browser.newContext({ locale: 'en-GB' })
    const colleague = await other.newPage()
    await enter(colleague, linkIn(await mailTo(COLLEAGUE)), COLLEAGUE)
    expect(await colleague.locator('.task-list li').count()).toBe(2)
    expect(await axe(colleague)).toEqual([])
    for (let i = 0; i < 2; i++) {
      await colleague.goto(at(`/r/${reference}/tasks`))
      await colleague.locator('main p a.button').first().click()
      await colleague.waitForURL(/\/q\//)
      expect(await axe(colleague)).toEqual([])
      await answer(colleague)
    }
    await other.close()
  })

  test('one is declined with a reason; from another browser everything is there, is checked and submitted', async () => {
    const other = await browser.newContext({ locale: 'en-GB' })
    const page = await other.newPage()
    await enter(page, link, OFFICE)
    await page.locator('main p a.button').first().click()
    await page.waitForURL(/\/q\//)
    await page.locator('[name=kind][value=declined]').check()
    await page.locator('[name=ground][value=confidential]').check()
    await page.locator('[name=reason]').fill('The law on secrecy of data, Article 14.')
    await saveAndGoOn(page)
    await page.goto(at(`/r/${reference}/check`))
    expect(await axe(page)).toEqual([])
    const text = await page.locator('main').innerText()
    expect(text).toContain('The law on secrecy of data, Article 14.')
    await page.locator('#responsible').fill('M. Petrović, head of office')
    await page.locator('[name=isAuthorised]').check()
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.waitForURL(/receipts/)
    expect(await page.locator('main').innerText()).toContain(`${reference}-1`)
    expect(await axe(page)).toEqual([])
    expect(await mailTo(OFFICE)).toContain(`${reference}-1`)
    await other.close()
  })

  test('the lead finds it answered in part, with every answer beside its question', async () => {
    const { page } = lead
    await page.goto(at('/app/requests?state=answered-in-part'))
    await page.locator('tbody a', { hasText: reference }).click()
    await page.waitForURL(/requests\/[0-9a-f-]{36}/)
    expect(await page.locator('main').innerText()).toContain('The law on secrecy of data, Article 14.')
    expect(await axe(page)).toEqual([])
  })

  test('the lead looks at what each chase would send, and all who are silent get an official letter in five steps', async () => {
    const { page } = lead
    const open = async (kind: string) => {
      await page.goto(at('/app/requests?state=sent'))
      await page.locator('input[name=all]').check()
      await page.getByRole('button', { name: kind }).click()
      await page.waitForURL(/chase/)
      expect(await axe(page)).toEqual([])
      return page.locator('main').innerText()
    }
    for (const kind of ['Send a reminder', 'Give more time']) expect(await open(kind)).not.toContain(reference)
    // The list, all of it, which letter, the preview, and that it is meant.
    const seen = await open('Official letter')
    const count = Number(/Make (\d+) letters/.exec(seen)![1])
    expect(count).toBeGreaterThanOrEqual(20)
    expect(seen).not.toContain(reference)
    await page.getByRole('button', { name: `Make ${count} letters` }).click()
    await page.getByText(`${count} letters were made`).waitFor()
    expect(await axe(page)).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('button[name=format][value=docx]').click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.zip$/)
  })

  /** The first question of the questionnaire that asks for one number, open on the page. */
  async function firstNumberQuestion(page: Page): Promise<number> {
    for (let number = 1; number <= 14; number++) {
      await page.goto(at(`/r/${reference}/q/${number}`))
      if ((await page.locator('.answer input[inputmode][name="cell:total"]').count()) > 0) return number
    }
    throw new Error('no question asks for a number')
  }
})
