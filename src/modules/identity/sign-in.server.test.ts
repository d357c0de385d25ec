import { expect, vi } from 'vitest'
import { test } from '../../../test/harness.ts'
import { changeSecrets, renewCodes } from './account.server.ts'
import { arrival, codeOf, enrolled, PASSWORD } from './door.fixture.ts'
import { firstAdministrator, hashOfToken, openSession } from './host.server.ts'
import { acceptInvitation } from './invitation.server.ts'
import { enterAs, newSession, proveByPassword, renewed, signOut } from './sign-in.server.ts'

vi.setConfig({ testTimeout: 60_000 })
const MINUTE = 60_000
const later = (clock: { now: Date }, span: number) => (clock.now = new Date(clock.now.getTime() + span))

test('an invitation gives a way in and recovery codes, once', async ({ host, clock, pool }) => {
  const ana = await enrolled(host, clock.now)
  expect(ana.codes).toHaveLength(10)
  expect(await host.whoIs(ana.token)).toMatchObject({ id: ana.id, name: 'Ana', isFresh: true })
  const again = acceptInvitation(host, arrival, ana.invitation, {
    introduction: { name: 'Eve', locale: 'en' },
    secrets: { password: PASSWORD, totp: { seed: ana.invitation, code: '000000' } },
  })
  await expect(again).rejects.toMatchObject({ code: 'identity.invitation-over' })
  const { rows } = await pool.query('select hash from password where person_id = $1', [ana.id])
  expect(rows[0].hash).toMatch(/^\$argon2id\$/)
})

test('nothing stored is a session token, a recovery code, a password or an authenticator secret', async ({
  host,
  clock,
  pool,
}) => {
  const ana = await enrolled(host, clock.now)
  const { rows } = await pool.query(
    `select (select json_agg(t) from session t)::text || (select json_agg(t) from recovery_code t)::text
         || (select json_agg(t) from totp t)::text || (select json_agg(t) from password t)::text
         || (select json_agg(t) from audit_detail t)::text || coalesce((select json_agg(t) from idempotency t)::text, '') as all`,
  )
  for (const secret of [
    ana.token,
    ana.secret,
    PASSWORD,
    ...ana.codes,
    ...ana.codes.map((code) => code.replaceAll('-', '')),
  ])
    expect(rows[0].all).not.toContain(secret)
  expect(rows[0].all).toContain(hashOfToken(ana.token))
})

test('password and code open a session of its own; the same code again does not', async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  later(clock, MINUTE)
  const typed = { email: ` ${ana.email.toUpperCase()} `, password: PASSWORD, code: codeOf(ana.secret, clock.now) }
  const token = await proveByPassword(host, arrival, typed, newSession(arrival))
  expect(token).not.toBe(ana.token)
  expect(await host.whoIs(token)).toMatchObject({ id: ana.id })
  const replayed = proveByPassword(host, arrival, typed, newSession(arrival))
  await expect(replayed).rejects.toMatchObject({ code: 'identity.not-signed-in' })
})

test('a recovery code takes the place of the code, once', async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  const typed = { email: ana.email, password: PASSWORD, code: ana.codes[3]! }
  expect(await host.whoIs(await proveByPassword(host, arrival, typed, newSession(arrival)))).toMatchObject({
    id: ana.id,
  })
  await expect(proveByPassword(host, arrival, typed, newSession(arrival))).rejects.toMatchObject({
    code: 'identity.not-signed-in',
  })
  const withoutPassword = { ...typed, password: '', code: ana.codes[4]! }
  await expect(proveByPassword(host, arrival, withoutPassword, newSession(arrival))).rejects.toMatchObject({
    code: 'identity.not-signed-in',
  })
})

test('a wrong password, a wrong code and an address that nobody has get the same answer', async ({
  host,
  clock,
  pool,
}) => {
  const ana = await enrolled(host, clock.now)
  later(clock, MINUTE)
  const right = { email: ana.email, password: PASSWORD, code: codeOf(ana.secret, clock.now) }
  const wrongs = [
    { ...right, password: 'siva lopata peva glasno' },
    { ...right, code: '000000' },
    { ...right, email: 'nobody@example.org' },
  ]
  const answers = []
  for (const [at, wrong] of wrongs.entries()) {
    const from = { ...arrival, address: `198.51.100.${at}` }
    answers.push(await proveByPassword(host, from, wrong, newSession(from)).catch((error: Error) => ({ ...error })))
  }
  expect(answers[0]).toMatchObject({ code: 'identity.not-signed-in', status: 403 })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  const { rows } = await pool.query(
    `select subject from audit_entry where act = 'sign-in.refused' order by seq desc limit 3`,
  )
  expect(rows.map((row) => row.subject)).toEqual([null, `person ${ana.id}`, `person ${ana.id}`])
})

test('the sixth try of one place for one account has to wait; another place has not, and a minute later nobody has', async ({
  host,
  clock,
}) => {
  const ana = await enrolled(host, clock.now)
  later(clock, MINUTE)
  const guess = (address: string, password: string) => {
    const from = { ...arrival, address }
    const typed = { email: ana.email, password, code: codeOf(ana.secret, clock.now) }
    return proveByPassword(host, from, typed, newSession(from))
  }
  for (let i = 0; i < 5; i++)
    await expect(guess('203.0.113.1', `wrong password ${i}`)).rejects.toMatchObject({ code: 'identity.not-signed-in' })
  await expect(guess('203.0.113.1', PASSWORD)).rejects.toMatchObject({ code: 'identity.wait-a-minute' })
  expect(await guess('203.0.113.2', PASSWORD)).toBeTruthy()
  later(clock, 2 * MINUTE)
  expect(await guess('203.0.113.1', PASSWORD)).toBeTruthy()
})

