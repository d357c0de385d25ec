import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOTP } from 'otpauth'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { connect } from '../../src/server/db/connect.ts'
import { toDatabase } from '../database.ts'
import { freePort } from '../journeys/running.ts'
import { call } from './call.ts'
import { insideOf } from './html.ts'
import { isAlive } from './sample-product.ts'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-lifecycle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Started {
  readonly process: ChildProcess
  readonly url: string
  readonly link: string | undefined
  readonly said: () => string
}

/** The built product on the one folder of this file, ready. */
async function start({ hasAdministrator = false } = {}): Promise<Started> {
  const child = spawn(process.execPath, ['build/server/index.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(await freePort()), DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const { promise, resolve, reject } = Promise.withResolvers<Started>()
  const hear = (chunk: Buffer) => {
    said += chunk
    const url = /^ready (\S+)$/m.exec(said)?.[1]
    const link = /^first administrator: (\S+)$/m.exec(said)?.[1]
    if (url && (link || hasAdministrator)) resolve({ process: child, url, link, said: () => said })
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  return promise
}

/** What it says and how it ends, where it does not come up. */
function refusedStart(env: Record<string, string>, args: string[] = []) {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['build/server/index.js', ...args], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: join(folder, 'data'), ...env },
    timeout: 30_000,
    encoding: 'utf8',
  })
  return { status, stderr, stdout }
}

/** Every process of this file's databases, by where it works or what it was told. */
function databases(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return `${readlinkSync(`/proc/${pid}/cwd`)} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8')}`.includes(folder)
      } catch {
        return false
      }
    })
    .map(Number)
}

const stop = async ({ process: child }: Started, signal: NodeJS.Signals) => {
  child.kill(signal)
  const [code, by] = (await once(child, 'exit')) as [number | null, string | null]
  return code ?? by
}

const connection = () => toDatabase(inject('connection'), 'postgres')
/** The tests' own database server, as an address. */
function addressOf(database: string): string {
  const { connectionString, host, user } = connection()
  if (connectionString) return connectionString.replace('/postgres?', `/${database}?`)
  return `postgresql:///${database}?host=${encodeURIComponent(host!)}&user=${user}`
}

describe('what cannot be started says why in one sentence, and ends with 1', () => {
  const wrong: readonly (readonly [string, Record<string, string>, string[], RegExp])[] = [
    ['a port that is no number', { PORT: 'abc' }, [], /^PORT is "abc": it must be a whole number/],
    ['a port beyond all ports', { PORT: '70000' }, [], /^PORT is "70000"/],
    ['a host that is no name', { HOST: 'a b' }, [], /^HOST is "a b"/],
    [
      'a host that is not of this machine',
      { HOST: '192.0.2.7', PORT: '0' },
      [],
      /^HOST is "192\.0\.2\.7", which is no address of this machine/,
    ],
    [
      'an address with a path',
      { PUBLIC_URL: 'https://example.org/x' },
      [],
      /^PUBLIC_URL is "https:\/\/example\.org\/x"/,
    ],
    ['an address of another protocol', { PUBLIC_URL: 'ftp://example.org' }, [], /^PUBLIC_URL is /],
    [
      'a database of another kind',
      { DATABASE_URL: 'mysql://u:geheim@h/d' },
      [],
      /^DATABASE_URL has a value that cannot be used/,
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgresql://u:geheim@127.0.0.1:1/d' },
      [],
      /^The database of DATABASE_URL cannot be reached \(ECONNREFUSED\)/,
    ],
    [
      'a database on no host',
      { DATABASE_URL: 'postgresql://u:geheim@nowhere.invalid/d' },
      [],
      /^The database of DATABASE_URL is on a host whose name/,
    ],
    [
      'a mail server of another kind',
      { SMTP_URL: 'http://u:geheim@h' },
      [],
      /^SMTP_URL has a value that cannot be used/,
    ],
    ['an option that there is not', {}, ['--simple'], /^There is no option --simple/],
    [
      'the sample on a database of somebody',
      { DATABASE_URL: 'postgresql://u:geheim@127.0.0.1/d' },
      ['--sample'],
      /^The sample has a database of its own/,
    ],
    [
      'a secret that is cut short',
      { SECRET_FILE: join(import.meta.dirname, 'html.ts') },
      [],
      /^The secret file .* does not hold 32 bytes/,
    ],
    [
      'a folder that is a file',
      { DATA_DIR: join(import.meta.dirname, 'html.ts') },
      [],
      /^The secret file .* cannot be read or made/,
    ],
  ]
  test.for(wrong)('%s', ([, env, args, sentence]) => {
    const { status, stderr } = refusedStart(env, args)
    expect(stderr).toMatch(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).not.toMatch(/geheim|\n\s+at |node:/)
    expect(status).toBe(1)
  })

  test('a database that is not there', () => {
    const { status, stderr } = refusedStart({ DATABASE_URL: addressOf('nowhere') })
    expect([stderr, status]).toEqual(['The database of DATABASE_URL does not exist on its server.\n', 1])
  })

  test('a database whose owner may not create the role that requests run under', async () => {
    const admin = connect(connection(), () => undefined, 1)
    await admin.query('create role weak login')
    await admin.query('create database weak owner weak')
    const { status, stderr } = refusedStart({ DATABASE_URL: addressOf('weak').replace(/user=\w+/, 'user=weak') })
    await admin.query('drop database weak')
    await admin.query('drop role weak')
    await admin.end()
    expect(stderr).toMatch(
      /^The user of DATABASE_URL may not set up the database \(permission denied .*\): let it own [^\n]*\n$/,
    )
    expect(status).toBe(1)
  })

  test('a port that another program holds', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const port = (holder.address() as AddressInfo).port
    const { status, stderr } = refusedStart({ PORT: String(port) })
    holder.close()
    expect(stderr).toBe(
      `Port ${port} of 127.0.0.1 is already in use: stop the program that holds it, or set another PORT.\n`,
    )
    expect([status, databases()]).toEqual([1, []])
  }, 60_000)
})

