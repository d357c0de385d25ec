import type { ActionFunctionArgs } from 'react-router'
import { offerPasskey } from '../account.server.ts'
import { mayTry } from '../../../server/attempts.ts'
import { bucketsOf } from '../attempts.ts'
import * as door from '../door-page.server.ts'
import { invited } from '../invitation.server.ts'
import { optionsToAdd, optionsToUse } from '../passkeys.server.ts'
import { identityProblem } from '../problems.ts'

/** What the browser asks the device with; nothing here is a page. */
export async function action(args: ActionFunctionArgs) {
  const answer = await door.atDoor(args, async (it, form) => {
    const { host, token } = it.given
    const rp = door.partyOf(it)
    const purpose = door.typedIn(form, 'purpose')
    if (purpose === 'add') return Response.json(await offerPasskey(host, token, rp))
    const made = await host.asSystem(async (tx, doing) => {
      if (!(await mayTry(tx, doing, bucketsOf(it.arrival.address, 'options').slice(1)))) return undefined
      if (purpose !== 'invitation') return optionsToUse(tx, doing, rp)
      const guest = await invited(tx, doing, door.typedIn(form, 'invitation'))
      const given = {
        name: door.typedIn(form, 'name') || guest.name,
        email: door.typedIn(form, 'email') || guest.email,
      }
      return optionsToAdd(tx, doing, rp, { id: guest.personId, ...given })
    })
    if (!made) throw identityProblem['wait-a-minute']()
    return Response.json(made)
  })
  if (answer instanceof Response) {
    return answer.status === 303 ? Response.json({ again: '/app/sign-in-again?to=/app/account' }) : answer
  }
  return Response.json({}, { status: answer.init?.status ?? 400 })
}
