import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { Host } from '../../server/perform.ts'
import { keepPasskey, offerPasskey } from './account.server.ts'
import { endPerson } from './commands.server.ts'
import { arrival, enrolled } from './door.fixture.ts'
import { inviteByLink } from './host.server.ts'
import { acceptInvitation } from './invitation.server.ts'
import { optionsToAdd, optionsToUse, proveByPasskey } from './passkeys.server.ts'
import { securityKey, type Asked } from './security-key.fixture.ts'
import { newSession } from './sign-in.server.ts'

const rp = { id: 'base.example.org', origin: 'https://base.example.org' }
const at = { origin: rp.origin, rpId: rp.id }
const MINUTE = 60_000

/** Somebody with an account who has added a key. */
async function withKey(host: Host, now: Date) {
  const ana = await enrolled(host, now)
  const key = securityKey()
  const { challenge, options } = await offerPasskey(host, ana.token, rp)
  const response = key.register({ ...at, challenge: options.challenge })
  await keepPasskey(host, ana.token, { rp, answered: { challenge, response }, label: 'Firefox, Linux' })
  return { ...ana, key }
}

const ask = (host: Host) => host.asSystem((tx, door) => optionsToUse(tx, door, rp))
const prove = (host: Host, challenge: string, response: string) =>
  proveByPasskey(host, arrival, { rp, answered: { challenge, response } }, newSession(arrival))

const refused = { code: 'identity.not-signed-in' }

test('a key that was added signs in, and its last use is noted', async ({ host, clock, pool }) => {
  const ana = await withKey(host, clock.now)
  const { challenge, options } = await ask(host)
  const token = await prove(host, challenge, ana.key.use({ ...at, challenge: options.challenge }))
  expect(await host.whoIs(token)).toMatchObject({ id: ana.id, isFresh: true })
  const { rows } = await pool.query('select counter, last_used_at from passkey where person_id = $1', [ana.id])
  expect(rows).toMatchObject([{ counter: 2, last_used_at: expect.any(String) }])
})

test('an answer is good once: what was overheard opens nothing', async ({ host, clock }) => {
  const ana = await withKey(host, clock.now)
  const { challenge, options } = await ask(host)
  const response = ana.key.use({ ...at, challenge: options.challenge })
  await prove(host, challenge, response)
  await expect(prove(host, challenge, response)).rejects.toMatchObject(refused)
  const another = await ask(host)
  await expect(prove(host, another.challenge, response)).rejects.toMatchObject(refused)
})

test('an answer for another site, without a finger, by another key, or too late opens nothing', async ({
  host,
  clock,
}) => {
  const ana = await withKey(host, clock.now)
  const answered = async (asked: Partial<Asked>, key = ana.key) => {
    const { challenge, options } = await ask(host)
    return prove(host, challenge, key.use({ ...at, challenge: options.challenge, ...asked }))
  }
  await expect(answered({ origin: 'https://base.example.com' })).rejects.toMatchObject(refused)
  await expect(answered({ rpId: 'example.org' })).rejects.toMatchObject(refused)
  await expect(answered({ isVerified: false })).rejects.toMatchObject(refused)
  await expect(answered({}, securityKey())).rejects.toMatchObject(refused)
  clock.now = new Date(clock.now.getTime() + 2 * MINUTE)
  const { challenge, options } = await ask(host)
  clock.now = new Date(clock.now.getTime() + 6 * MINUTE)
  await expect(prove(host, challenge, ana.key.use({ ...at, challenge: options.challenge }))).rejects.toMatchObject(
    refused,
  )
  expect(await answered({})).toBeTruthy()
})

test('what is no answer at all is refused like a wrong one', async ({ host, clock }) => {
  clock.now = new Date(clock.now.getTime() + 2 * MINUTE)
  const { challenge } = await ask(host)
  for (const response of ['', '[]', 'null', '"x"', '{', '{"id":{}}', '{"id":"x","response":{}}'])
    await expect(prove(host, challenge, response), response).rejects.toMatchObject({
      code: expect.stringMatching(/^identity\.(not-signed-in|passkey-refused)$/),
    })
  await expect(prove(host, "' or 1=1", '{}')).rejects.toMatchObject(refused)
})

test("a challenge made for one person adds no key to another's account", async ({ host, clock }) => {
  const ana = await enrolled(host, clock.now)
  const eve = await enrolled(host, clock.now)
  const { challenge, options } = await offerPasskey(host, ana.token, rp)
  const response = securityKey().register({ ...at, challenge: options.challenge })
  await expect(
    keepPasskey(host, eve.token, { rp, answered: { challenge, response }, label: '' }),
  ).rejects.toMatchObject({ code: 'identity.passkey-refused' })
})

test('an invitation is accepted with a key alone; without any way in it stays open', async ({ host, pool }) => {
  const { rows } = await pool.query(`insert into person (name, email) values ('Mira', 'mira@example.org') returning id`)
  const id = rows[0].id as string
  const invitation = await host.asSystem((tx, doing) => inviteByLink(tx, doing, { personId: id, invitedBy: null }))
  const token = invitation.split('/').at(-1)!
  const introduction = { name: 'Mira', locale: 'cnr' }
  await expect(acceptInvitation(host, arrival, token, { introduction })).rejects.toMatchObject({
    code: 'identity.last-way-in',
  })
  const { challenge, options } = await host.asSystem((tx, door) =>
    optionsToAdd(tx, door, rp, { id, name: 'Mira', email: 'mira@example.org' }),
  )
  const response = securityKey().register({ ...at, challenge: options.challenge })
  const entered = await acceptInvitation(host, arrival, token, {
    introduction,
    passkey: { rp, answered: { challenge, response } },
  })
  expect(await host.whoIs(entered.token)).toMatchObject({ id, locale: 'cnr' })
})

test('the key of somebody whose access has ended opens nothing', async ({ host, as, clock }) => {
  const ana = await withKey(host, clock.now)
  const { challenge, options } = await ask(host)
  await (await as.administrator(undefined, 'for keys')).does(endPerson, { id: ana.id })
  await expect(prove(host, challenge, ana.key.use({ ...at, challenge: options.challenge }))).rejects.toMatchObject(
    refused,
  )
})
