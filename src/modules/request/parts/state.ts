import type { RequestState } from '../model.ts'

export const stateWord = (state: RequestState) => `state.${state}` as const

/** How a state is marked: silence and refusal stand out, an answer is a claim and not yet verified. */
export function stateKind(state: RequestState): 'overdue' | 'claimed' | 'stalled' | 'neutral' {
  if (state === 'silent') return 'overdue'
  if (state === 'answered' || state === 'answered-in-part') return 'claimed'
  return state === 'refused' || state === 'clarification-asked' || state === 'appealed' ? 'stalled' : 'neutral'
}
