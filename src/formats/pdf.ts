import { execFile } from 'node:child_process'
import type { DocumentDescription } from './document.ts'
import { formatsProblem } from './problems.ts'
import { sourceFile } from './source-file.ts'

/** A letter takes a fifth of a second, a table of five thousand rows two; what takes this long is stuck. */
const LONGEST = 30_000
const BIGGEST = 64 * 1024 * 1024
/** At a fifth of a second each nobody waits longer than a few seconds; who comes after these is asked to come again. */
const MOST_WAITING = 20

/**
 * A document as a PDF for everybody (PDF/UA-1): tagged, with its title and language, its fonts inside, A4, header rows
 * that repeat. A letter that Noto Sans does not hold is shown as �. Both scripts of Serbian are `sr`: Typst names no script
 * of a document. The same description gives the same bytes.
 *
 * It is made in a process of its own (docs/decisions/0018), one at a time. Where many wait already it is refused, unless it
 * is one of many that are asked for one after the other (`isPatient`).
 *
 * @example await pdfFile({ title: 'Zahtev', lang: 'sr-Latn', foot: 'Zahtev 12/2026', pages: pageWords(say), blocks })
 */
export async function pdfFile(it: DocumentDescription, patience: Patience = {}): Promise<Uint8Array<ArrayBuffer>> {
  return (await pdfWithPages(it, patience)).bytes
}

interface Patience {
  readonly milliseconds?: number
  readonly isPatient?: boolean
}

export interface PagedPdf {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** On which page each heading among the blocks stands, in their order: what a citation of the file names. */
  readonly pages: readonly number[]
}

/** The same, with the pages of its headings. */
export async function pdfWithPages(
  it: DocumentDescription,
  { milliseconds = LONGEST, isPatient = false }: Patience = {},
): Promise<PagedPdf> {
  if (waiting >= MOST_WAITING && !isPatient) throw formatsProblem['too-many-documents']()
  waiting++
  const made = last
    .then(() => inProcess(JSON.stringify(it), milliseconds))
    .finally(() => {
      waiting--
    })
  last = made.catch(() => undefined)
  return made
}

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

function inProcess(description: string, timeout: number): Promise<PagedPdf> {
  return new Promise((resolve, reject) => {
    const options = {
      encoding: 'buffer',
      env: {},
      timeout,
      killSignal: 'SIGKILL',
      maxBuffer: BIGGEST,
    } as const
    const child = execFile(process.execPath, [sourceFile('pdf-process.ts')], options, (error, bytes, said) => {
      if (error) reject(new Error(`no PDF was made: ${said.toString().trim()}`, { cause: error }))
      else resolve(paged(bytes))
    })
    // A process that ended before it had read everything says so by its exit.
    child.stdin!.on('error', () => undefined)
    child.stdin!.end(description)
  })
}

function paged(said: Uint8Array): PagedPdf {
  const end = said.indexOf('\n'.charCodeAt(0))
  const pages = JSON.parse(new TextDecoder().decode(said.subarray(0, end))) as number[]
  return { bytes: Uint8Array.from(said.subarray(end + 1)), pages }
}
