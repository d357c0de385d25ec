import { readWorkbook } from '../../formats/xlsx-read.ts'
import { MEGABYTE } from '../../kit/file-size.ts'
import { MOST_BYTES } from '../../server/upload.server.ts'
import type { Brought } from './brought.ts'
import { gridOfCsv } from './csv-file.ts'
import { formOfWorkbook } from './form-sheet.ts'
import { gridOfJson } from './json-file.ts'
import { exchangeProblem } from './problems.ts'
import { gridOfWorkbook } from './workbook-file.ts'

/** A file as a table or a form, by what it is and not by what it is called; what cannot be read safely is refused in a sentence. */
export async function readFile(bytes: Uint8Array, size = bytes.byteLength): Promise<Brought> {
  if (size === 0) throw exchangeProblem['no-file']()
  if (size > MOST_BYTES) throw exchangeProblem['too-big']({ most: MOST_BYTES / MEGABYTE })
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64)).replace(/^\u00EF\u00BB\u00BF/, '')
  if (/^\s*[[{]/.test(head)) return gridOfJson(utf8(bytes))
  // A table in text begins with a letter or a quote and holds no zero byte; everything else is a workbook, or none.
  const isText = /^[A-Za-z"']/.test(head) && !head.startsWith('PK\u0003') && !head.includes('\u0000')
  if (isText) return gridOfCsv(bytes)
  const workbook = await readWorkbook(bytes)
  return formOfWorkbook(workbook) ?? gridOfWorkbook(workbook)
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw exchangeProblem['not-our-json']({ place: 'none' })
  }
}
