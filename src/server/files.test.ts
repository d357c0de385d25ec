import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createFiles } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'files-'))
const files = createFiles(folder)
afterAll(() => rmSync(folder, { recursive: true }))

const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

test('the same bytes are kept once, under their SHA-256', async () => {
  expect([await files.keep(Buffer.from('hello')), await files.keep(Buffer.from('hello'))]).toEqual([HELLO, HELLO])
  expect(readdirSync(join(folder, '2c'))).toEqual([HELLO])
  expect(Buffer.from(await files.read(HELLO)).toString()).toBe('hello')
})

test('a file cut short by a crash is written again', async () => {
  const hash = await files.keep(Buffer.from('whole'))
  writeFileSync(join(folder, hash.slice(0, 2), hash), 'wh')
  await files.keep(Buffer.from('whole'))
  expect(Buffer.from(await files.read(hash)).toString()).toBe('whole')
})

test('bytes that were changed on disk are not handed out', async () => {
  const hash = await files.keep(Buffer.from('true'))
  writeFileSync(join(folder, hash.slice(0, 2), hash), 'fake')
  await expect(files.read(hash)).rejects.toThrow('no longer what was stored')
})

test('nothing but a hash names a file', async () => {
  await expect(files.read('../../etc/passwd')).rejects.toThrow(RangeError)
})
