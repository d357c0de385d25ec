import { setTimeout as sleep } from 'node:timers/promises'
import { sha256 } from '../kit/canonical.ts'

/** How far an act is, while it is one transaction that nobody else sees yet. */
export interface HowFar {
  readonly done: number
  readonly total: number
}

interface Going extends HowFar {
  readonly promise: Promise<unknown>
  failed?: { readonly error: unknown }
}

/** Whoever looks a quarter of an hour later finds what was made, or that nothing was. */
const KEPT = 15 * 60_000

/** Of one shown form of one session: nobody else can ask for it. */
const nameOf = (token: string | undefined, key: string) => sha256(`${token ?? ''} ${key}`)

/**
 * Acts that go on after their page was answered. What is kept here is only how far they are and why they were refused;
 * that one is done says its row in the database (docs/decisions/0028).
 */
export function createUnderWay() {
  const going = new Map<string, Going>()
  return {
    /** Begins it unless it goes on already, and waits for it as long as somebody waits for a page: its output, or not yet. */
    async begin<O>(
      { token, key, patience }: { token: string | undefined; key: string; patience: number },
      work: (tell: (howFar: HowFar) => void) => Promise<O>,
    ): Promise<{ output: O } | undefined> {
      const name = nameOf(token, key)
      if (!going.has(name)) {
        const promise = work((howFar) => {
          const own = going.get(name)
          if (own) Object.assign(own, howFar)
        })
        going.set(name, { promise, done: 0, total: 0 })
        promise.then(
          () => going.delete(name),
          (error: unknown) => {
            going.get(name)!.failed = { error }
            setTimeout(() => going.delete(name), KEPT).unref()
          },
        )
      }
      const { promise } = going.get(name)!
      const waiting = new AbortController()
      try {
        return await Promise.race([
          promise.then((output) => ({ output: output as O })),
          sleep(patience, undefined, { signal: waiting.signal }),
        ])
      } finally {
        waiting.abort()
      }
    },

    /** Undefined where nothing of it goes on here: it is done, or was broken off with the process. Throws its refusal. */
    howFar(token: string | undefined, key: string): HowFar | undefined {
      const own = going.get(nameOf(token, key))
      if (own?.failed) throw own.failed.error
      return own && { done: own.done, total: own.total }
    },
  }
}
