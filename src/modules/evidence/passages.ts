/** One passage is found, read and screened as a whole. */
const LONGEST = 1200

/** A text in passages of at most 1,200 characters, cut at a paragraph, else at the end of a sentence, else between words. */
export function passagesOf(text: string): string[] {
  const passages: string[] = []
  let rest = text.trim()
  while (rest.length > LONGEST) {
    const piece = rest.slice(0, LONGEST)
    const at = [/\n\s*\n(?![\s\S]*\n\s*\n)/, /[.!?]\s(?![\s\S]*[.!?]\s)/, /\s(?!.*\s)/s]
      .map((pattern) => piece.slice(LONGEST / 3).search(pattern))
      .find((place) => place >= 0)
    const cut = at === undefined ? LONGEST : LONGEST / 3 + at + 1
    passages.push(rest.slice(0, cut).trim())
    rest = rest.slice(cut).trim()
  }
  if (rest !== '') passages.push(rest)
  return passages
}

/** For comparing alone: blind to line breaks, hyphens at their ends, kinds of quotation marks and dashes. */
export function asCompared(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/(\p{L})-\s*\n\s*(?=\p{Ll})/gu, '$1')
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a quotation stands in a text, word for word. Three dots in it stand for what was left out. */
export function standsIn(quotation: string, text: string): boolean {
  const whole = asCompared(text)
  let from = 0
  for (const part of asCompared(quotation).split(/\s*(?:\[\.\.\.\]|\[…\]|…|\.\.\.)\s*/)) {
    const at = whole.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return asCompared(quotation).length > 0
}
