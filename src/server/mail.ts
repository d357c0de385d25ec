import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import type { Host } from './perform.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Before the second try, the third, and so on; after the last one the letter is given up. */
export const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR]
const LOOK_EVERY = 5_000
const LETTERS_AT_ONCE = 20

export interface MailParts {
  readonly host: Host
  /** Undefined: letters stay in the outbox. */
  readonly smtpUrl: string | undefined
  readonly log: (line: string) => void
}

interface Letter {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly replyTo: string | null
  readonly returnsTo: string | null
  readonly attempts: number
}

/** Sends what waits in the outbox until it is stopped; `stop` waits for a letter on its way. */
export function startMail({ host, smtpUrl, log }: MailParts): { stop(): Promise<void> } {
  if (smtpUrl === undefined) return { stop: async () => undefined }
  const transport = openTransport(smtpUrl)
  const from = new URL(smtpUrl).searchParams.get('from') ?? undefined
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()
  const look = () => {
    round = sendWaiting({ host, transport, from, log, isStopped: () => isStopped })
      .catch((error: Error) => log(`mail: outbox not read: ${error.name}`))
      .then(() => {
        if (!isStopped) timer = setTimeout(look, LOOK_EVERY)
      })
  }
  look()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await round
      transport.close()
    },
  }
}

/** `?from=` in the address names the sender; other options in it are nodemailer's. */
export function openTransport(smtpUrl: string): Transporter {
  return createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

interface Round {
  readonly host: Host
  readonly transport: Transporter
  readonly from?: string | undefined
  readonly log: (line: string) => void
  readonly isStopped?: () => boolean
}

/** One round: every letter whose time has come is tried once. */
export async function sendWaiting({ host, transport, from, log, isStopped = () => false }: Round): Promise<void> {
  for (let sent = 0; sent < LETTERS_AT_ONCE && !isStopped(); sent++) {
    const taken = await takeNext(host)
    if (!taken) return
    const sender = from ?? `rapporteur@${new URL(taken.publicUrl).hostname}`
    if (!ONE_ADDRESS.test(taken.letter.recipient)) {
      await noteFailure(host, { ...taken.letter, attempts: WAITS.length + 1 }, 'EADDRESS')
      continue
    }
    try {
      await transport.sendMail(messageOf(taken.letter, sender))
    } catch (error) {
      await noteFailure(host, taken.letter, reasonOf(error))
      log(`mail: attempt ${taken.letter.attempts} failed: ${reasonOf(error)}`)
      continue
    }
    await noteSent(host, taken.letter)
  }
}

/** Nothing that a mail server could read as a second address or as another line. */
const ONE_ADDRESS = /^[^\s<>,;:"()]+@[^\s<>,;:"()@]+$/

/** One recipient; where it says so, answers and what comes back go to the request's own address. */
function messageOf({ recipient, subject, body, replyTo, returnsTo }: Letter, sender: string): SendMailOptions {
  return {
    from: sender,
    to: { name: '', address: recipient },
    subject,
    text: body,
    // Tells holiday notices that nobody is there to read them (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(replyTo === null ? {} : { replyTo: { name: '', address: replyTo } }),
    ...(returnsTo === null ? {} : { envelope: { from: returnsTo, to: recipient } }),
  }
}

/** Counts the attempt before it is made: after a crash the letter waits its turn instead of being sent at once again. */
function takeNext(host: Host): Promise<{ letter: Letter; publicUrl: string } | undefined> {
  return host.asSystem(async (tx, { now, publicUrl }) => {
    const next = await tx
      .selectFrom('mail')
      .select(['id', 'recipient', 'subject', 'body', 'replyTo', 'returnsTo', 'attempts'])
      .where('state', '=', 'waiting')
      .where('nextTryAt', '<=', now.toISOString())
      .orderBy('nextTryAt')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!next) return undefined
    const attempts = next.attempts + 1
    const nextTryAt = new Date(now.getTime() + (WAITS[next.attempts] ?? 24 * HOUR)).toISOString()
    await tx.updateTable('mail').set({ attempts, nextTryAt }).where('id', '=', next.id).execute()
    return { letter: { ...next, attempts }, publicUrl }
  })
}

/** Its links are of no use to us any more, and of use to a thief. */
function noteSent(host: Host, { id }: Letter): Promise<unknown> {
  return host.asSystem((tx, { now }) =>
    tx
      .updateTable('mail')
      .set({ state: 'sent', sentAt: now.toISOString(), lastError: null, body: '' })
      .where('id', '=', id)
      .execute(),
  )
}

function noteFailure(host: Host, { id, attempts }: Letter, reason: string): Promise<unknown> {
  const state = attempts > WAITS.length ? 'failed' : 'waiting'
  return host.asSystem((tx) => tx.updateTable('mail').set({ state, lastError: reason }).where('id', '=', id).execute())
}

/** The server's code alone: its sentence may repeat the address. */
function reasonOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return [responseCode, code].filter(Boolean).join(' ') || 'unknown'
}
