import { execFile } from 'node:child_process'
import type { DocumentDescription } from './document.ts'
import { sourceFile } from './source-file.ts'

/** A letter takes a fifth of a second, a table of five thousand rows two; what takes this long is stuck. */
const LONGEST = 30_000
const BIGGEST = 64 * 1024 * 1024

/**
 * A document as a PDF for everybody (PDF/UA-1): tagged, with its title and language, its fonts inside, A4, header rows
 * that repeat. A letter that Noto Sans does not hold is shown as �. Both scripts of Serbian are `sr`: Typst names no script
 * of a document. The same description gives the same bytes.
 *
 * It is made in a process of its own (docs/decisions/0018), one at a time.
 *
 * @example await pdfFile({ title: 'Zahtev', lang: 'sr-Latn', foot: 'Zahtev 12/2026', pages: pageWords(say), blocks })
 */
export function pdfFile(it: DocumentDescription, milliseconds = LONGEST): Promise<Uint8Array<ArrayBuffer>> {
  const made = last.then(() => inProcess(JSON.stringify(it), milliseconds))
  last = made.catch(() => undefined)
  return made
}

let last: Promise<unknown> = Promise.resolve()

function inProcess(description: string, timeout: number): Promise<Uint8Array<ArrayBuffer>> {
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
      else resolve(Uint8Array.from(bytes))
    })
    // A process that ended before it had read everything says so by its exit.
    child.stdin!.on('error', () => undefined)
    child.stdin!.end(description)
  })
}
