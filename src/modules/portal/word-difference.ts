import { diffWordsWithSpace } from 'diff'

export interface Stretch {
  readonly text: string
  readonly kind: 'same' | 'inserted' | 'deleted'
}

/**
 * Two wordings as stretches of words that stayed, went and came, in reading order.
 *
 * @example wordDifference('30 days', '30 calendar days') // same '30 ', inserted 'calendar ', same 'days'
 */
export function wordDifference(before: string, after: string): Stretch[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'inserted' : removed ? 'deleted' : 'same',
  }))
}
