/** A document as a value: `docx.ts` makes a Word file of it, `pdf.ts` a PDF, and both hold the same texts in the same order. */
export interface DocumentDescription {
  readonly title: string
  /** BCP 47, of the whole document. */
  readonly lang: string
  /** At the foot of each page, before its number. */
  readonly foot: string
  /** How a page is counted: `Page {page} of {pages}`, in the document's language. See `pageWords`. */
  readonly pages: string
  /** At the head of each page. */
  readonly head?: string
  /** What stands before the title: of a letter, who writes, to whom, and its references. */
  readonly opening?: readonly Exclude<DocumentBlock, { kind: 'heading' }>[]
  readonly blocks: readonly DocumentBlock[]
}

/**
 * A stretch of text: as it stands, put in, or taken out. The last two are told by line, not by colour alone. A line
 * break stays one.
 */
export interface DocumentRun {
  readonly text: string
  readonly kind?: 'inserted' | 'deleted' | undefined
  readonly isBold?: boolean
}

type Runs = readonly DocumentRun[]
type Lang = { readonly lang?: string | undefined }

export type DocumentBlock =
  | ({ readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string } & Lang)
  | ({ readonly kind: 'paragraph'; readonly runs: Runs } & Lang)
  | ({ readonly kind: 'list'; readonly items: readonly Runs[] } & Lang)
  /** Numbered by the file itself; the questions of a letter go on counting below the next heading by `from`. */
  | ({ readonly kind: 'numbered'; readonly from?: number; readonly items: readonly Runs[] } & Lang)
  | ({
      readonly kind: 'table'
      readonly caption?: string
      readonly header: readonly string[]
      /** How the columns share the width, a number each; equally without it. */
      readonly widths?: readonly number[]
      readonly rows: readonly (readonly Runs[])[]
    } & Lang)
  /** Somebody's name and address, a line each. */
  | ({ readonly kind: 'address'; readonly lines: readonly string[] } & Lang)
  /** Short things with their names, a line each: reference, date, deadline. */
  | ({ readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] } & Lang)
  /** The closing words, room to sign by hand, and who signs; never apart from each other on two pages. */
  | ({ readonly kind: 'signature'; readonly closing: string; readonly lines: readonly string[] } & Lang)

/** The words for `pages` of a document, from whoever says words in its language. */
export function pageWords(say: (key: 'formats.page', values: { page: string; pages: string }) => string): string {
  return say('formats.page', { page: '{page}', pages: '{pages}' })
}

/** `pages` in its parts: the words as they stand, and where the two numbers go. */
export function pageParts(pages: string): readonly (string | { readonly number: 'page' | 'pages' })[] {
  return pages
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{page}' ? { number: 'page' } : part === '{pages}' ? { number: 'pages' } : part))
}

/** The lines of a text, however its breaks are written. */
export const textLines = (text: string) => text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
