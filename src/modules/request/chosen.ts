/** The name of the box with which a request is chosen in a list. */
export const CHOSEN = 'id'

/** What was chosen in a list: its boxes, or all of it as it is filtered. */
export function chosenIn({ searchParams }: URL) {
  return {
    ids: searchParams.getAll(CHOSEN),
    isAll: searchParams.get('all') === 'yes',
    cycleId: searchParams.get('cycle') || undefined,
    state: searchParams.get('state') || undefined,
  }
}
