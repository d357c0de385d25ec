import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { securityHeaders } from '../../src/server/headers.ts'
import { createFrontDoor } from '../../src/server/http.ts'
import { createPageStore } from '../../src/server/kept-pages.ts'
import { call, Visitor, type Answer } from './call.ts'
import { insideOf, tagsOf } from './html.ts'
import { sampleProduct, type Visited } from './sample-product.ts'

let product: Visited
let monitor: Visitor
beforeAll(async () => {
  product = await sampleProduct()
  monitor = await Visitor.enter(product.url, 'Sample monitor (Serbia)')
}, 120_000)

const at = (path: string, asked = {}) => call(product.url + path, asked)

/** What every answer must carry, whatever it is. */
function holds({ headers, text }: Answer, isWork = false): void {
  const { 'content-security-policy': _, ...always } = securityHeaders({ isHttps: false })
  expect(headers).toMatchObject(always)
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(/^default-src 'none'/)
  expect(policy).not.toMatch(/unsafe-|\*|https?:|data:/)
  expect(Object.keys(headers).filter((name) => ['server', 'x-powered-by', 'via'].includes(name))).toEqual([])
  if (isWork) expect(headers['cache-control']).toBe('no-store')
  else expect([headers['set-cookie'], policy.includes('script-src')]).toEqual([undefined, false])
  if (headers['content-type']?.startsWith('text/html')) isWithoutInline(text, /'nonce-([^']+)'/.exec(policy)?.[1])
}

function isWithoutInline(html: string, nonce: string | undefined): void {
  for (const { src, nonce: own } of tagsOf(html, 'script')) {
    expect([src, own].join()).toContain(nonce ?? 'no script at all')
  }
  expect(html).not.toMatch(/<style|<[^>]+\s(style|on\w+)=/)
  expect(
    tagsOf(html, '(?:a|form|link|iframe)').filter((tag) => Object.values(tag).some((it) => /^javascript:/i.test(it))),
  ).toEqual([])
}

const pageOf = (path: string) => at(path, { headers: { accept: 'text/html' } })

describe('every public answer carries the security headers, no cookie and no script', () => {
  const paths: readonly (readonly [string, string, number])[] = [
    ['a page', '/en/', 200],
    ['a page of an edition', '/sq/countries/rs', 200],
    ['a search', '/en/search?q=victims', 200],
    ['a page that is not there', '/en/nothing', 404],
    ['a language that is not there', '/xx/', 404],
    ['an address outside of every language', '/wp-login.php', 404],
    ['an address that cannot be decoded', '/en/%E0%A4%A', 404],
    ['a folder above', '/..%2f..%2fetc/passwd', 404],
    ['data', '/en/compare.json', 200],
    ['a table', '/en/compare.csv', 200],
    ['data that is not there', '/en/indicators/xxx-99.json', 404],
    ['a permalink', '/id/edition/rs-2024@1', 200],
    ['a permalink that is not there', '/id/edition/rs-1999@1', 404],
    ['a file that nobody published', `/id/file/${'0'.repeat(64)}`, 404],
    ['a redirect', '/', 302],
    ['robots', '/robots.txt', 200],
    ['the drawing of the tab', '/favicon.svg', 200],
    ['where weaknesses are told', '/.well-known/security.txt', 200],
  ]
  test.for(paths)('%s', async ([, path, status]) => {
    const answer = await at(path)
    expect(answer.status).toBe(status)
    holds(answer)
  })

  test('style, font, and a page asked for again', async () => {
    const page = await pageOf('/mk/')
    const files = tagsOf(page.text, 'link').flatMap(({ rel, href }) =>
      rel === 'stylesheet' || rel === 'preload' ? href! : [],
    )
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const answer = await at(file)
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
      holds(answer)
    }
    for (const encoding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding, 'if-none-match': String(page.headers.etag) }
      const again = await at('/mk/', { headers })
      expect([again.status, again.text]).toEqual([304, ''])
      holds(again)
    }
  })

  test('HEAD says what GET says, without a body', async () => {
    for (const path of ['/en/', '/en/compare.csv', '/robots.txt']) {
      const [head, get] = [await at(path, { method: 'HEAD' }), await at(path)]
      expect(head).toMatchObject({ status: 200, text: '' })
      expect(head.headers['content-type']).toBe(get.headers['content-type'])
      holds(head)
    }
  })

  test('what may change is kept for a minute, robots not for ever', async () => {
    expect((await at('/en/')).headers['cache-control']).toBe('public, max-age=60')
    expect((await at('/robots.txt')).headers['cache-control']).not.toContain('immutable')
  })

  test('a page has the same bytes each time, so that a browser need not fetch it again', async () => {
    const [one, other] = [await at('/en/about?one'), await at('/en/about?other')]
    expect(one.text.replaceAll('?one', '')).toBe(other.text.replaceAll('?other', ''))
  })
})