test('from the first start on: links, kill -9, signals', { timeout: 120_000 }, async () => {
  const first = await start()
  expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(first.link).toMatch(new RegExp(`^${first.url}/app/invitation/[\\w-]{43}$`))
  expect((await call(first.link!)).status).toBe(200)
  expect(databases().length).toBeGreaterThan(1)
  const twice = refusedStart({ PORT: '0' })
  expect([twice.stderr, twice.status]).toEqual([
    expect.stringMatching(new RegExp(`^The data folder .* is already in use by process ${first.process.pid}\\.\\n$`)),
    1,
  ])

  expect(await stop(first, 'SIGKILL')).toBe('SIGKILL')
  await expect.poll(databases, { timeout: 10_000 }).toEqual([])

  const second = await start()
  const old = second.url + new URL(first.link!).pathname
  expect([(await call(old)).status, (await call(second.link!)).status]).toEqual([410, 200])
  for (const path of [
    '/en/',
    '/en/data',
    '/en/institutions',
    '/sr-cyrl/instrument',
    '/en/compare',
    '/en/countries/rs',
    '/en/compare.json',
    '/en/data.csv',
  ]) {
    const { status, text } = await call(second.url + path)
    expect(`${path} ${status}`).toBe(`${path} 200`)
    expect(text.replace('{"sample":false,', '')).not.toMatch(/sample|invented/i)
  }
  expect((await call(`${second.url}/app/sign-in`)).text).not.toMatch(/SAMPLE|name="person"/)
  expect((await call(`${second.url}/app/sign-in`, enterAsAnybody(second.url))).headers['set-cookie']).toBeUndefined()
  await setUp(second.link!)
  expect((await call(second.link!)).status).toBe(410)
  const busy = call(`${second.url}/en/search?q=${'victims '.repeat(20)}`).catch(() => undefined)
  expect(await stop(second, 'SIGTERM')).toBe(0)
  await busy
  expect(databases()).toEqual([])

  const third = await start({ hasAdministrator: true })
  expect(await stop(third, 'SIGINT')).toBe(0)
  expect([databases(), isAlive(third.process.pid!)]).toEqual([[], false])
  expect(third.said()).not.toContain('first administrator')
  expect(third.said()).not.toMatch(/incident|lost/)
})

const enterAsAnybody = (url: string) => ({
  method: 'POST',
  headers: { origin: url },
  body: { act: 'sample', person: '00000000-0000-4000-8000-000000000000' },
})

test(
  'a signal in the middle of the first start ends it, and the next one begins anew',
  { timeout: 60_000 },
  async () => {
    for (const moment of ['creating the database', 'migrating 0002']) {
      const child = spawn(process.execPath, ['build/server/index.js'], {
        env: { ...process.env, NODE_ENV: 'production', PORT: '0', DATA_DIR: join(folder, 'cut-short') },
      })
      for await (const chunk of child.stdout) if (String(chunk).includes(moment)) break
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      expect(child.exitCode).toBe(0)
      await expect.poll(databases, { timeout: 10_000 }).toEqual([])
    }
  },
)

/** The first administrator, by the one-time link. */
async function setUp(link: string): Promise<void> {
  const page = (await call(link)).text
  const secret = insideOf(insideOf(page, 'details')!, 'code')!.replaceAll(/\s|<!-- -->/g, '')
  const code = new TOTP({ secret }).generate()
  const body = {
    name: 'Ana',
    email: 'ana@example.org',
    locale: 'en',
    password: 'a quiet river bends twice before noon',
    code,
  }
  const done = await call(link, { method: 'POST', headers: { origin: new URL(link).origin }, body })
  expect([done.status, done.headers['set-cookie']?.[0]]).toEqual([
    200,
    expect.stringMatching(/^__Host-session=.{43}; Path=\/; HttpOnly; SameSite=Lax; .*Secure$/),
  ])
}
