import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { call, Visitor, type Answer } from './call.ts'
import { insideOf, readable, tagsOf } from './html.ts'
import { sampleProduct } from './sample-product.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const MOST_OF_A_KIND = 3

let base: string
let insider: Visitor
/** Addresses of Serbia's things that a monitor of Albania is led to by no link. */
let foreign: readonly string[]
let own: readonly string[]
let serbian: Visitor

beforeAll(async () => {
  base = (await sampleProduct()).url
  insider = await Visitor.enter(base, 'Sample monitor (Albania)')
  serbian = await Visitor.enter(base, 'Sample lead (Serbia)')
  const of = async (part: string) => walk(await Visitor.enter(base, `Sample ${part} (Serbia)`))
  const theirs = [await of('monitor'), await of('lead'), await of('reviewer'), await of('publisher')].flat()
  own = await walk(insider)
  const ownIds = new Set(own.flatMap((path) => path.match(UUID) ?? []))
  foreign = [...new Set(theirs)].filter((path) => path.match(UUID)?.some((id) => !ownIds.has(id)))
}, 300_000)

const kindOf = (path: string) =>
  path
    .replaceAll(UUID, 'ID')
    .replace(/[A-Z]{3}-\d{2,3}(-[A-Z]{2})?/, 'CODE')
    .replace(/\?.*/, '')

/** The addresses that somebody is led to from their own start page: a few of each kind. */
async function walk(person: Visitor): Promise<string[]> {
  const found = new Set(['/app', '/app/cycles', '/app/evidence', '/app/review', '/app/editions', '/app/admin/people'])
  const seen = new Map<string, number>()
  for (const path of found) {
    const turn = (seen.get(kindOf(path)) ?? 0) + 1
    seen.set(kindOf(path), turn)
    if (turn > MOST_OF_A_KIND) {
      found.delete(path)
      continue
    }
    const { text } = await person.get(path)
    for (const { href = '' } of tagsOf(text, 'a')) {
      const link = href.split('#', 1)[0]!
      if (link.startsWith('/app/') && !/^\/app\/(language|sign-|account)/.test(link)) found.add(link)
    }
  }
  return [...found]
}

/** The same address of a thing that was never there; two things stay two. */
const madeUp = (path: string) => path.replaceAll(UUID, (id) => `00000000-0000-4000-8000-${id.slice(24)}`)

/** What anybody could compare: all but the moment, the nonce, the form's keys and the address itself. */
function compared({ status, headers, text }: Answer) {
  const { date: _date, 'content-length': _length, 'content-security-policy': policy, ...rest } = headers
  const nonce = /'nonce-([^']+)'/.exec(String(policy))?.[1] ?? 'none'
  const plain = (it: string) => it.replaceAll(nonce, 'NONCE').replaceAll(UUID, 'ID')
  return { status, headers: plain(JSON.stringify(rest)), text: plain(text) }
}

interface Form {
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
}

/** The forms of a page, one for each act, filled as they stand. */
function formsOf(path: string, html: string): Form[] {
  return [...html.matchAll(/<form([^>]*method="post"[^>]*)>([^]*?)<\/form>/g)].flatMap(([, head, inside]) => {
    const action = /action="([^"]*)"/.exec(head!)?.[1] ?? path
    if (/sign-out/.test(action)) return []
    const fields: Record<string, string> = {}
    for (const { name, value = '' } of [
      ...tagsOf(inside!, 'input'),
      ...tagsOf(inside!, 'textarea'),
      ...tagsOf(inside!, 'select'),
    ])
      if (name) fields[name] ??= value
    const acts = tagsOf(inside!, 'button').flatMap(({ name, value }) => (name === 'act' ? value! : []))
    const texts = { narrative: 'Taken over', comment: 'x', reason: 'x', title: 'x' }
    for (const [name, text] of Object.entries(texts)) if (name in fields) fields[name] = text
    return (acts.length > 0 ? acts : [fields['act'] ?? '']).map((act) => ({ path: action, fields: { ...fields, act } }))
  })
}