describe('every answer of the workbench is stored by nobody', () => {
  test('signed out: sign-in, redirect, not found, in whatever letters the address is written', async () => {
    const paths = [
      '/app',
      '/app/sign-in',
      '/app/nothing',
      '/app/cycles',
      '/App/sign-in',
      '/%61pp/sign-in',
      '/app.data',
      '/app/invitation/x',
    ]
    for (const path of paths) holds(await at(path), true)
  })

  test('signed in: pages, not found, language, files', async () => {
    const library = await monitor.get('/app/evidence')
    holds(library, true)
    const items = [...new Set(library.text.match(/\/app\/evidence\/[0-9a-f-]{36}/g))]
    expect(items.length).toBeGreaterThan(2)
    for (const path of ['/app', '/app/cycles', '/app/nothing', '/app/language?lang=en&to=/app', ...items.slice(0, 2)])
      holds(await monitor.get(path), true)
  })

  test('a download is an attachment that runs nothing', async () => {
    const form = new FormData()
    const fields = {
      key: randomUUID(),
      country: 'rs',
      title: 'Annual figures',
      kind: 'document',
      language: 'en',
      class: 'team',
    }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new File(['Plain text <script>alert(1)</script>'], 'a"; filename=b.html\r\nset-cookie: x=1.txt'))
    const sent = new Response(form)
    const body = new Uint8Array(await sent.arrayBuffer())
    const added = await monitor.post('/app/evidence/new', body, { 'content-type': sent.headers.get('content-type')! })
    expect(added.status, insideOf(added.text, 'main')).toBe(303)
    const item = added.headers.location!.split('?', 1)[0]!
    const file = await monitor.get(`${item}/file`)
    expect([file.status, file.text]).toEqual([200, 'Plain text <script>alert(1)</script>'])
    expect(file.headers['content-disposition']).toMatch(/^attachment; /)
    expect(file.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect(file.headers['content-type']).toMatch(/^text\/plain/)
    expect(file.headers['set-cookie']).toBeUndefined()
    holds(file, true)
    holds(await monitor.get(item), true)
  })
})

