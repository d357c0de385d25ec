import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'
import { countryOf, localPath, NewPerson, weightOf } from './model.ts'
import { qrOf } from './qr.ts'
import { newRecoveryCodes, recoveryCode } from './recovery-codes.server.ts'
import { addressForPasskeys, relyingParty } from './relying-party.ts'
import { stepOfCode, totpSecretOf } from './totp.server.ts'

const secret = totpSecretOf('0123456789abcdef'.repeat(4))
const at = new Date('2026-03-01T12:00:10Z')
const codeAt = (seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() + seconds * 1000 })

test('a code is right one step early or late, and no longer', () => {
  const now = stepOfCode(secret, codeAt(0), 0, at)
  expect(now).toBe(Math.floor(at.getTime() / 30_000))
  expect(stepOfCode(secret, codeAt(-30), 0, at)).toBe(now! - 1)
  expect(stepOfCode(secret, codeAt(30), 0, at)).toBe(now! + 1)
  expect(stepOfCode(secret, codeAt(-60), 0, at)).toBeUndefined()
  expect(stepOfCode(secret, codeAt(60), 0, at)).toBeUndefined()
})

test('a code is good once, and so is every earlier one', () => {
  const step = stepOfCode(secret, codeAt(0), 0, at)!
  expect(stepOfCode(secret, codeAt(0), step, at)).toBeUndefined()
  expect(stepOfCode(secret, codeAt(-30), step, at)).toBeUndefined()
  expect(stepOfCode(secret, codeAt(30), step, at)).toBe(step + 1)
})

test('a code may be typed with spaces; anything but six digits is none', () => {
  expect(stepOfCode(secret, ` ${codeAt(0).slice(0, 3)} ${codeAt(0).slice(3)}`, 0, at)).toBeDefined()
  for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    expect(stepOfCode(secret, wrong, 0, at)).toBeUndefined()
})

test('recovery codes are ten, all different, and readable however they are typed', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  expect(recoveryCode(` ${codes[0]!.toUpperCase().replaceAll('-', ' ')} `)).toBe(codes[0]!.replaceAll('-', ''))
  expect(recoveryCode('123456')).toBeUndefined()
})

test('a session is named by browser and system, and by nothing that follows anybody', () => {
  const linux = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
  expect(deviceOf(linux)).toBe('Chrome, Linux')
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0')).toBe('Firefox, Windows')
  expect(deviceOf('curl/8 <script>')).toBe('')
  expect(deviceOf(null)).toBe('')
})

test('after a sign-in nobody is sent anywhere but into the workbench', () => {
  for (const away of [
    'https://evil.example/app',
    '//evil.example/app',
    '/\\evil.example',
    '/app/../../evil',
    '/application',
    '/en/',
    'app',
    '/app\n/x',
    '/app/\\evil.example',
    '/app/sign-out',
    '/app/invitation/x',
    '/app//evil.example/..//..//x',
    '',
    null,
  ])
    expect(localPath(away), String(away)).toMatch(/^\/app($|\/(?!sign-|invitation))/)
  expect(localPath('/app/cycles/1?area=IDN')).toBe('/app/cycles/1?area=IDN')
  expect(localPath('https://evil.example/app')).toBe('/app')
})

test('passkeys are for a host name over https or for this machine, never for an IP address', () => {
  const at = (url: string, asked = `${url}/app/sign-in`) => relyingParty(url, asked)
  expect(at('https://base.example.org')).toEqual({ id: 'base.example.org', origin: 'https://base.example.org' })
  expect(at('http://base.example.org')).toBeUndefined()
  expect(at('https://192.0.2.1')).toBeUndefined()
  expect(at('http://127.0.0.1:4000')).toBeUndefined()
  expect(at('http://127.0.0.1:4000', 'http://localhost:4000/app')).toEqual({
    id: 'localhost',
    origin: 'http://localhost:4000',
  })
  expect(addressForPasskeys('http://127.0.0.1:4000', 'http://127.0.0.1:4000/app/sign-in?to=x')).toBe(
    'http://localhost:4000/app/sign-in?to=x',
  )
  expect(relyingParty('https://base.example.org', 'http://localhost:4000/app')).toMatchObject({
    id: 'base.example.org',
  })
})

test('a role stands for the scope that it is made for', () => {
  const person = { name: 'A', email: 'A@Example.org', locale: 'sq' }
  expect(NewPerson.parse({ ...person, role: 'monitor', country: 'al' })).toMatchObject({
    email: 'a@example.org',
    country: 'al',
  })
  expect(NewPerson.parse({ ...person, role: 'administrator', country: '' }).country).toBeNull()
  expect(NewPerson.safeParse({ ...person, role: 'monitor', country: '' }).success).toBe(false)
  expect(NewPerson.safeParse({ ...person, role: 'coordinator', country: 'rs' }).success).toBe(false)
})

test('the weight of roles is that of the heaviest, and several countries are none', () => {
  expect(weightOf(['monitor', 'reader'])).toBe('team')
  expect(weightOf(['monitor', 'publisher'])).toBe('content')
  expect(weightOf(['monitor', 'auditor'])).toBe('house')
  expect(countryOf([{ country: 'rs' }, { country: 'rs' }])).toBe('rs')
  expect(countryOf([{ country: 'rs' }, { country: 'al' }])).toBeNull()
})

test('a QR code is drawn as one path within its quiet zone', () => {
  const { size, path } = qrOf('otpauth://totp/Rapporteur:a%40example.org?secret=ABC')
  expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  expect(path.startsWith('M4 4')).toBe(true)
  expect((size - 8 - 21) % 4).toBe(0)
})
