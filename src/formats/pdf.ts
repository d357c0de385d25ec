import { execFile } from 'node:child_process'
import type { DocumentDescription } from './document.ts'
import { formatsProblem } from './problems.ts'
import { sourceFile } from './source-file.ts'

/** A letter takes a fifth of a second, a table of five thousand rows two; what takes this long is stuck. */
const LONGEST = 30_000
/** Of each more, where one process makes several. */
const LONGEST_MORE = 2000
const AT_ONCE = 25
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
  const [made] = await inTurn(() => inProcess([JSON.stringify(it)], milliseconds))
  return made!
}

/**
 * Many documents, in their order: one process makes some dozens of them, and is a third as long at each as one process a
 * document. The next ones are made while those before them are taken. Whoever takes no more makes no more.
 *
 * @example for await (const bytes of pdfFiles(letters.map((it) => () => it.document()))) zip.add(bytes)
 */
export async function* pdfFiles(all: readonly (() => DocumentDescription)[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const begin = (from: number) => {
    const some = all.slice(from, from + AT_ONCE)
    if (some.length === 0) return undefined
    const made = inTurn(() =>
      inProcess(
        some.map((it) => JSON.stringify(it())),
        LONGEST + some.length * LONGEST_MORE,
      ),
    )
    // Nobody may be there any more to be told.
    made.catch(() => undefined)
    return made
  }
  let made = begin(0)
  for (let next = AT_ONCE; made; next += AT_ONCE) {
    const files = await made
    made = begin(next)
    for (const { bytes } of files) yield bytes
  }
}

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  waiting++
  const made = last.then(work).finally(() => {
    waiting--
  })
  last = made.catch(() => undefined)
  return made
}

function inProcess(descriptions: readonly string[], timeout: number): Promise<PagedPdf[]> {
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
      else resolve(parted(bytes))
    })
    // A process that ended before it had read everything says so by its exit.
    child.stdin!.on('error', () => undefined)
    child.stdin!.end(descriptions.map((it) => `${it}\n`).join(''))
  })
}

/** A line and then as many bytes as it says, again and again. */
function parted(said: Uint8Array): PagedPdf[] {
  const all: PagedPdf[] = []
  for (let at = 0; at < said.length;) {
    const begin = said.indexOf('\n'.charCodeAt(0), at) + 1
    const line = new TextDecoder().decode(said.subarray(at, begin))
    const { pages, length } = JSON.parse(line) as { pages: number[]; length: number }
    at = begin + length
    all.push({ bytes: Uint8Array.from(said.subarray(begin, at)), pages })
  }
  return all
}
