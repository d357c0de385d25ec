/** What goes along from question to question: the document in hand, and how it came. */
export function enteredFrom(search: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const name of ['document', 'by']) {
    const value = search.get(name)
    if (value) kept.set(name, value)
  }
  return kept.size === 0 ? '' : `?${kept}`
}
