const WORDS = {
  planned: 'state.planned',
  collecting: 'state.collecting',
  assessing: 'state.assessing',
  published: 'state.published',
} as const

/** The word of a cycle's phase, by its message. */
export function phaseWord(state: string) {
  const word = Object.entries(WORDS).find(([each]) => each === state)?.[1]
  if (word === undefined) throw new RangeError(`no such phase: ${state}`)
  return word
}
