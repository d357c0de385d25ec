import { MEGABYTE } from '../kit/file-size.ts'

/** The text of a stretch of a file. */
export interface PageText {
  /** From one: a page of a PDF, a sheet of a workbook. Null where the file has none. */
  readonly page: number | null
  readonly text: string
}

export interface ReadText {
  /** What read it. */
  readonly reader: string
  readonly pages: readonly PageText[]
  /** There was more than is read of one file. */
  readonly isCut: boolean
}

export interface TextLimits {
  readonly bytes: number
  readonly pages: number
  readonly characters: number
  readonly milliseconds: number
}

export const TEXT_LIMITS: TextLimits = {
  bytes: 20 * MEGABYTE,
  pages: 2000,
  characters: 5_000_000,
  milliseconds: 60_000,
}

/** As much of the pages as the limits allow, without what no text may hold. */
export function withinLimits(pages: Iterable<PageText>, limits: TextLimits): Pick<ReadText, 'pages' | 'isCut'> {
  const kept: PageText[] = []
  let left = limits.characters
  for (const { page, text } of pages) {
    if (kept.length >= limits.pages || left <= 0) return { pages: kept, isCut: true }
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    const clean = text.replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffe\uffff]/g, '').toWellFormed()
    kept.push({ page, text: clean.slice(0, left) })
    left -= clean.length
  }
  return { pages: kept, isCut: left < 0 }
}

/** Text as somebody wrote it: UTF-8, or else the 8-bit encoding that Windows has for Central Europe. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1250').decode(bytes)
  }
}
