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
  await isPassword(undefined, 'warm up the comparison')
  const stored = await hashPassword('siva lopata peva tiho')
  const spent = async (hash: string | undefined) => {
    const start = process.cpuUsage()
    for (let i = 0; i < 5; i++) await isPassword(hash, 'not the right one at all')
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  const [known, unknown] = [await spent(stored), await spent(undefined)]
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
  expect(await isPassword(undefined, 'a password of nobody')).toBe(false)
})
