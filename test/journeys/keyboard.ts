import type { Page } from 'playwright-core'

/** Goes on with the tab key until what is wanted has the focus. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 300; step++) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate(`(({ title, labels, textContent }) =>
      (title || labels?.[0]?.textContent || textContent || '').trim())(document.activeElement)`)
    if (String(said).startsWith(words)) return
  }
  throw new Error(`the keyboard does not come to “${words}”`)
}
