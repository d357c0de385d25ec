// Runs in a thread of its own, from the source tree (docs/decisions/0013): reads the text of a file that may be hostile.
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../kit/problems.ts'
import { htmlDecoded, htmlText } from './text-html.ts'
import { docxText } from './text-office.ts'
import { decoded, type PageText, type TextLimits } from './text.ts'

export interface TextTask {
  readonly bytes: Uint8Array
  readonly kind: 'pdf' | 'docx' | 'html' | 'plain'
  /** What the sender of a page said it is. */
  readonly said?: string | undefined
  readonly limits: TextLimits
}

export type TextSaid =
  | { readonly kind: 'read'; readonly pages: readonly PageText[] }
  | { readonly kind: 'refused'; readonly code: string; readonly values: Problem['values'] }

const { bytes, kind, said, limits } = workerData as TextTask
const tell = (it: TextSaid) => parentPort!.postMessage(it)

async function read(): Promise<PageText[]> {
  if (kind === 'pdf') return pdfPages()
  if (kind === 'docx') return [{ page: null, text: await docxText(bytes, limits.characters) }]
  return [{ page: null, text: kind === 'html' ? htmlText(htmlDecoded(bytes, said)) : decoded(bytes) }]
}

/** Where poppler is not there: pdf.js, without its fonts, its images and whatever a document would run. */
async function pdfPages(): Promise<PageText[]> {
  const { getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(bytes, { enableXfa: false, stopAtErrors: false })
  const pages: PageText[] = []
  let length = 0
  for (let page = 1; page <= Math.min(document.numPages, limits.pages + 1) && length <= limits.characters; page++) {
    const { items } = await (await document.getPage(page)).getTextContent()
    const text = items.map((it) => ('str' in it ? `${it.str}${it.hasEOL ? '\n' : ''}` : '')).join('')
    length += text.length
    pages.push({ page, text })
  }
  return pages
}

try {
  tell({ kind: 'read', pages: await read() })
} catch (error) {
  const refused = error instanceof Problem ? error : undefined
  // pdf.js says in many ways that a document is damaged or locked.
  tell({ kind: 'refused', code: refused?.code ?? 'formats.damaged', values: refused?.values ?? {} })
}
