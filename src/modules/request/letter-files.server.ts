import { Readable } from 'node:stream'
import { docxFile } from '../../formats/docx.ts'
import { pdfFile, pdfFiles } from '../../formats/pdf.ts'
import { ZIP_TYPE, zipOf } from '../../formats/zip.ts'
import { Problem } from '../../kit/problems.ts'
import { savedAs } from '../../server/made-file.ts'
import type { PageGiven } from '../../server/page-context.ts'
import type { SentLetter } from './sent-letters.server.ts'
import { requestProblem } from './problems.ts'

const MAKERS = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: (it: SentLetter) => docxFile(it.document()),
    async *makeAll(letters: readonly SentLetter[]) {
      for (const it of letters) yield await docxFile(it.document())
    },
  },
  pdf: {
    type: 'application/pdf',
    make: (it: SentLetter) => pdfFile(it.document()),
    makeAll: (letters: readonly SentLetter[]) => pdfFiles(letters.map((it) => () => it.document())),
  },
} as const
export const LETTER_FORMATS = ['docx', 'pdf'] as const
export type LetterFormat = (typeof LETTER_FORMATS)[number]

/** Nothing but its number: what it is about stands inside. */
const nameOf = ({ number }: SentLetter, format: LetterFormat) => `${number.replaceAll('/', '-')}.${format}`

/** `0f3c….pdf`: which letter, as what. */
export function letterIn(file = ''): { id: string; format: LetterFormat } | undefined {
  const dot = file.lastIndexOf('.')
  const format = LETTER_FORMATS.find((it) => it === file.slice(dot + 1))
  return format && { id: file.slice(0, dot), format }
}

/** A letter as a file that a browser saves; where it cannot be made now, the sentence that says so. */
export function letterFile(given: PageGiven, letter: SentLetter, format: LetterFormat): Promise<Response> {
  const { type, make } = MAKERS[format]
  return orTold(given, async () => savedAs({ name: nameOf(letter, format), type, body: await make(letter) }))
}

/** Many letters as one ZIP, made while those before them are sent. */
export function letterArchive(
  given: PageGiven,
  letters: readonly SentLetter[],
  { format, now }: { format: LetterFormat; now: Date },
): Promise<Response> {
  return orTold(given, async () => {
    if (letters.length === 0) throw requestProblem['no-letters']()
    const made = MAKERS[format].makeAll(letters)
    // The archive takes them one after the other, in this order.
    const next = async () => (await made.next()).value as Uint8Array
    const archive = zipOf(
      letters.map((it) => ({ name: nameOf(it, format), make: next })),
      now,
    )
    return new Response(Readable.toWeb(archive) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': ZIP_TYPE,
        'content-disposition': `attachment; filename="letters-${now.toISOString().slice(0, 10)}-${format}.zip"`,
        'cache-control': 'no-store',
      },
    })
  })
}

async function orTold({ tellProblem }: PageGiven, make: () => Promise<Response>): Promise<Response> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Response(`${tellProblem(error).message}\n`, {
      status: error.status,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
