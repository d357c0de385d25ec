import type { Actor } from './kit/acts.ts'
import { identify } from './modules/identity/host.server.ts'
import { identifyRespondent, isRespondentToken } from './modules/request/respondent.server.ts'
import type { Tx } from './server/db/types.ts'

/** Who holds this token as of now: a person with an account, or who answers a request by a link. */
export function whoHolds(tx: Tx, token: string, now: Date): Promise<Actor | undefined> {
  return isRespondentToken(token) ? identifyRespondent(tx, token, now) : identify(tx, token, now)
}
