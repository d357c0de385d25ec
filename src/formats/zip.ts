import { Readable, type PassThrough } from 'node:stream'
import { ZipFile } from 'yazl'

export const ZIP_TYPE = 'application/zip'

export interface ZippedFile {
  /** Its path in the archive: of letters without marks, digits and `-._/`. */
  readonly name: string
  make(): Promise<Uint8Array>
}

/**
 * Files as one ZIP, each made when the one before it has been written, so that a thousand of them need the memory of one.
 * What goes wrong in one of them breaks the archive off, so that nobody takes a part of it for the whole; whoever goes
 * away before its end makes no more.
 *
 * @example zipOf([{ name: 'RS-12-2026.pdf', make: () => pdfFile(letter, { isPatient: true }) }], new Date())
 */
export function zipOf(files: readonly ZippedFile[], mtime: Date): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as PassThrough
  zip.on('error', (error: Error) => out.destroy(error))
  for (const { name, make } of files)
    zip.addReadStreamLazy(name, { mtime, compressionLevel: 1 }, (give) => {
      if (out.destroyed) return
      make().then(
        (bytes) => give(null, Readable.from([bytes])),
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  zip.end()
  return out
}
