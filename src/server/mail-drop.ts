import { createHash, timingSafeEqual } from 'node:crypto'
import { Problem } from '../kit/problems.ts'

/** Where a mail server hands mails over. */
export const MAIL_DROP = '/mail/in'

const MOST_AT_ONCE = 4

export interface MailDropParts {
  readonly token: string
  readonly mostBytes: number
  take(bytes: Uint8Array): Promise<unknown>
  /** A refusal in words: the mail server gives it back to who sent the mail. */
  tell(problem: Problem): string
}

/**
 * Takes whole mails by POST from who shows the token. 2xx: the mail is kept; 401, 5xx: try again later; any other: it is not
 * taken, and the answer says why in one sentence.
 */
export function createMailDrop(parts: MailDropParts): (request: Request) => Promise<Response> {
  let open = 0
  return async (request) => {
    if (!isShown(request.headers.get('authorization'), parts.token)) return answer(401, 'not authorised')
    if (open >= MOST_AT_ONCE) return answer(503, 'busy', { 'retry-after': '60' })
    open++
    try {
      const bytes = await readCapped(request, parts.mostBytes)
      await parts.take(bytes)
      return answer(200, 'kept')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return answer(error.status, parts.tell(error))
    } finally {
      open--
    }
  }
}

/** One byte more than the limit says enough; the rest is not read. */
async function readCapped(request: Request, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > most) break
  }
  return Buffer.concat(chunks)
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Takes as long whatever is shown. */
function isShown(authorization: string | null, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}

function answer(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}
