import type { Doing } from '../../kit/acts.ts'
import type { Keeping } from './kept/store.ts'

/**
 * What a page needs to keep answers in its browser: under which name, and the key that seals them. Of the respondent and
 * not of the session, so that what was kept is found again after the next code; in the browser it is nowhere stored.
 */
export function keepingOf({ actor, sealer }: Pick<Doing, 'actor' | 'sealer'>): Keeping {
  return {
    of: sealer.mark(`kept answers of ${actor.id}`).slice(0, 32),
    key: sealer.mark(`key to the answers of ${actor.id}`),
  }
}
