import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSecret, readSettings, SettingsError } from './settings.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'settings-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('everything has a default', () => {
  expect(readSettings({ PORT: '', SMTP_URL: ' ' })).toEqual({
    port: 4000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    isSample: false,
    databaseUrl: undefined,
    smtpUrl: undefined,
    mailReplyTo: undefined,
    mailInToken: undefined,
    publicUrl: 'http://127.0.0.1:4000',
    secretFile: resolve('data/secret'),
  })
})

test('what is set is taken', () => {
  const env = {
    PORT: '8080',
    HOST: '::1',
    DATA_DIR: '/srv/rapporteur',
    DATABASE_URL: 'postgresql://a:b@db:5432/r',
    SMTP_URL: 'smtps://mail.example.org',
    MAIL_REPLY_TO: 'Answers@example.org',
    MAIL_IN_TOKEN: 'a secret of thirty-two characters'.replaceAll(' ', '-'),
    PUBLIC_URL: 'https://example.org/',
    SECRET_FILE: '/etc/rapporteur/secret',
  }
  expect(readSettings(env)).toMatchObject({
    port: 8080,
    host: '::1',
    dataDir: '/srv/rapporteur',
    databaseUrl: env.DATABASE_URL,
    smtpUrl: env.SMTP_URL,
    mailReplyTo: 'answers@example.org',
    mailInToken: env.MAIL_IN_TOKEN,
    publicUrl: 'https://example.org',
    secretFile: '/etc/rapporteur/secret',
  })
})

test.each([
  ['0.0.0.0', '4000', 'http://127.0.0.1:4000'],
  ['::', '4000', 'http://[::1]:4000'],
  ['fe80::1', '4000', 'http://[fe80::1]:4000'],
  ['example.org', '80', 'http://example.org'],
])('on host %s and port %s the product is reached at %s', (HOST, PORT, publicUrl) => {
  expect(readSettings({ HOST, PORT }).publicUrl).toBe(publicUrl)
})

test.each([
  ['PORT', '80a', 'PORT is "80a": it must be a whole number from 0 to 65535.'],
  ['PORT', '65536', 'PORT is "65536": it must be a whole number from 0 to 65535.'],
  ['PORT', '-1', 'PORT is "-1": it must be a whole number from 0 to 65535.'],
  ['HOST', 'my host', 'HOST is "my host": it must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.'],
  ['HOST', '256.1.1.1', 'HOST is "256.1.1.1": it must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.'],
  [
    'PUBLIC_URL',
    'example.org',
    'PUBLIC_URL is "example.org": it must be an address like https://example.org, without a path.',
  ],
  [
    'PUBLIC_URL',
    'https://a.org/b',
    'PUBLIC_URL is "https://a.org/b": it must be an address like https://example.org, without a path.',
  ],
])('%s=%s is refused in one sentence', (name, value, sentence) => {
  expect(() => readSettings({ [name]: value })).toThrow(new SettingsError(sentence))
})

test.each([
  ['DATABASE_URL', 'mysql://root:hunter2@db/x', 'an address like postgresql://user:password@host:5432/database'],
  ['SMTP_URL', 'mail:hunter2', 'an address like smtp://user:password@host:587'],
])('a wrong %s is refused without repeating the password in it', (name, value, what) => {
  expect(() => readSettings({ [name]: value })).toThrow(
    new SettingsError(`${name} has a value that cannot be used: it must be ${what}.`),
  )
})

test('the sample lives in a folder of its own, with a secret of its own', () => {
  const settings = readSettings({ DATA_DIR: '/srv/d', SECRET_FILE: '/etc/secret' }, ['--sample'])
  expect(settings).toMatchObject({ isSample: true, dataDir: '/srv/d/sample', secretFile: '/srv/d/sample/secret' })
})

test('the sample never goes into a database that somebody named', () => {
  expect(() => readSettings({ DATABASE_URL: 'postgres://db/real' }, ['--sample'])).toThrow(/unset DATABASE_URL/)
})

test('an unknown option is refused', () => {
  expect(() => readSettings({}, ['--smaple'])).toThrow('There is no option --smaple: the only one is --sample.')
})

test('the secret is made once, of 32 bytes, for its owner alone', () => {
  const file = join(folder, 'new', 'secret')
  const secret = readSecret(file)
  expect(secret).toHaveLength(32)
  expect(new Set(secret).size).toBeGreaterThan(8)
  expect(readSecret(file)).toEqual(secret)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'new'))).toEqual(['secret'])
})

test('a secret cut short is refused, not replaced', () => {
  const file = join(folder, 'secret')
  writeFileSync(file, 'short')
  expect(() => readSecret(file)).toThrow('does not hold 32 bytes')
  expect(statSync(file).size).toBe(5)
})

test('a secret file that is a folder is refused by name', () => {
  expect(() => readSecret(folder)).toThrow(`The secret file ${folder} cannot be read or made (EISDIR).`)
})