test('who has the password cannot guess the code from many places', async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  later(clock, MINUTE)
  const codes: string[] = []
  for (let i = 0; i < 12; i++) {
    const from = { ...arrival, address: `203.0.113.${100 + i}` }
    const typed = { email: ana.email, password: PASSWORD, code: '999999' }
    codes.push(
      await proveByPassword(host, from, typed, newSession(from)).catch((error: { code: string }) => error.code),
    )
  }
  expect(codes.slice(-2)).toEqual(['identity.wait-a-minute', 'identity.wait-a-minute'])
})

test('a session ends when it is idle for two hours, and after twelve in any case', async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  later(clock, 119 * MINUTE)
  expect(await host.whoIs(ana.token)).toMatchObject({ isFresh: false })
  later(clock, 121 * MINUTE)
  expect(await host.whoIs(ana.token)).toBeUndefined()
  const busy = await host.asSystem((tx, doing) => openSession(tx, doing, { personId: ana.id, device: '' }))
  for (let hour = 0; hour < 11; hour++) {
    later(clock, 60 * MINUTE)
    expect(await host.whoIs(busy)).toBeDefined()
  }
  later(clock, 61 * MINUTE)
  expect(await host.whoIs(busy)).toBeUndefined()
})

test('a fresh proof renews the same session under a new token', async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  later(clock, 15 * MINUTE)
  const before = await host.whoIs(ana.token)
  expect(before?.isFresh).toBe(false)
  const typed = { email: ana.email, password: PASSWORD, code: codeOf(ana.secret, clock.now) }
  const token = await proveByPassword(host, arrival, typed, renewed(ana.token))
  expect(await host.whoIs(token)).toMatchObject({ sessionId: before!.sessionId, isFresh: true })
  expect(await host.whoIs(ana.token)).toBeUndefined()
})

test("nobody refreshes another person's session with their own proof", async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  const eve = await enrolled(host, clock.now)
  later(clock, MINUTE)
  const typed = { email: eve.email, password: PASSWORD, code: codeOf(eve.secret, clock.now) }
  await expect(proveByPassword(host, arrival, typed, renewed(ana.token))).rejects.toMatchObject({
    code: 'kit.signed-out',
  })
})

test('who signs out is out', async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  await signOut(host, ana.token)
  expect(await host.whoIs(ana.token)).toBeUndefined()
})

test('a new password ends every other session and needs a fresh proof', async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  const other = await host.asSystem((tx, doing) => openSession(tx, doing, { personId: ana.id, device: '' }))
  await changeSecrets(host, ana.token, { password: 'novo jutro nad rekom' })
  expect(await host.whoIs(other)).toBeUndefined()
  later(clock, MINUTE)
  const typed = { email: ana.email, password: 'novo jutro nad rekom', code: codeOf(ana.secret, clock.now) }
  expect(await proveByPassword(host, arrival, typed, newSession(arrival))).toBeTruthy()
  later(clock, 11 * MINUTE)
  await expect(changeSecrets(host, ana.token, { password: 'treće jutro nad rekom' })).rejects.toMatchObject({
    code: 'kit.sign-in-again',
  })
  await expect(renewCodes(host, ana.token)).rejects.toMatchObject({ code: 'kit.sign-in-again' })
})

test('new recovery codes make the earlier ones void', async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  const codes = await renewCodes(host, ana.token)
  const use = (code: string) =>
    proveByPassword(host, arrival, { email: ana.email, password: PASSWORD, code }, newSession(arrival))
  await expect(use(ana.codes[0]!)).rejects.toMatchObject({ code: 'identity.not-signed-in' })
  expect(await use(codes[0]!)).toBeTruthy()
})

test('nobody enters as somebody else without proof in a base that is not invented', async ({ host, clock, pool }) => {
  const ana = await enrolled(host, clock.now)
  await expect(enterAs(host, arrival, ana.id)).rejects.toMatchObject({ code: 'kit.not-found' })
  await pool.query('update instance set is_sample = true')
  expect(await host.whoIs(await enterAs(host, arrival, ana.id))).toMatchObject({ id: ana.id })
  await pool.query('update instance set is_sample = false')
})

test('the first administrator gets a link until somebody administers; a new start makes the earlier one void', async ({
  host,
  clock,
}) => {
  const first = () => host.asSystem((tx, doing) => firstAdministrator(tx, doing))
  const tokenOf = (link: string | undefined) => link!.split('/app/invitation/')[1]!
  const [earlier, link] = [tokenOf(await first()), tokenOf(await first())]
  const secrets = { password: PASSWORD }
  const introduction = { name: 'Vera', email: 'Vera@example.org', locale: 'sr-cyrl' }
  await expect(acceptInvitation(host, arrival, earlier, { introduction, secrets })).rejects.toMatchObject({
    code: 'identity.invitation-over',
  })
  await expect(
    acceptInvitation(host, arrival, link, { introduction: { name: 'Vera', locale: 'en' }, secrets }),
  ).rejects.toMatchObject({ code: 'kit.invalid', fields: [{ field: 'email' }] })
  const { token } = await acceptInvitation(host, arrival, link, { introduction, secrets })
  expect(await host.whoIs(token)).toMatchObject({
    name: 'Vera',
    locale: 'sr-cyrl',
    grants: [{ role: 'administrator', country: null }],
  })
  expect(await first()).toBeUndefined()
  later(clock, MINUTE)
})
