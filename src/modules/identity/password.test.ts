import { verify } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { hashPassword, isPassword, weakness } from './password.server.ts'

const owner = { name: 'Milica Đorđević', email: 'milica.djordjevic@example.org' }

test.each([
  ['fourteen chars', 'identity.field.password-short'],
  ['x'.repeat(257), 'identity.field.password-long'],
  ['Correct Horse Battery Staple', 'identity.field.password-common'],
  ['correct-horse-battery-staple-2024', 'identity.field.password-common'],
  ['мојата лозинка 123', 'identity.field.password-common'],
  ['Volim te najviše', 'identity.field.password-common'],
  ['Milica Đorđević 1987', 'identity.field.password-personal'],
  ['rapporteur monitoring', 'identity.field.password-personal'],
  ['milica.djordjevic@example.org', 'identity.field.password-personal'],
  ['aaaaaaaaaaaaaaaa', 'identity.field.password-pattern'],
  ['tajna9tajna9tajna9', 'identity.field.password-pattern'],
  ['abcdefghijklmnopqr', 'identity.field.password-pattern'],
  ['poiuztrewqlkjhgfdsa', 'identity.field.password-pattern'],
  ['12345678909876543210', 'identity.field.password-pattern'],
])('the password %s is refused', (password, why) => {
  expect(weakness(password, owner)).toBe(why)
})

test.each(['siva lopata peva tiho', 'Кафа у подне 7 дана', 'Xq7vR2mLp9sTz4w', 'pesë lule të kuqe në tryezë'])(
  'the password %s is taken',
  (password) => {
    expect(weakness(password, owner)).toBeUndefined()
  },
)

test('a password is the same however the keyboard composes its letters', async () => {
  const stored = await hashPassword('ćevap u podne sa lukom')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isPassword(stored, 'ćevap u podne sa lukom'.normalize('NFD'))).toBe(true)
  expect(await isPassword(stored, 'cevap u podne sa lukom')).toBe(false)
})

test('where there is no password the same work is done and the answer is no', async () => {
  const stored = await hashPassword('siva lopata peva tiho')
  const work: string[] = []
  const watched: typeof verify = (hashed, password) => {
    work.push(String(hashed).split('$').slice(0, 4).join('$'))
    return verify(hashed, password)
  }
  expect(await isPassword(stored, 'not the right one at all', watched)).toBe(false)
  expect(await isPassword(undefined, 'a password of nobody', watched)).toBe(false)
  expect(work).toHaveLength(2)
  expect(work[1]).toBe(work[0])
})
