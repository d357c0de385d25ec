import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { tabTo } from './keyboard.ts'
import { startBuilt, type Running } from './running.ts'

// Two rate without seeing each other, a reviewer decides between them: with nothing but the keyboard.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

let product: Running
let browser: Browser
/** The indicator that the sample's first monitor has rated and the second has not. */
let desk: string

beforeAll(async () => {
  product = await startBuilt(['--sample'])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function enter(who: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${product.url}/app/sign-in`)
  await tabTo(page, `Enter as ${who}`)
  await Promise.all([page.waitForURL(/\/app(?!\/sign-in)/), page.keyboard.press('Enter')])
  return page
}

const told = (page: Page) => page.locator('main').innerText()

test('the second rater finds it in their work, sees nothing of the first, rates and submits', async () => {
  const page = await enter('Sample second monitor (Albania)')
  expect(await told(page)).toContain('To be rated apart from a colleague (2)')
  await tabTo(page, 'AL 2025 · PRV-01')
  await Promise.all([page.waitForURL(/\/PRV-01$/), page.keyboard.press('Enter')])
  desk = page.url()
  expect(await told(page)).toContain('Being rated')
  expect(await told(page)).not.toContain('Sample monitor (Albania)')
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('0')
  await tabTo(page, 'Narrative')
  await page.keyboard.type('No measure of the year rests on research.')
  await tabTo(page, 'High')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+Tab')
  // There is no source to cite: why is said in its own field, which stands before the rating.
  await backTo(page, 'No evidence, because')
  await page.keyboard.type('No office wrote anything down.')
  await tabTo(page, 'Submit my rating')
  await Promise.all([page.waitForURL(/done=apart/), page.keyboard.press('Enter')])
  expect(await told(page)).toContain('Your rating of PRV-01 is submitted. It is final.')
  await page.goto(desk)
  expect(await told(page)).toContain('Both ratings are in')
  expect(await axe(page)).toEqual([])
  await tabTo(page, 'Read both side by side')
  await Promise.all([page.waitForURL(/\/review\/double\//), page.keyboard.press('Enter')])
  expect(await told(page)).toContain('2 levels apart')
  expect(await told(page)).toContain('You rated this. Somebody else decides.')
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('a reviewer settles it in six steps, and all that agree in one', async () => {
  const page = await enter('Sample reviewer (Albania)')
  await page.goto(`${product.url}/app/review/double`)
  expect(await told(page)).toContain('Disputed (3)')
  expect(await axe(page)).toEqual([])
  // 1 open, 2 read both
  await tabTo(page, 'Review PRV-01')
  await Promise.all([page.waitForURL(/\/review\/double\/.+/), page.keyboard.press('Enter')])
  expect(await told(page)).toContain('No measure of the year rests on research.')
  // 3 what they differ in
  await tabTo(page, 'the reading of the rule')
  await page.keyboard.press('Space')
  // 4 decision
  await tabTo(page, '3')
  for (let down = 0; down < 3; down++) await page.keyboard.press('ArrowDown')
  // 5 sentence
  await tabTo(page, 'Reason')
  await page.keyboard.type('A survey of one town is no research of a country.')
  // 6 settle
  await tabTo(page, 'Settle')
  await Promise.all([page.waitForURL(/done=decided/), page.keyboard.press('Enter')])
  expect(await told(page)).toContain('It is settled. The assessment waits for the approval of somebody else.')
  expect(await axe(page)).toEqual([])
  await tabTo(page, 'To the assessment')
  await Promise.all([page.waitForURL(/\/review\/[0-9a-f-]{36}$/), page.keyboard.press('Enter')])
  expect(await told(page)).toContain('A survey of one town is no research of a country.')

  await page.goto(`${product.url}/app/review/double`)
  await tabTo(page, 'Settle all 2')
  await Promise.all([page.waitForURL(/done=2/), page.keyboard.press('Enter')])
  expect(await told(page)).toContain('2 pairs are settled and wait for approval.')
  await tabTo(page, 'How far raters agree')
  await Promise.all([page.waitForURL(/agreement/), page.keyboard.press('Enter')])
  expect(await told(page)).toMatch(/Pairs\s+6/)
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

/** As tabTo, the other way. */
async function backTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 100; step++) {
    const said = await page.evaluate(`(document.activeElement.labels?.[0]?.textContent || '').trim()`)
    if (String(said).startsWith(words)) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error(`the keyboard does not come back to “${words}”`)
}
