import { TOTP } from 'otpauth'
import { expect } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const PASSWORD = 'a quiet river bends twice before noon'

/** Somebody at the workbench, in a browser of their own. */
export interface Staff {
  readonly page: Page
  readonly context: BrowserContext
  readonly email: string
  /** Proves once more who they are, when the product asks for it. */
  signInAgain(): Promise<void>
}

/** A code is good once: the next one may be the one of the coming half minute, which the server also takes. */
function codes(secret: string): () => string {
  const totp = new TOTP({ secret })
  const used = new Set<string>()
  return () => {
    const now = Date.now()
    const fresh = [now, now + 30_000, now - 30_000]
      .map((timestamp) => totp.generate({ timestamp }))
      .find((code) => !used.has(code))
    if (!fresh) throw new Error('every code of this minute is used')
    used.add(fresh)
    return fresh
  }
}

/** Follows a one-time link and sets up a password and an authenticator, as a person does. */
export async function setUp(browser: Browser, link: string, who: { name: string; email: string }): Promise<Staff> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Name').fill(who.name)
  const email = page.getByLabel('E-mail address')
  if ((await email.count()) > 0) await email.fill(who.email)
  await page.locator('#password').fill(PASSWORD)
  await page.locator('summary', { hasText: 'by hand' }).or(page.locator('details summary').first()).first().click()
  const secret = (await page.locator('details code').first().innerText()).replaceAll(' ', '')
  const code = codes(secret)
  await page.locator('#code').fill(code())
  await page.locator('main form button[type=submit]').last().click()
  await expect.poll(() => page.locator('ol.codes li').count()).toBeGreaterThanOrEqual(8)
  await page.goto(new URL('/app', link).href)
  const signInAgain = async () => {
    await page.locator('#password').fill(PASSWORD)
    await page.locator('#code').fill(code())
    await page.locator('main form button[type=submit]').last().click()
    await page.waitForURL((url) => !url.pathname.includes('sign-in-again'))
  }
  return { page, context, email: who.email, signInAgain }
}

/** Invites from the people page and finds the link in the outbox. */
export async function invite(
  admin: Staff,
  base: string,
  who: { name: string; email: string; role: string; country: string },
): Promise<string> {
  const { page } = admin
  await page.goto(`${base}/app/admin/people`)
  await page.locator('#name').fill(who.name)
  await page.locator('#email').fill(who.email)
  await page.locator('#role').selectOption(who.role)
  await page.locator('#country').selectOption(who.country)
  await page.getByRole('button', { name: 'invitation' }).click()
  if (page.url().includes('sign-in-again')) await admin.signInAgain()
  await page.goto(`${base}/app/admin/mail`)
  const row = page.locator('tr', { hasText: who.email })
  return (await row.locator('a').first().getAttribute('href'))!
}
