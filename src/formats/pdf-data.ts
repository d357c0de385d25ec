import { pageParts, textLines, type DocumentBlock, type DocumentDescription } from './document.ts'

type Letters = (codePoint: number) => boolean

/** A description as pdf.typ takes it: every text made of letters that the font holds, languages as Typst names them. */
export function pdfData(it: DocumentDescription, holds: Letters): object {
  const opening = it.opening ?? []
  const depths = headingDepths(it.blocks)
  const plain = mapTexts({ ...it, lang: undefined, opening: [], blocks: [] }, (text) => held(text, holds))
  const blockOf = (block: DocumentBlock) => ({
    ...mapTexts({ ...block, lang: undefined }, (text) => held(text, holds)),
    ...(block.lang === undefined ? {} : { lang: languageOf(block.lang) }),
    ...(block.kind === 'heading' ? { depth: depths.get(block) } : {}),
    ...(block.kind === 'numbered' ? { from: block.from ?? 1 } : {}),
    ...(block.kind === 'table' ? { widths: widthsOf(block) } : {}),
  })
  return {
    ...plain,
    plainTitle: textLines(plain.title).join(' '),
    lang: languageOf(it.lang),
    pages: pageParts(plain.pages),
    opening: opening.map(blockOf),
    blocks: it.blocks.map(blockOf),
  }
}

/** Typst knows a language and a region, no script: it sees that in the letters. */
function languageOf(tag: string): { lang: string; region?: string } {
  const [lang = '', ...rest] = tag.split('-')
  const region = rest.find((part) => /^[A-Z]{2}$/.test(part))
  return { lang, ...(region === undefined ? {} : { region }) }
}

function widthsOf({ header, widths, rows }: DocumentBlock & { kind: 'table' }): readonly number[] {
  const odd = [...rows, ...(widths ? [widths] : [])].find(({ length }) => length !== header.length)
  if (odd) throw new Error(`${odd.length} cells or widths in a table of ${header.length} columns`)
  return widths ?? header.map(() => 1)
}

/**
 * How deep each heading stands below the title, which is the first: PDF/UA leaves no step out, whatever the description
 * leaves out.
 */
export function headingDepths(blocks: readonly DocumentBlock[]): ReadonlyMap<DocumentBlock, number> {
  const depths = new Map<DocumentBlock, number>()
  const above: number[] = []
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    while (above.length > 0 && above.at(-1)! >= block.level) above.pop()
    above.push(block.level)
    depths.set(block, 1 + above.length)
  }
  return depths
}

/**
 * As it stands, but for letters that the font lacks, which are shown as the sign for that: with one, PDF/UA is none. Marks
 * are put together with their letters, since Typst tells a reader of the file twice of a letter that has none of its own.
 */
function held(text: string, holds: Letters): string {
  // Fonts claim to hold some control characters, such as the one numbered 0.
  const isHeld = (letter: string) => letter === '\t' || (!/\p{Control}/u.test(letter) && holds(letter.codePointAt(0)!))
  return textLines(text.normalize('NFC'))
    .map((line) =>
      line
        .replaceAll('\uFEFF', '\u2060')
        .replace(/\P{Default_Ignorable_Code_Point}/gu, (it) => (isHeld(it) ? it : '\uFFFD')),
    )
    .join('\n')
}

function mapTexts<T>(value: T, map: (text: string) => string, key = ''): T {
  if (typeof value === 'string') return (key === 'kind' ? value : map(value)) as T
  if (Array.isArray(value)) return value.map((it: unknown) => mapTexts(it, map)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, mapTexts(it, map, name)])) as T
}
