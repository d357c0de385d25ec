import type { Tx } from '../server/db/types.ts'
import type { Doing } from './acts.ts'

/** Something that later modules may have to act upon, named by the module in which it happens. */
export interface Happening<T> {
  readonly name: string
  /** Only for the compiler: what is told. */
  readonly of?: T
}

export const happening = <T>(name: string): Happening<T> => ({ name })

export interface Listener {
  readonly to: string
  hears(tx: Tx, doing: Omit<Doing, 'actor'>, it: unknown): Promise<void>
}

/**
 * Acts upon what happened in an earlier module, in the same transaction: if it fails, nothing has happened. The one that tells
 * knows nothing of it; who listens is said in src/listeners.ts.
 *
 * @example listener(daysChanged, async (tx, doing, { country }) => …)
 */
export function listener<T>(
  to: Happening<T>,
  hears: (tx: Tx, doing: Omit<Doing, 'actor'>, it: T) => Promise<void>,
): Listener {
  return { to: to.name, hears: (tx, doing, it) => hears(tx, doing, it as T) }
}