const fresh = (fields: Form['fields']) => ({ ...fields, key: randomUUID() })
const mainOf = ({ text }: Answer) => readable(insideOf(text, 'main') ?? text).trim()

describe('a monitor of Albania who knows an address of Serbia', () => {
  test('knows many: boards, desks, evidence, files, reviews, editions', () => {
    expect(new Set(foreign.map(kindOf)).size).toBeGreaterThan(8)
    expect(foreign.length).toBeGreaterThan(15)
  })

  test('reads exactly what an address of nothing reads', { timeout: 180_000 }, async () => {
    for (const path of foreign) {
      for (const each of [path, path.includes('?') ? path.replace('?', '.data?') : `${path}.data`]) {
        const [theirs, nothing] = [await insider.get(each), await insider.get(madeUp(each))]
        expect(compared(theirs), each).toEqual(compared(nothing))
        if (each === path && path.split('?', 1)[0]!.match(UUID)) expect(`${path} ${theirs.status}`).toBe(`${path} 404`)
      }
    }
  })

  test(
    'sends every form of Serbia and changes nothing; the answer is that of nothing',
    { timeout: 120_000 },
    async () => {
      // A file has no form, and an Office file says when it was made.
      const paths = foreign.filter((path) => !/\?|\.(docx|xlsx|ods|pdf|zip)$/.test(path))
      let sent = 0
      for (const path of paths) {
        const before = await serbian.get(path)
        for (const { path: action, fields } of formsOf(path, before.text)) {
          const given = fresh(fields)
          const theirs = await insider.post(action, given)
          const nothing = await insider.post(
            madeUp(action),
            fresh(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, madeUp(value)]))),
          )
          const told = `${kindOf(action)} ${fields['act']}`
          expect(compared(theirs), told).toEqual(compared(nothing))
          expect(theirs.status, told).toBeGreaterThanOrEqual(400)
          expect(theirs.status, told).toBeLessThan(500)
          sent++
        }
        expect(compared(await serbian.get(path)), path).toEqual(compared(before))
      }
      expect(sent).toBeGreaterThan(20)
    },
  )

  test('cannot name what is Serbian in a form of their own', { timeout: 180_000 }, async () => {
    const idOf = (kind: string, paths = foreign) =>
      paths.find((path) => path.startsWith(`/app/${kind}/`))!.match(UUID)![0]
    const ids = { evidenceId: idOf('evidence'), cycleId: idOf('cycles') }
    const desk = own.find((path) => kindOf(path) === '/app/assess/ID/CODE')!.replace(/\?.*/, '')
    const form = formsOf(desk, (await insider.get(desk)).text).find(({ fields }) => 'seenVersion' in fields)!
    const cite = (id: string) =>
      insider.post(desk, fresh({ ...form.fields, act: 'save', 'cite.evidenceId': id, 'cite.page': '1' }))
    const [theirs, nothing] = [await cite(ids.evidenceId), await cite(madeUp(ids.evidenceId))]
    expect(compared(theirs)).toEqual(compared(nothing))
    expect(theirs.status).toBeGreaterThanOrEqual(400)
    for (const country of ['rs', 'al', 'xx', '']) {
      const facts = {
        country,
        title: 'Mine',
        kind: 'link',
        class: 'public',
        language: 'en',
        url: 'https://example.org/',
      }
      const attach = (cycleId: string) => insider.post('/app/evidence/new', ...asMultipart({ ...facts, cycleId }))
      const [first, second] = [await attach(ids.cycleId), await attach(madeUp(ids.cycleId))]
      expect(compared(first), country).toEqual(compared(second))
      expect(first.status, country).toBeGreaterThanOrEqual(400)
    }
  })
})

