export type Tag = Readonly<Record<string, string>>

/** The tags of one name, by their attributes in lower case; enough for what the product itself renders. */
export function tagsOf(html: string, name: string): Tag[] {
  return [...html.matchAll(new RegExp(`<${name}(\\s[^>]*)?>`, 'g'))].map(([, inside = '']) =>
    Object.fromEntries(
      [...inside.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [
        key!.toLowerCase(),
        unescaped(value ?? ''),
      ]),
    ),
  )
}

/** What is between the first opening and closing tag of a name. */
export function insideOf(html: string, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`).exec(html)?.[1]
}

/** What is read, without tags, comments and entities. */
export function readable(html: string): string {
  const body = insideOf(html, 'body') ?? html
  const words = body.replaceAll(/<(script|style)[^]*?<\/\1>/g, ' ').replaceAll(/<!--[^]*?-->/g, '')
  return unescaped(words.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex: string, digits: string, name: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return digits ? String.fromCodePoint(Number(digits)) : (NAMED[name] ?? all)
  })
}