describe('what is refused before any page is asked', () => {
  const signIn = { act: 'password', email: 'x@example.org', password: 'x', code: '1' }

  test('a form of another site, or of no site, gets its sentence and does nothing', async () => {
    const languageOf = async () => /<html lang="([^"]+)"/.exec((await monitor.get('/app/account')).text)?.[1]
    expect(await languageOf()).toBe('en')
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'garbage' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: '' },
    ]
    for (const headers of foreign) {
      const body = { key: randomUUID(), act: 'language', locale: 'sq' }
      for (const path of ['/app/account', '/app/sign-out', '/en/about', '/id/edition/rs-2024@1']) {
        const answer = await monitor.post(path, body, headers as unknown as Record<string, string>)
        expect(`${path} ${answer.status} ${answer.text}`).toMatch(/ 403 .*not sent by a page of this site/)
        holds(answer, path.startsWith('/app'))
      }
    }
    expect(await languageOf()).toBe('en')
  })

  test('a form where no form is taken', async () => {
    const answer = await at('/en/about', { method: 'POST', headers: { origin: product.url }, body: signIn })
    expect(answer.status).toBe(405)
    holds(answer)
  })

  test('every method but reading and forms', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'M-SEARCH']) {
      for (const path of ['/en/', '/app/sign-in', '/assets/x.js', '/id/edition/rs-2024@1']) {
        const answer = await at(path, { method, headers: { origin: product.url } })
        expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 405`)
        expect(answer.headers['allow']).toBe('GET, HEAD, POST')
        holds(answer, path.startsWith('/app'))
      }
    }
  })

  test('what is no form', async () => {
    const bodies: readonly (readonly [string | undefined, string])[] = [
      ['application/json', '{"a":'.repeat(50_000)],
      ['text/plain', 'act=password'],
      [undefined, ''],
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=x', '--y\r\n'],
      ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nendless'],
    ]
    for (const [type, body] of bodies) {
      for (const path of ['/app/sign-in', '/app/evidence/new', '/app/account']) {
        const headers = type === undefined ? {} : { 'content-type': type }
        const answer = await monitor.post(path, body, headers)
        expect(`${path} ${type} ${answer.status}`).toBe(`${path} ${type} 400`)
        holds(answer, true)
      }
    }
  })

  test('a plain form of 30 MB is answered, and never held in memory', async () => {
    const before = memoryOf(product.pid)
    const big = { ...signIn, email: 'a'.repeat(30 * 1024 * 1024) }
    for (let round = 0; round < 2; round++) {
      const answer = await at('/app/sign-in', { method: 'POST', headers: { origin: product.url }, body: big })
      expect([answer.status, answer.text]).toEqual([413, expect.stringContaining('larger than 1 MB')])
      holds(answer, true)
    }
    expect(memoryOf(product.pid) - before).toBeLessThan(60)
  })

  test('addresses that are none', async () => {
    const asked = [{ host: 'evil"<x>' }, { host: 'a/b' }, { host: 'a b' }]
    for (const headers of asked) {
      const answer = await at('/en/methodology?fresh', { headers })
      expect(answer.status).toBe(400)
      holds(answer)
    }
  })
})

/** In MB. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
}

describe('the name by which somebody calls the server', () => {
  test('does not get into a link or a page', async () => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
      'x-forwarded-proto': 'https',
    }
    for (const path of [
      '/',
      '/en/',
      '/en/compare?host',
      '/en/compare.json?host',
      '/.well-known/security.txt',
      '/app',
      '/app/sign-in',
      '/en/search?q=law',
    ]) {
      const { text, headers: said } = await at(path, { headers })
      expect(text + JSON.stringify(said)).not.toContain('evil.example')
    }
    const { text } = await at('/en/countries/rs?host', { headers })
    expect(tagsOf(text, 'link').find(({ rel }) => rel === 'canonical')!.href).toMatch(new RegExp(`^${product.url}/en/`))
  })

  test('does not make a form of another site ours', async () => {
    const headers = { host: 'evil.example', origin: 'https://other.example' }
    expect((await monitor.post('/app/sign-out', { key: randomUUID() }, headers)).status).toBe(403)
  })
})

test('what breaks says an incident and nothing else, with the same headers', async () => {
  const clientFolder = await mkdtemp(join(tmpdir(), 'rapporteur-client-'))
  const told: string[] = []
  const server = createFrontDoor({
    clientFolder,
    publicUrl: 'https://example.org',
    pages: createPageStore(),
    log: (line) => told.push(line),
    answer: () => Promise.reject(new TypeError('the name of a victim')),
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const answer = await call(`http://127.0.0.1:${(server.address() as AddressInfo).port}/en/secret?q=words`)
  server.close()
  await rm(clientFolder, { recursive: true })
  expect(answer).toMatchObject({ status: 500, text: expect.stringMatching(/^incident [0-9a-f]{8}\n$/) })
  expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
  holds(answer)
  expect(told).toHaveLength(1)
  expect(told[0]).toContain(answer.text.trim())
  expect(told[0]).not.toMatch(/victim|secret|words/)
})

test('no mail is taken where no token is set: the address is not there', async () => {
  const mail = { method: 'POST', headers: { authorization: 'Bearer ' }, body: 'From: a@example.org\r\n\r\nx' }
  const answer = await at('/mail/in', mail)
  expect(answer.status).toBe(404)
  holds(answer)
})
