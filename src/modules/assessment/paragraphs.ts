/** The paragraphs of a narrative, as its readers count them: the first is 1. */
export function paragraphsOf(narrative: string): string[] {
  return narrative
    .split(/\n+/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
}
