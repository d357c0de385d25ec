import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE } from '../../src/formats/hostile.fixture.ts'
import { call, Visitor, type Answer } from './call.ts'
import { insideOf, readable, tagsOf } from './html.ts'
import { sampleProduct } from './sample-product.ts'

let base: string
let lead: Visitor
let page: string

beforeAll(async () => {
  base = (await sampleProduct()).url
  lead = await Visitor.enter(base, 'Sample lead (Serbia)')
  const { text } = await lead.get('/app/requests')
  const links = tagsOf(text, 'a').map(({ href = '' }) => href)
  for (const link of links.filter((href) => /^\/app\/requests\/[0-9a-f-]{36}$/.test(href))) {
    page = `${link}/workbook`
    if ((await lead.get(page)).text.includes('type="file"')) return
  }
  throw new Error('the sample has no request that takes a workbook')
}, 180_000)

/** A form as a browser posts it, with one file. */
function post(path: string, name: string, bytes: Uint8Array): Promise<Answer> {
  const boundary = randomUUID()
  const head = [
    `--${boundary}\r\ncontent-disposition: form-data; name="key"\r\n\r\n${randomUUID()}\r\n`,
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n`,
    'content-type: application/octet-stream\r\n\r\n',
  ].join('')
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const type = `multipart/form-data; boundary=${boundary}`
  const headers = { origin: base, cookie: lead.cookie, 'content-type': type, 'content-length': String(body.length) }
  return call(`${base}${path}`, { method: 'POST', headers, body })
}

const bytesAt = (path: string) =>
  fetch(`${base}${path}`, { headers: { cookie: lead.cookie } }).then(
    async (it) => new Uint8Array(await it.arrayBuffer()),
  )

describe('over a real connection', () => {
  const hostile = (refusal: string) => HOSTILE.find((it) => it.refusal === refusal)!.make()
  test.each([
    ['200 MB', () => Buffer.alloc(200_000_000, 0x50), 413, 'larger than 20 MB'],
    ['a workbook with macros', () => hostile('macros'), 422, 'carries macros'],
    ['a zip bomb', () => hostile('unpacks-too-big'), 422, 'would unpack to more than'],
    ['a program', () => Buffer.from('MZ\u0000\u0001'), 415, 'not an Excel workbook'],
  ])('%s is refused within five seconds, in a sentence', { timeout: 60_000 }, async (_what, make, status, sentence) => {
    const bytes = make()
    const startedAt = performance.now()
    const answer = await post(page, 'reply.xlsx', bytes)
    expect(answer.status).toBe(status)
    expect(readable(answer.text)).toContain(sentence)
    expect(performance.now() - startedAt).toBeLessThan(5000)
    expect((await lead.get('/app')).status).toBe(200)
  })

  test(
    'a workbook goes out marked as a sample, and with a formula in it nothing of it counts',
    { timeout: 60_000 },
    async () => {
      const { text } = await lead.get(page)
      const href = tagsOf(text, 'a').find((it) => it.href?.endsWith('.xlsx') === true)!.href!
      const excel = new ExcelJS.Workbook()
      await excel.xlsx.load((await bytesAt(href)).buffer as ArrayBuffer)
      expect(excel.worksheets[0]!.getCell('A2').text).toBe('SAMPLE')
      const sheet = excel.worksheets[1]!
      sheet.getCell('E2').value = { formula: '1+1', result: 2 }
      const sent = await post(page, 'reply.xlsx', new Uint8Array((await excel.xlsx.writeBuffer()) as ArrayBuffer))
      expect(sent.status).toBe(303)
      const shown = await lead.get(String(sent.headers.location))
      expect(readable(insideOf(shown.text, 'main') ?? '')).toContain(`${sheet.name}!E2`)
      expect(shown.text).not.toContain('value="apply"')
    },
  )

  test('nobody who is signed out brings a file', async () => {
    const answer = await call(`${base}${page}`, {
      method: 'POST',
      headers: { origin: base, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x--\r\n',
    })
    expect(answer.status).toBe(302)
    expect(answer.headers.location).toContain('/app/sign-in')
  })
})
