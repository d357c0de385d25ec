import { getDocumentProxy } from 'unpdf'

/** What a screen reader is told: roles with the text in them. */
export interface Tagged {
  readonly role: string
  readonly lang?: string
  readonly text: string
  readonly children: readonly Tagged[]
}

export interface ReadPdf {
  readonly title: string
  readonly lang: string
  readonly isMarked: boolean
  /** The parts of the file's own description of itself (XMP). */
  readonly xmp: string
  readonly fonts: { readonly described: number; readonly embedded: number }
  /** Of each page, its tree and what is printed outside of it. */
  readonly pages: readonly { readonly tree: readonly Tagged[]; readonly margin: string }[]
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>
type Node = Awaited<ReturnType<Page['getStructTree']>>['children'][number]

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes))
  const { info } = (await pdf.getMetadata()) as unknown as { info: { Title: string; Language: string } }
  const numbers = Array.from({ length: pdf.numPages }, (_, at) => at + 1)
  const pages = await Promise.all(numbers.map(async (number) => readPage(await pdf.getPage(number))))
  const raw = Buffer.from(bytes).toString('latin1')
  const count = (pattern: RegExp) => [...raw.matchAll(pattern)].length
  return {
    title: info.Title,
    lang: info.Language,
    isMarked: (await pdf.getMarkInfo())?.Marked === true,
    xmp: /<x:xmpmeta.*<\/x:xmpmeta>/s.exec(raw)?.[0] ?? '',
    fonts: { described: count(/\/Type\s*\/FontDescriptor\b/g), embedded: count(/\/FontFile[23]?\b/g) },
    pages,
  }
}

async function readPage(page: Page): Promise<ReadPdf['pages'][number]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const texts = new Map<string, string>()
  const open: string[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((it) => it !== '') ?? ''
      texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? '\n' : ''))
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? '')
  }
  const tree = (await page.getStructTree())?.children ?? []
  return { tree: tree.filter(isHere).map((node) => taggedOf(node, texts)), margin: (texts.get('') ?? '').trim() }
}

function taggedOf(node: Node, texts: ReadonlyMap<string, string>): Tagged {
  if (!('role' in node)) return { role: '', text: texts.get(node.id) ?? '', children: [] }
  const { role, lang } = node as { role: string; lang?: string }
  const children = (node.children as Node[]).filter(isHere).map((it) => taggedOf(it, texts))
  return { role, ...(lang ? { lang } : {}), text: children.map(({ text }) => text).join(''), children }
}

/** Of a table on several pages, each page is told of every row. */
const isHere = (node: Node): boolean => !('role' in node) || (node.children as Node[]).some(isHere)

/** All that have this role, with their texts trimmed, in the order of reading. */
export function tagged({ pages }: ReadPdf, role: string): Tagged[] {
  const within = (all: readonly Tagged[]): Tagged[] =>
    all.flatMap((it) => [...(it.role === role ? [{ ...it, text: it.text.trim() }] : []), ...within(it.children)])
  return within(pages.flatMap(({ tree }) => tree))
}
