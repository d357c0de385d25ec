import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { axe, openBrowser } from './browser.ts'
import { startBuilt, type Running } from './running.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let product: Running
let browser: Browser

beforeAll(async () => {
  product = await startBuilt()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** A page with a security key that answers by itself, as a finger on it would. */
async function withKey(context: BrowserContext) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true }
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true, ...options },
  })
  return page
}

const local = (address: string) => address.replace('127.0.0.1', 'localhost')

test('the first administrator sets up a passkey, signs out, and signs in with nothing else', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await withKey(context)
  await page.goto(product.firstLink!)
  expect(await page.getByRole('button', { name: 'Set up a passkey' }).count()).toBe(0)
  await page.getByRole('link', { name: local(product.firstLink!) }).click()
  await page.locator('#name').fill('Vera')
  await page.locator('#email').fill('vera@example.org')
  await page.getByRole('button', { name: 'Set up a passkey' }).click()
  await expect.poll(() => page.locator('ol.codes li').count()).toBe(10)

  await page.goto(`${local(product.url)}/app/account`)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL((url) => url.pathname === '/app')

  await page.goto(`${local(product.url)}/app/sign-in-again?to=/app/admin/people`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL((url) => url.pathname === '/app/admin/people')
  await context.close()
})

test('a device without a key for this base gets nowhere, and is told so', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await withKey(context)
  await page.goto(`${local(product.url)}/app/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('The device did not answer with a passkey').waitFor()
  await context.close()
})

test('the door and the account have no fault that axe finds, with script and without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled })
    const page = await context.newPage()
    for (const path of ['/app/sign-in', '/app/invitation/none', '/app/account']) {
      await page.goto(product.url + path)
      expect(await page.locator('h1').count(), path).toBe(1)
      if (javaScriptEnabled) expect(await axe(page), path).toEqual([])
    }
    expect(await page.locator('[name=person]').count()).toBe(0)
    expect((await context.cookies()).length).toBe(0)
    await context.close()
  }
})

test('only what is a base of invented data lets anybody in as somebody', async () => {
  const answer = await fetch(`${product.url}/app/sign-in`, {
    method: 'POST',
    headers: { origin: product.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ act: 'sample', person: '00000000-0000-0000-0000-000000000000' }),
  })
  expect(answer.status).toBe(422)
  expect(answer.headers.get('set-cookie')).toBeNull()
})