function asMultipart(fields: Record<string, string>): [string, Record<string, string>] {
  const parts = Object.entries(fresh(fields)).map(
    ([name, value]) => `--xyz\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return [`${parts.join('')}--xyz--\r\n`, { 'content-type': 'multipart/form-data; boundary=xyz' }]
}

describe('forms that no page of ours has made', () => {
  /** Not a crash, and a sentence that somebody can read. */
  const isAnswered = (answer: Answer, told: string, ...statuses: number[]) => {
    expect(statuses, `${told}: ${answer.status} ${mainOf(answer).slice(0, 300)}`).toContain(answer.status)
    if (answer.status >= 400) {
      expect(mainOf(answer).length, told).toBeGreaterThan(20)
      expect(answer.text, told).not.toMatch(/went wrong on our side|incident/)
    }
  }

  /** A desk of the insider's own that is not begun or is a draft, with its form. */
  async function ownDesk(): Promise<Form> {
    for (const path of own.filter((it) => kindOf(it) === '/app/assess/ID/CODE')) {
      const desk = path.replace(/\?.*/, '')
      const form = formsOf(desk, (await insider.get(desk)).text).find(({ fields }) => 'narrative' in fields)
      if (form)
        return { path: form.path, fields: { ...form.fields, narrativeLang: 'en', answer: '', confidence: 'low' } }
    }
    throw new Error('the insider has no desk')
  }

  test('an act that there is not', async () => {
    const pages = [
      '/app/account',
      (await ownDesk()).path,
      ...own.filter((path) => path.match(UUID) && !path.includes('?')),
    ]
    for (const path of new Set(pages))
      for (const act of ['', 'publish', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])
        isAnswered(await insider.post(path, fresh({ act })), `${path} ${act}`, 303, 400, 403, 404, 405, 409, 422)
  })

  test('without a key, with a key that is none, and with a key of something else', async () => {
    for (const key of [undefined, '', 'x', '-'.repeat(36), `${randomUUID()}'`]) {
      const [body, headers] = asMultipart({
        country: 'al',
        title: 'T',
        kind: 'link',
        class: 'public',
        language: 'en',
        url: 'https://example.org/k',
      })
      const sent =
        key === undefined
          ? body.replace('name="key"', 'name="nokey"')
          : body.replace(/(name="key"\r\n\r\n)[^\r]*/, `$1${key}`)
      isAnswered(await insider.post('/app/evidence/new', sent, headers), `key ${key}`, 400)
    }
  })

  test('the same form twice is one thing; the same key with other words is refused', async () => {
    const title = `Twice ${randomUUID()}`
    const facts = { country: 'al', title, kind: 'link', class: 'public', language: 'en', url: 'https://example.org/t' }
    const [body, headers] = asMultipart(facts)
    const [first, second] = [
      await insider.post('/app/evidence/new', body, headers),
      await insider.post('/app/evidence/new', body, headers),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.headers.location).toBe(first.headers.location)
    isAnswered(await insider.post('/app/evidence/new', body.replace(title, 'Other'), headers), 'other words', 409)
    const library = await insider.get(`/app/evidence?q=${encodeURIComponent(title)}`)
    expect(
      new Set(library.text.match(new RegExp(`/app/evidence/[0-9a-f-]{36}(?=[^>]*>(<[^>]+>)*${title})`, 'g'))).size,
    ).toBe(1)
  })

  test('versions from the future, from before all time, and of no number', async () => {
    const { path, fields } = await ownDesk()
    for (const seenVersion of ['9999', '-1', '2147483648', '99999999999999999999', '1e309', 'NaN', '1.5', 'x', ''])
      isAnswered(
        await insider.post(path, fresh({ ...fields, act: 'save', seenVersion })),
        `version ${seenVersion}`,
        409,
        422,
      )
  })

  test('identifiers that are none', async () => {
    const kinds = [
      '/app/cycles/X',
      '/app/cycles/X/indicators',
      '/app/cycles/X/team',
      '/app/cycles/X/change',
      '/app/cycles/X/carry-forward',
      '/app/evidence/X',
      '/app/evidence/X/change',
      '/app/evidence/X/file',
      '/app/assess/X/INV-01',
      '/app/review/X',
      '/app/editions/X',
      '/app/observations/X/withdraw',
    ]
    for (const kind of kinds)
      for (const id of ['-1', '0', '1e9', 'null', "'%20or%201=1--", '%00', '..%2f..', 'a'.repeat(2000), '%F0%9F%98%80'])
        for (const answer of [
          await insider.get(kind.replace('X', id)),
          await insider.post(kind.replace('X', id), fresh({ act: 'save', version: '1', seenVersion: '0' })),
        ])
          isAnswered(answer, `${kind} ${id.slice(0, 20)}`, 400, 403, 404, 405, 422)
  }, 60_000)

  test('words that are too long, or that no database can hold, are refused by name and given back', async () => {
    const { path, fields } = await ownDesk()
    const long = 'ć'.repeat(10_000)
    for (const [name, text] of [
      ['narrative', '\u0000'],
      ['narrative', long.repeat(5)],
      ['comment', long],
      ['narrativeLang', long],
      ['answer', long],
      ['confidence', '__proto__'],
      ['citation.999999.page', '1'],
      ['citation.-1.page', '1'],
      ['citation.__proto__.page', '1'],
      ['noEvidenceReason', `a\u0000b`],
    ] as const) {
      const version = tagsOf((await insider.get(path)).text, 'input').find((input) => input['name'] === 'seenVersion')![
        'value'
      ]!
      isAnswered(
        await insider.post(path, fresh({ ...fields, act: 'save', seenVersion: version, [name]: text })),
        `${name} ${text.slice(0, 3)}`,
        303,
        422,
      )
    }
    for (const title of [long, 'a\u0000b', '\u0000']) {
      const facts = {
        country: 'al',
        title,
        kind: 'link',
        class: 'public',
        language: 'en',
        url: 'https://example.org/l',
      }
      const answer = await insider.post('/app/evidence/new', ...asMultipart(facts))
      isAnswered(answer, `title ${title.slice(0, 3)}`, 422)
    }
  })

  test('markup in a narrative and in a title is read as text', async () => {
    const { path, fields } = await ownDesk()
    const markup = '</textarea><script>alert("x")</script><img src=x onerror=alert(1)>'
    const version = tagsOf((await insider.get(path)).text, 'input').find((input) => input['name'] === 'seenVersion')![
      'value'
    ]!
    const saved = await insider.post(path, fresh({ ...fields, act: 'save', seenVersion: version, narrative: markup }))
    expect(saved.status, mainOf(saved).slice(0, 300)).toBe(303)
    const facts = {
      country: 'al',
      title: markup,
      kind: 'link',
      class: 'public',
      language: 'en',
      url: 'https://example.org/m',
    }
    const added = await insider.post('/app/evidence/new', ...asMultipart(facts))
    expect(added.status).toBe(303)
    for (const page of [
      await insider.get(path),
      await insider.get(added.headers.location!),
      await insider.get('/app/evidence'),
    ]) {
      expect(page.text).not.toMatch(/<script>alert|<img src=x/)
      expect(page.text).toContain('&lt;script&gt;alert')
    }
  })

  test('addresses of scripts are no address of a source', async () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      ' javascript:alert(1)',
      'https://',
      'x',
    ]) {
      const facts = { country: 'al', title: `U ${url}`, kind: 'link', class: 'public', language: 'en', url }
      isAnswered(await insider.post('/app/evidence/new', ...asMultipart(facts)), url, 422)
    }
  })

  test('nothing leads to another site after a form or a sign-in', async () => {
    const targets = [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/app/../..//evil.example',
      '/app@evil.example',
      'javascript:alert(1)',
      '/app\r\nx: y',
      '/app/%2f%2fevil.example',
      '\thttps://evil.example',
    ]
    const signIn = await call(`${base}/app/sign-in`)
    const person = tagsOf(signIn.text, 'button').find(({ name }) => name === 'person')!['value']!
    const isInside = (answer: Answer, told: string) => {
      const { location } = answer.headers
      if (location === undefined) return
      expect(location, told).toMatch(/^\/[^/\\]/)
      expect(new URL(location, base).origin, told).toBe(base)
    }
    for (const to of targets) {
      const query = `to=${encodeURIComponent(to)}`
      isInside(await insider.get(`/app/language?${query}&lang=en`), `language ${to}`)
      isInside(await call(`${base}/app/language?${query}&lang=sq`), `language of a guest ${to}`)
      isInside(await insider.get(`/app/sign-in?${query}`), `signed in already ${to}`)
      isInside(
        await call(`${base}/app/sign-in?${query}`, {
          method: 'POST',
          headers: { origin: base },
          body: { act: 'sample', person },
        }),
        `sign-in ${to}`,
      )
      isInside(await insider.post(`/app/sign-in-again?${query}`, fresh({ act: 'sample' })), `again ${to}`)
      const facts = {
        country: 'al',
        title: `To ${to.trim()}`,
        kind: 'link',
        class: 'public',
        language: 'en',
        url: 'https://example.org/to',
      }
      isInside(await insider.post(`/app/evidence/new?${query}`, ...asMultipart(facts)), `evidence ${to}`)
    }
  })

  test('a key of a device that is no answer, however deep', async () => {
    for (const response of [
      '['.repeat(50_000),
      '{"a":'.repeat(50_000),
      '{}',
      'null',
      '0',
      '{"id":null,"response":null}',
      '{"__proto__":{"x":1}}',
      '\u0000',
    ])
      for (const body of [
        { response, challenge: 'x' },
        { response, challenge: '' },
        { act: 'passkey', response, challenge: 'x' },
      ]) {
        isAnswered(
          await call(`${base}/app/sign-in`, { method: 'POST', headers: { origin: base }, body }),
          `sign-in ${response.slice(0, 9)}`,
          400,
          401,
          403,
          409,
          422,
          429,
        )
        isAnswered(
          await insider.post('/app/account', fresh({ act: 'passkey', ...body })),
          `account ${response.slice(0, 9)}`,
          303,
          400,
          401,
          403,
          409,
          422,
          429,
        )
      }
  })

  test('a session that is none is nobody', async () => {
    for (const token of ['', 'x', "' or 1=1--", '%00', 'a'.repeat(6000)]) {
      const answer = await call(`${base}/app/cycles`, { headers: { cookie: `__Host-session=${token}` } })
      expect([answer.status, answer.headers.location]).toEqual([302, '/app/sign-in?to=%2Fapp%2Fcycles'])
    }
  })

  test('questions that no filter asks, on public pages and inside', async () => {
    const names = [
      'cycle',
      'prev',
      'area',
      'edition',
      'q',
      'page',
      'cc',
      'country',
      'view',
      'half',
      'year',
      'state',
      'lang',
      'to',
      'class',
      'kind',
      'source',
      'measure',
    ]
    const pages = [
      '/en/',
      '/en/compare',
      '/en/countries/rs',
      '/en/areas/inv',
      '/en/indicators/inv-01',
      '/en/indicators/inv-01/rs/2024',
      '/en/instrument/1',
      '/en/data',
      '/en/search',
      '/en/institutions',
      '/en/glossary',
    ]
    const inside = [
      '/app',
      '/app/cycles',
      '/app/evidence',
      '/app/evidence/new',
      '/app/observations/new',
      '/app/editions',
      '/app/admin/people',
      ...own.filter((path) => !path.includes('?')),
    ]
    for (const value of ['-1', '99999999999', 'NaN', '%00', "'", '__proto__', 'rs-2024.99', 'a'.repeat(700)]) {
      const query = names.map((name) => `${name}=${value}`).join('&')
      for (const path of pages)
        expect((await call(`${base}${path}?${query}`)).status, `${path} ${value.slice(0, 9)}`).toBeLessThan(500)
      for (const path of inside)
        expect((await insider.get(`${path}?${query}`)).status, `${path} ${value.slice(0, 9)}`).toBeLessThan(500)
    }
  }, 180_000)
})
