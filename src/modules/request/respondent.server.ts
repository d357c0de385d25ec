import { randomBytes } from 'node:crypto'
import { sha256 } from '../../kit/canonical.ts'
import type { Actor } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const IDLE_LIMIT = 2 * HOUR
const ABSOLUTE_LIMIT = 24 * HOUR

/** Tells a respondent's token from a person's before any table is asked. */
const MARK = 'r.'

export function isRespondentToken(token: string): boolean {
  return token.startsWith(MARK)
}

/** Opens a session for who has just shown the code; gives its token, of which only the hash is kept. */
export async function openRespondentSession(tx: Tx, now: Date, respondentId: string, called = ''): Promise<string> {
  const token = MARK + randomBytes(32).toString('base64url')
  const at = now.toISOString()
  const expiresAt = new Date(now.getTime() + ABSOLUTE_LIMIT).toISOString()
  await tx
    .insertInto('respondentSession')
    .values({ tokenHash: sha256(token), respondentId, createdAt: at, lastSeenAt: at, expiresAt, called })
    .execute()
  return token
}

/** Who answers with this token, as of this statement. A link made void, a part taken back: nobody any more. */
export async function identifyRespondent(tx: Tx, token: string, now: Date): Promise<Actor | undefined> {
  const idleSince = new Date(now.getTime() - IDLE_LIMIT).toISOString()
  const session = await tx
    .selectFrom('respondentSession')
    .innerJoin('respondent', 'respondent.id', 'respondentSession.respondentId')
    .select(['respondentSession.id as sessionId', 'respondentSession.lastSeenAt'])
    .select(['respondent.id', 'respondent.name', 'respondent.locale', 'respondent.requestId', 'respondent.part'])
    .select('respondent.hearingId')
    .where('respondentSession.tokenHash', '=', sha256(token))
    .where('respondentSession.endedAt', 'is', null)
    .where('respondentSession.expiresAt', '>', now.toISOString())
    .where('respondentSession.lastSeenAt', '>', idleSince)
    .where('respondent.state', '!=', 'ended')
    .executeTakeFirst()
  if (!session) return undefined
  if (Date.parse(session.lastSeenAt) < now.getTime() - MINUTE)
    await tx
      .updateTable('respondentSession')
      .set({ lastSeenAt: now.toISOString() })
      .where('tokenHash', '=', sha256(token))
      .execute()
  const { id, name, locale, sessionId, part } = session
  // A row is of one or the other: the database refuses one that is of neither.
  const answered = session.requestId ?? session.hearingId!
  return {
    id,
    name,
    locale,
    sessionId,
    grants: [],
    isFresh: true,
    respondent: { request: answered, part: part === 'owner' ? 'owner' : 'delegate' },
  }
}
