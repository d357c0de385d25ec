import { expect, vi } from 'vitest'
import { test } from '../../../test/harness.ts'
import { enrolled } from './door.fixture.ts'
import {
  changeLanguage,
  endAllSessions,
  endPerson,
  endRole,
  endSession,
  grantRole,
  inviteAgain,
  invitePerson,
  removePasskey,
} from './commands.server.ts'
import { acceptInvitation } from './invitation.server.ts'
import { account, auditLog, outbox, people, person } from './queries.server.ts'

vi.setConfig({ testTimeout: 60_000 })
const MINUTE = 60_000
let number = 0
const invitation = (role: string, country: string) =>
  ({ name: 'Mira', email: `mira.${number++}@example.org`, locale: 'en', role, country }) as Parameters<typeof invite>[0]
const invite = (input: import('zod').z.input<typeof invitePerson.takes>) => input

test('an administrator invites; the letter names nobody and its link gives the way in', async ({ host, as }) => {
  const admin = await as.administrator()
  const asked = invitation('monitor', 'rs')
  const { id } = await admin.does(invitePerson, asked)
  const letter = (await admin.asks(outbox, {}))[0]!
  expect(letter).toMatchObject({ recipient: asked.email, subject: 'You have a task', state: 'waiting' })
  expect(letter.body).not.toMatch(/Mira|Serbia|monitor|example\.org/)
  const token = /\/app\/invitation\/(\S+)/.exec(letter.body)![1]!
  const entered = await acceptInvitation(host, { address: '', device: '' }, token, {
    introduction: { name: 'Mira M.', locale: 'sr-latn' },
    secrets: { password: 'siva lopata peva tiho' },
  })
  expect(await host.whoIs(entered.token)).toMatchObject({ id, grants: [{ role: 'monitor', country: 'rs' }] })
})

test('the letter is in the language of whoever gets it, its link untouched', async ({ as }) => {
  const admin = await as.administrator()
  await admin.does(invitePerson, { ...invitation('monitor', 'rs'), locale: 'sr-cyrl' })
  const letter = (await admin.asks(outbox, {}))[0]!
  expect(letter.subject).toBe('Имате задатак')
  expect(letter.body).toMatch(/http:\/\/127\.0\.0\.1:4000\/app\/invitation\/[\w-]{43}/)
})

test('an address that is here already is said so, with what was typed kept', async ({ as }) => {
  const admin = await as.administrator()
  const asked = invitation('reader', '')
  await admin.does(invitePerson, asked)
  await expect(admin.does(invitePerson, asked)).rejects.toMatchObject({ code: 'identity.email-taken', status: 409 })
})

test('a lead invites monitors of their country and nobody else', async ({ as }) => {
  const lead = await as.lead('rs')
  expect(await lead.does(invitePerson, invitation('monitor', 'rs'))).toHaveProperty('id')
  await expect(lead.does(invitePerson, invitation('publisher', 'rs'))).rejects.toMatchObject({
    code: 'kit.not-allowed',
  })
  await expect(lead.does(invitePerson, invitation('monitor', 'al'))).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(lead.does(invitePerson, invitation('reader', ''))).rejects.toMatchObject({ code: 'kit.not-allowed' })
  await expect(lead.does(invitePerson, invitation('administrator', ''))).rejects.toMatchObject({
    code: 'kit.not-allowed',
  })
})

test('a coordinator gives content roles and neither administers nor audits', async ({ as }) => {
  const coordinator = await as.coordinator()
  const { id } = await coordinator.does(invitePerson, invitation('lead', 'mk'))
  await expect(coordinator.does(grantRole, { id, role: 'administrator', country: '' })).rejects.toMatchObject({
    code: 'kit.not-allowed',
  })
  const admin = await as.administrator()
  await expect(coordinator.does(endPerson, { id: admin.id })).rejects.toMatchObject({ code: 'kit.not-allowed' })
})

test('nobody changes their own roles, not even an administrator', async ({ as }) => {
  for (const one of [await as.administrator(), await as.coordinator()])
    await expect(one.does(grantRole, { id: one.id, role: 'monitor', country: 'rs' })).rejects.toMatchObject({
      code: 'kit.not-allowed',
    })
})

test('a change of rights asks for a fresh proof', async ({ as, clock }) => {
  const admin = await as.administrator(undefined, 'stale')
  const asked = invitation('monitor', 'rs')
  clock.now = new Date(clock.now.getTime() + 11 * MINUTE)
  await expect(admin.does(invitePerson, asked)).rejects.toMatchObject({ code: 'kit.sign-in-again' })
})

