import { Secret, TOTP } from 'otpauth'
import type { Host } from '../../server/perform.ts'
import { authenticatorFor } from './credentials.server.ts'
import { inviteByLink } from './host.server.ts'
import { acceptInvitation } from './invitation.server.ts'
import type { Role } from '../../kit/acts.ts'

export const PASSWORD = 'siva lopata peva tiho'
export const arrival = { address: '192.0.2.7', device: 'Firefox, Linux' }

export const codeOf = (secret: string, now: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() })

let number = 0

/** Somebody who has set up a password and an authenticator through an invitation. */
export async function enrolled(host: Host, now: Date, role: Role = 'monitor', country: string | null = 'rs') {
  const email = `enrolled.${number++}@example.org`
  const { id, invitation, secret } = await host.asSystem(async (tx, doing) => {
    const row = await tx.insertInto('person').values({ name: email, email }).returning('id').executeTakeFirstOrThrow()
    await tx.insertInto('roleGrant').values({ personId: row.id, role, country }).execute()
    const link = await inviteByLink(tx, doing, { personId: row.id, invitedBy: null })
    const token = link.split('/').at(-1)!
    return { id: row.id, invitation: token, secret: authenticatorFor(doing, token, email).secret }
  })
  const entered = await acceptInvitation(host, arrival, invitation, {
    introduction: { name: 'Ana', locale: 'en' },
    secrets: { password: PASSWORD, totp: { seed: invitation, code: codeOf(secret, now) } },
  })
  return { id, email, invitation, secret, ...entered }
}
