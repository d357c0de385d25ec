import { newKey } from '../../../web/new-key.ts'
import type { SentAnswer } from './send.ts'

type Fields = readonly (readonly [string, string])[]

/** Where what was written is now, as the person is told. */
export type Whereabouts =
  | { readonly kind: 'here' | 'sending' | 'conflict' }
  /** No network. `isKept`: it would survive the closing of the page. */
  | { readonly kind: 'offline'; readonly isKept: boolean }
  | { readonly kind: 'sent'; readonly time: string; readonly to: string }
  | { readonly kind: 'refused'; readonly message: string; readonly isOut: boolean }

interface Parts {
  /** The fields as they stand, without the key and the version. */
  readonly read: () => Fields
  readonly version: number
  readonly keep: (fields: Fields, version: number, isPromised: boolean) => Promise<boolean>
  readonly forget: () => Promise<void>
  readonly canKeep: () => boolean
  /** Rejects where the server cannot be reached. */
  readonly send: (fields: Fields) => Promise<SentAnswer>
  readonly tell: (where: Whereabouts) => void
  /** Milliseconds of rest after the last change, and before the first of the tries to reach the server again. */
  readonly wait: number
  readonly retry: number
}

/**
 * Takes care of what is written to one question: keeps it here while it is written, and once the network was lost sends
 * it when it is back. One sending at a time; what may have arrived already is sent again under its own key first, so that
 * it never meets itself as somebody else's.
 */
export function createSender({ read, keep, canKeep, forget, send, tell, wait, retry, ...first }: Parts) {
  let version = first.version
  let [writes, sent] = [0, 0]
  let isLost = false
  let isPromised = false
  let underWay: { readonly fields: Fields; readonly writes: number } | undefined
  let running: Promise<SentAnswer | undefined> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  let trying: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let tries = 0
  let stored: Promise<unknown> = Promise.resolve()

  const framed = (extra: Fields = []): Fields => [...read(), ...extra, ['version', String(version)], ['key', newKey()]]
  // One after the other, or what is kept late would outlive what removed it.
  const inTurn = <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    const done = stored.then(work).catch(() => otherwise)
    stored = done
    return done
  }
  const kept = () =>
    inTurn(() => keep(underWay?.writes === writes ? underWay.fields : framed(), version, isPromised), false)
  const isUnsent = () => sent < writes

  async function sayLost(): Promise<void> {
    isLost = true
    isPromised = true
    clearTimeout(trying)
    // Sooner at first: a network that has just come back may not carry anything yet.
    if (isUnsent()) trying = setTimeout(() => void again(), Math.min(2 ** tries++, 16) * retry)
    const isKept = isUnsent() ? await kept() : canKeep()
    if (isLost && !isStopped) tell({ kind: 'offline', isKept })
  }

  async function attempt(extra?: Fields): Promise<SentAnswer | undefined> {
    underWay ??= { fields: framed(extra), writes }
    const { fields, writes: upTo } = underWay
    tell({ kind: 'sending' })
    const answer = await send(fields).catch(() => undefined)
    if (answer === undefined) {
      await sayLost()
      return undefined
    }
    underWay = undefined
    isLost = false
    isPromised = false
    if (answer.kind === 'refused') return refused(answer, upTo < writes, extra)
    version = answer.version
    sent = upTo
    if (isUnsent()) return attempt(extra)
    await inTurn(forget, undefined)
    tell({ kind: 'sent', time: answer.time, to: answer.to })
    return answer
  }

  function refused(answer: SentAnswer & { kind: 'refused' }, isOld: boolean, extra?: Fields) {
    const isConflict = answer.code === 'kit.conflict'
    const isOut = answer.code === 'kit.signed-out'
    if (isOld && !isConflict && !isOut) return attempt(extra)
    tell(isConflict ? { kind: 'conflict' } : { kind: 'refused', message: answer.message, isOut })
    return Promise.resolve(answer)
  }

  async function sendNow(extra?: Fields): Promise<SentAnswer | undefined> {
    clearTimeout(resting)
    clearTimeout(trying)
    if (running) await running
    running = attempt(extra).finally(() => (running = undefined))
    return running
  }

  /** The network is there again, or may be: what was promised is sent. */
  async function again(): Promise<void> {
    if (!isLost || isStopped) return
    if (isUnsent() || underWay) return void (await sendNow())
    isLost = false
    tell({ kind: 'here' })
  }

  async function rested(): Promise<void> {
    if (isLost) return sayLost()
    await kept()
    if (!running && !isStopped) tell({ kind: 'here' })
  }

  function back(): Promise<void> {
    tries = 0
    return again()
  }

  return {
    back,
    lost: sayLost,
    changed(): void {
      writes++
      clearTimeout(resting)
      resting = setTimeout(() => void rested(), wait)
    },
    /** As the button does. Gives what the server said, or undefined where it was not reached. */
    submit(extra: Fields): Promise<SentAnswer | undefined> {
      writes++
      return sendNow(extra)
    },
    /** Keeps at once what is not kept yet: the page may be closed. */
    flush: () => (isUnsent() ? kept() : Promise.resolve(true)),
    /** What the page's form says of itself when it goes its own way. */
    version: () => version,
    isLost: () => isLost && isUnsent(),
    stop(): void {
      isStopped = true
      clearTimeout(resting)
      clearTimeout(trying)
    },
  }
}
export type Sender = ReturnType<typeof createSender>
