import type { Page } from 'playwright-core'

export interface Source {
  readonly title: string
  readonly publisher: string
  readonly year: string
  readonly url: string
}

/** From the desk of an indicator to the form for a new source and back, with the source chosen for citation. */
export async function attachSource(page: Page, { title, publisher, year, url }: Source): Promise<void> {
  await page.locator('button[name=act][value=attach]').click()
  await page.waitForURL(/evidence\/new/)
  await page.locator('[name=class][value=public]').check()
  await page.locator('#title').fill(title)
  await page.locator('#publisher').fill(publisher)
  await page.locator('[name="publishedOn.year"]').fill(year)
  await page.locator('#url').fill(url)
  await page.locator('#language').selectOption('en')
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/app\/assess\//)
}

/** Records one more figure of this indicator from a source of the library. */
export async function recordFigure(page: Page, figure: { value: string; source: string; note: string }): Promise<void> {
  await page.locator('button[name=act][value=figure]').click()
  await page.waitForURL(/observations\/new/)
  await page.locator('#value').fill(figure.value)
  const option = page.locator('#evidenceId option', { hasText: figure.source }).first()
  await page.locator('#evidenceId').selectOption(await option.getAttribute('value'))
  await page.locator('#note').fill(figure.note)
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/app\/assess\//)
}

/** Cites a source of the library with a page and a passage. */
export async function cite(page: Page, source: string, passage: { page: string; quotation: string }): Promise<void> {
  const select = page.locator('[name="cite.evidenceId"]')
  const option = select.locator('option', { hasText: source }).first()
  await select.selectOption(await option.getAttribute('value'))
  await page.locator('[name="cite.page"]').fill(passage.page)
  await page.locator('[name="cite.quotation"]').fill(passage.quotation)
}

export async function rate(page: Page, rating: 0 | 1 | 2 | 3, narrative: string): Promise<void> {
  await page.locator(`[name=answer][value="${rating}"]`).check()
  await page.locator('#narrative').fill(narrative)
  await page.locator('[name=confidence][value=medium]').check()
}

export async function save(page: Page): Promise<void> {
  await page.locator('button.button[name=act][value=save]').first().click()
  await page.waitForLoadState()
}

export async function submit(page: Page): Promise<void> {
  await page.locator('button[name=act][value=submit]').click()
  await page.waitForLoadState()
}
