import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS })
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Violation {
  readonly id: string
  readonly nodes: readonly string[]
}

/** What axe finds against WCAG 2.2 AA and its best practices; an empty list is the pass mark. */
export async function axe(page: Page): Promise<Violation[]> {
  const context = page.context()
  const session = await context.newCDPSession(page)
  await session.send('Page.setBypassCSP', { enabled: true })
  const found = await page.evaluate(`(async () => {
    ${axeSource}
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await globalThis.axe.run(document, { runOnly: tags })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.target.join(' ')) }))
  })()`)
  await session.detach()
  return found as Violation[]
}