test('a role that is taken away is gone with the next statement; a given one is there', async ({ host, as }) => {
  const admin = await as.administrator(undefined, 'roles')
  const monitor = await as.monitor('me', 'roles')
  await admin.does(grantRole, { id: monitor.id, role: 'reviewer', country: 'al' })
  expect((await host.whoIs(monitor.token))?.grants).toHaveLength(2)
  await expect(admin.does(grantRole, { id: monitor.id, role: 'reviewer', country: 'al' })).rejects.toMatchObject({
    code: 'identity.role-held',
  })
  const { roles } = await admin.asks(person, { id: monitor.id })
  for (const { id } of roles) await admin.does(endRole, { id: monitor.id, grant: id })
  expect((await host.whoIs(monitor.token))?.grants).toEqual([])
  await expect(admin.does(endRole, { id: monitor.id, grant: roles[0]!.id })).rejects.toMatchObject({
    code: 'identity.role-gone',
  })
})

test("a person's end ends sessions, roles and invitations at once", async ({ host, as }) => {
  const admin = await as.administrator(undefined, 'ending')
  const monitor = await as.monitor('mk', 'ending')
  await admin.does(inviteAgain, { id: monitor.id })
  const token = /invitation\/(\S+)/.exec((await admin.asks(outbox, {}))[0]!.body)![1]!
  await admin.does(endPerson, { id: monitor.id })
  expect(await host.whoIs(monitor.token)).toBeUndefined()
  await expect(monitor.asks(account, {})).rejects.toMatchObject({ code: 'kit.signed-out' })
  const late = acceptInvitation(host, { address: '', device: '' }, token, {
    introduction: { name: 'M', locale: 'en' },
    secrets: { password: 'siva lopata peva tiho' },
  })
  await expect(late).rejects.toMatchObject({ code: 'identity.invitation-over' })
  await expect(admin.does(inviteAgain, { id: monitor.id })).rejects.toMatchObject({ code: 'identity.not-invited' })
})

test('a lead sees the people of their country alone; the others are not there', async ({ as }) => {
  const lead = await as.lead('al')
  const own = await as.monitor('al')
  const foreign = await as.monitor('ba')
  const ids = (await lead.asks(people, {})).rows.map(({ id }) => id)
  expect(ids).toContain(own.id)
  expect(ids).not.toContain(foreign.id)
  expect(await lead.asks(person, { id: own.id })).toMatchObject({ id: own.id, isSelf: false })
  await expect(lead.asks(person, { id: foreign.id })).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect((await as.monitor('al')).asks(people, {})).rejects.toMatchObject({ code: 'kit.not-allowed' })
})

test('a person sees and ends their own sessions and not those of others', async ({ host, as, clock }) => {
  const ana = await enrolled(host, clock.now)
  const eve = await as.monitor('rs', 'eve')
  const own = await host.ask(account, { token: ana.token, input: {} })
  expect(own).toMatchObject({ codesLeft: 10, sessions: [{ isThis: true, device: 'Firefox, Linux' }] })
  await expect(eve.does(endSession, { session: own.sessions[0]!.id })).rejects.toMatchObject({ code: 'kit.not-found' })
  expect(await host.whoIs(ana.token)).toBeDefined()
  await eve.does(endAllSessions, {})
  expect(await host.whoIs(eve.token)).toBeUndefined()
  expect(await host.whoIs(ana.token)).toBeDefined()
})

test('the last passkey stays where there is no password', async ({ as, pool }) => {
  const person = await as.monitor('rs', 'keys')
  const add = (id: string) =>
    pool.query(`insert into passkey (id, person_id, public_key, counter, label) values ($1, $2, '', 0, '')`, [
      id,
      person.id,
    ])
  await add('one')
  await expect(person.does(removePasskey, { passkey: 'one' })).rejects.toMatchObject({ code: 'identity.last-way-in' })
  await add('two')
  await person.does(removePasskey, { passkey: 'one' })
  expect((await person.asks(account, {})).passkeys).toMatchObject([{ id: 'two' }])
})

test('the chosen language is that of the account', async ({ as, host }) => {
  const person = await as.reader(undefined, 'language')
  await person.does(changeLanguage, { locale: 'sq' })
  expect(await host.whoIs(person.token)).toMatchObject({ locale: 'sq' })
})

test('the log is for auditors and administrators, names acts and refusals, and holds nothing of what was written', async ({
  as,
}) => {
  const lead = await as.lead('rs')
  await expect(lead.asks(auditLog, { page: 1, act: '' })).rejects.toMatchObject({ code: 'kit.not-allowed' })
  const log = await (await as.auditor()).asks(auditLog, { page: 1, act: 'audit.read' })
  expect(log.rows[0]).toMatchObject({ act: 'audit.read', outcome: 'denied', actor: 'lead rs one' })
  expect(Object.keys(log.rows[0]!).sort()).toEqual(['act', 'actor', 'at', 'country', 'outcome', 'seq', 'subject'])
  await expect(lead.asks(outbox, {})).rejects.toMatchObject({ code: 'kit.not-allowed' })
})
