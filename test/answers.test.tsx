import { mkdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { chromium, type Browser } from 'playwright-core'
import { renderToString } from 'react-dom/server'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readingIn } from '../src/catalogue.ts'
import { htmlLang, type Locale } from '../src/locale/index.ts'
import { QuestionSpecimen, type SpecimenQuestion } from './specimen-answers.tsx'
import { questions } from './specimen-questions.ts'

const styles = resolve('src/web/styles')
const pictures = resolve('test-results/answers')
const all: SpecimenQuestion[] = Object.entries(questions).map(([name, it]) => ({ name, ...it }))
let browser: Browser
let css: string
let script: string

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  const index = await readFile(`${styles}/index.css`, 'utf8')
  const files = [...index.matchAll(/@import '(.+?)'/g)].map(([, file]) => readFile(resolve(styles, file!), 'utf8'))
  css = (await Promise.all(files)).join('\n').replaceAll('../fonts', pathToFileURL(resolve('src/web/fonts')).href)
  script = await bundled()
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--allow-file-access-from-files',
    ],
  })
}, 60_000)

afterAll(async () => {
  await browser?.close()
})

async function show(question: SpecimenQuestion, locale: Locale, width: number) {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.goto(pathToFileURL(resolve('src/web/fonts/OFL.txt')).href)
  const html = renderToString(<QuestionSpecimen reading={readingIn(locale)} question={question} />)
  await page.setContent(
    `<!doctype html><html lang="${htmlLang(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>IDN-08</title><style>${css}</style></head><body><div id="root">${html}</div></body></html>`,
  )
  await page.evaluate(() => document.fonts.ready)
  return page
}

const seen = all.flatMap((question) => [
  { name: question.name, question, locale: 'sr-cyrl' as const, width: 320 },
  { name: question.name, question, locale: 'sq' as const, width: 1280 },
])
test.each(seen)(
  'the answer $name has no accessibility fault and no page-level scroll in $locale at $width px',
  async ({ question, locale, width }) => {
    const page = await show(question, locale, width)
    await page.screenshot({ path: `${pictures}/${question.name}-${locale}-${width}.png`, fullPage: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.evaluate(axe.source)
    const found = await page.evaluate(async () => {
      const { violations } = await (window as never as { axe: typeof axe }).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
      )
    })
    expect(found).toEqual([])
    await page.close()
  },
  60_000,
)

/** The same page, taken over by its script. */
async function showLive(question: SpecimenQuestion, locale: Locale = 'sr-latn') {
  const page = await show(question, locale, 1280)
  const faults: string[] = []
  page.on('pageerror', (fault) => faults.push(fault.message))
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  await page.evaluate((it) => Object.assign(window, { specimen: it }), { reading: readingIn(locale), question })
  await page.addScriptTag({ content: script })
  await page.getByRole('button', { name: 'Dodaj redove' }).first().waitFor({ timeout: 10_000 })

  return { page, faults }
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: resolve('test/specimen-client.tsx'), formats: ['iife'], name: 'specimen' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('nothing was built')
  return output.output[0].code
}

const victims = { ...all[0]!, given: {}, before: {} }
const cell = (key: string) => `[name="cell:${key}"]`

test('with script the page is taken over without a difference, and sums follow what is typed', async () => {
  const { page, faults } = await showLive({ ...victims, given: { 'sex=female;age_group=adult': '31' } })
  const table = page.getByRole('table', { name: 'Uzrast, Pol' }).first()
  const row = table.getByRole('row').nth(1)
  expect(await row.getByRole('cell').last().innerText()).toContain('31 + …')
  await page.getByLabel('punoletna lica, muški pol').fill('9')
  await page.getByLabel('punoletna lica, nepoznato').fill('<5')
  expect(await row.getByRole('cell').last().innerText()).toContain('40–44')
  expect(faults).toEqual([])
  await page.close()
}, 60_000)

test('a range pasted into the first cell fills the table, one pasted into a list adds its rows', async () => {
  const { page, faults } = await showLive(victims)
  const paste = async (key: string, range: string) => {
    await page.locator(cell(key)).focus()
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, range)
  }
  await paste('sex=female;age_group=adult', '31\t9\t0\r\n15\t3\t0\r\n0\t0\t0\r\n')
  expect(await page.locator(cell('sex=male;age_group=child')).inputValue()).toBe('3')
  expect(await page.getByRole('table', { name: 'Uzrast, Pol' }).locator('tfoot td').last().innerText()).toContain('58')
  await paste('open:citizenship:1:name', Array.from({ length: 12 }, (_, i) => `Država ${i}\t${i}`).join('\n'))
  expect(await page.locator(cell('open:citizenship:12:name')).inputValue()).toBe('Država 11')
  expect(await page.locator(cell('open:citizenship:12:value')).inputValue()).toBe('11')
  expect(faults).toEqual([])
  await page.close()
}, 60_000)

test('rows are added to a list, and a single word is pasted as it always is', async () => {
  const { page } = await showLive(victims)
  const rows = page.locator('[name^="cell:open:citizenship:"][name$=":name"]')
  const before = await rows.count()
  await page.getByRole('button', { name: 'Dodaj redove' }).click()
  expect(await rows.count()).toBeGreaterThan(before)
  const isTaken = await page.locator(cell('total')).evaluate((node) => {
    const data = new DataTransfer()
    data.setData('text/plain', '58')
    return !node.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  expect(isTaken).toBe(false)
  await page.close()
}, 60_000)
