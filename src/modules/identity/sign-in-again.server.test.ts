import { randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { Host } from '../../server/perform.ts'
import { carriedFrom, fieldsIn } from './carried.ts'
import { codeOf, enrolled, PASSWORD } from './door.fixture.ts'
import * as peoplePage from './pages/people.tsx'
import * as againPage from './pages/sign-in-again.tsx'

vi.setConfig({ testTimeout: 60_000 })
const MINUTE = 60_000
const BASE = 'http://127.0.0.1:4000'

const post = (path: string, fields: readonly (readonly [string, string])[]) =>
  new Request(BASE + path, { method: 'POST', body: new URLSearchParams(fields.map(([name, value]) => [name, value])) })

const at = (host: Host, token: string) => ({
  again: (path: string, fields: [string, string][]) =>
    answerOf({ host, token }, '/app/sign-in-again', againPage, post(path, fields)),
  people: (path: string, fields: [string, string][]) =>
    answerOf({ host, token }, '/app/admin/people', peoplePage, post(path, fields)),
})

const plain = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
const hidden = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name!,
    plain(value!),
  ])

test('an invitation that needs a fresh proof goes out as it was typed, once the proof is given', async ({
  host,
  clock,
  pool,
}) => {
  const ana = await enrolled(host, clock.now, 'administrator', null)
  clock.now = new Date(clock.now.getTime() + 11 * MINUTE)
  const email = `mira.${randomUUID()}@example.org`
  const form: [string, string][] = [
    ['key', randomUUID()],
    ['name', 'Mira "M." & co'],
    ['email', email],
    ['role', 'monitor'],
    ['country', 'rs'],
    ['locale', 'sq'],
  ]
  const stale = at(host, ana.token)

  const asked = await stale.people('/app/admin/people', form)
  expect(asked.status).toBe(307)
  const page = await stale.again(asked.headers.get('location')!, form)
  const carried = hidden(page.html).find(([name]) => name === 'carried')!
  const proof: [string, string][] = [carried, ['act', 'password'], ['password', PASSWORD]]
  const wrong = await stale.again('/app/sign-in-again?to=/app/admin/people', [...proof, ['code', '000000']])
  expect(wrong.status).toBeGreaterThanOrEqual(400)
  expect(hidden(wrong.html)).toContainEqual(carried)
  expect(wrong.html).not.toContain(PASSWORD)
  const right = [...proof, ['code', codeOf(ana.secret, clock.now)] as [string, string]]
  const proved = await stale.again('/app/sign-in-again?to=/app/admin/people', right)

  expect(proved.html).toContain('action="/app/admin/people"')
  expect(hidden(proved.html)).toEqual(form)
  const token = /=([^;]+)/.exec(proved.headers.get('set-cookie')!)![1]!
  const sent = await at(host, token).people('/app/admin/people', hidden(proved.html))
  expect(sent.status).toBe(303)
  const { rows } = await pool.query('select name, locale from person where email = $1', [email])
  expect(rows).toEqual([{ name: 'Mira "M." & co', locale: 'sq' }])
})

test('passwords and files are not carried', () => {
  const form = new FormData()
  form.set('name', 'Mira')
  form.set('password', PASSWORD)
  form.set('new-password', PASSWORD)
  form.set('file', new File(['secret'], 'a.txt'))
  expect(fieldsIn(carriedFrom(form))).toEqual([['name', 'Mira']])
})

test('what is no carried form is none, and the way on stays inside the workbench', async ({ host, clock }) => {
  expect(fieldsIn('')).toBeUndefined()
  expect(fieldsIn('{"name":"Mira"}')).toBeUndefined()
  const ana = await enrolled(host, clock.now, 'administrator', null)
  const { html } = await at(host, ana.token).again('/app/sign-in-again?to=https://evil.example/app&send=form', [])
  const actions = [...html.matchAll(/action="([^"]*)"/g)].map(([, action]) => action)
  expect(new Set(actions)).toEqual(new Set(['/app/sign-in-again?to=%2Fapp']))
})
