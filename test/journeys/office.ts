import type { Page } from 'playwright-core'
import type { Staff } from './staff.ts'

/** What an institution and whoever asks it do, over and over. */

const LINK = /\/r\/[A-Z]{2}-\d{4}-\d+\/\d+-[0-9a-f]{40}/

export const linkIn = (base: string, text: string) => `${base}${LINK.exec(text)![0]}`

/** The newest mail to somebody, as it stands in the outbox of a product without a mail server. */
export async function mailTo(admin: Staff, base: string, recipient: string): Promise<string> {
  await admin.page.goto(`${base}/app/admin/mail`)
  return (await admin.page.locator('tr', { hasText: recipient }).first().textContent()) ?? ''
}

/** Opens a link, asks for the code, reads it in the mailbox and comes in. */
export async function enter(page: Page, link: string, mailOf: () => Promise<string>, called = ''): Promise<void> {
  await page.goto(`${link}?lang=en`)
  await page.getByRole('button', { name: 'Send the code' }).click()
  await page.waitForURL(/sent=yes/)
  await page.locator('#code').fill(/\b(\d{6})\b/.exec(await mailOf())![1]!)
  await page.locator('#called').fill(called)
  await page.getByRole('button', { name: 'Open the questions' }).click()
  await page.waitForURL(/\/tasks/)
}

export async function fillDay(page: Page, name: string, date: Date): Promise<void> {
  await page.locator(`[name="${name}.day"]`).fill(String(date.getUTCDate()))
  await page.locator(`[name="${name}.month"]`).fill(String(date.getUTCMonth() + 1))
  await page.locator(`[name="${name}.year"]`).fill(String(date.getUTCFullYear()))
}

/** A cycle of last year for Serbia, with its days a month apart; gives its id. */
export async function openCycle({ page }: Staff, base: string): Promise<string> {
  const today = new Date()
  const days = (count: number) => new Date(today.getTime() + count * 24 * 60 * 60_000)
  await page.goto(`${base}/app/cycles/new`)
  await page.locator('#year').fill(String(today.getUTCFullYear() - 1))
  for (const [i, name] of ['collectUntil', 'assessUntil', 'publishOn'].entries())
    await fillDay(page, name, days(30 * (i + 1)))
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/app\/cycles\/[0-9a-f-]{36}/)
  return /cycles\/([0-9a-f-]{36})/.exec(page.url())![1]!
}

/** Notes a mailbox of the first institution with this name; gives its id. */
export async function noteMailbox({ page }: Staff, base: string, name: string, mailbox: string): Promise<string> {
  await page.goto(`${base}/app/institutions?country=rs`)
  await page.locator('tbody th a', { hasText: name }).first().click()
  await page.waitForURL(/institutions\/[0-9a-f-]{36}/)
  const id = /institutions\/([0-9a-f-]{36})/.exec(page.url())![1]!
  await page.locator('summary', { hasText: 'Add a contact' }).click()
  await page.locator('details[open] [name=email]').fill(mailbox)
  await page.locator('details[open] [name=source]').fill('The web site of the office')
  await page.getByRole('button', { name: 'Add a contact' }).click()
  await page.waitForURL(/done=saved/)
  return id
}
