const BLOCK =
  'address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|title|tr|ul'
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '' }

/** What a page says to somebody who reads it, one block a line. Nothing of it is run, and nothing in it is fetched. */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|template|noscript|svg|iframe|object)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`</?(?:${BLOCK})\\b[^<>]*>`, 'gi'), '\n')
    .replace(/<\/?[a-z!?][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, unescaped)
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim()
}

function unescaped(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : ' '
}

/** Which encoding a page is in: what its sender said, or what it says of itself at its beginning. */
export function htmlDecoded(bytes: Uint8Array, said: string | undefined): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const label =
    /charset\s*=\s*["']?([\w-]+)/i.exec(said ?? '')?.[1] ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1]
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
