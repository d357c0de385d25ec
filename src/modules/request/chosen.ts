/** The name of the box with which a request is chosen in a list. */
export const CHOSEN = 'id'

/** What was chosen in a list: its boxes, or all of it as it is filtered. */
export function chosenIn(sent: URLSearchParams | FormData) {
  const texts = (name: string) => sent.getAll(name).filter((it) => typeof it === 'string')
  const text = (name: string) => texts(name)[0] || undefined
  return {
    ids: texts(CHOSEN),
    isAll: text('all') === 'yes',
    cycleId: text('cycle'),
    state: text('state'),
  }
}
