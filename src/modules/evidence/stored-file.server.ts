import type { Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
import { pdfAction } from '../../formats/pdf-actions.ts'
import { isHarmlessArchive } from './archive.server.ts'
import { kindOf } from './file-kind.server.ts'
import { safeFileName } from './file-name.ts'
import { MEGABYTE } from '../../kit/file-size.ts'
import type { EvidenceClass } from './model.ts'
import { evidenceProblem } from './problems.ts'
import { sealBytes } from './sealed-file.server.ts'
import { MOST_BYTES, uploadedBytes, type Upload } from '../../server/upload.server.ts'

const inMegabytes = (bytes: number) => Math.ceil((bytes * 10) / MEGABYTE) / 10

/** Looks at an upload by its content and keeps it; a restricted one under a key of its own. */
export async function storeUpload(
  tx: Tx,
  { files, sealer }: Doing,
  upload: Upload,
  cls: EvidenceClass,
): Promise<{ fileSha256: string; fileName: string }> {
  const { bytes, mediaType, fileName } = await accepted(upload)
  const { sealed, sealedKey } = cls === 'restricted' ? sealBytes(sealer, bytes) : { sealed: bytes, sealedKey: null }
  const fileSha256 = await files.keep(sealed)
  await tx
    .insertInto('file')
    .values({ sha256: fileSha256, size: bytes.byteLength, mediaType, sealedKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { fileSha256, fileName }
}

/** Keeps a file that the product itself made. It is never sealed: what is restricted comes as an upload. */
export async function storeMade(
  tx: Tx,
  { files }: Pick<Doing, 'files'>,
  { bytes, mediaType }: { bytes: Uint8Array; mediaType: string },
): Promise<string> {
  const sha256 = await files.keep(bytes)
  await tx
    .insertInto('file')
    .values({ sha256, size: bytes.byteLength, mediaType, sealedKey: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return sha256
}

async function accepted(upload: Upload) {
  const { name, size } = upload
  if (size > MOST_BYTES) throw tooBig(size)
  const found = await inspectFile(size === 0 ? new Uint8Array() : await uploadedBytes(upload), name)
  if (found.isAccepted) return found
  throw refused('file-refused', `evidence.field.${found.why}`, { name, ...(found.found ? { found: found.found } : {}) })
}

const tooBig = (bytes: number) =>
  refused('file-too-big', 'evidence.field.file-too-big', { size: inMegabytes(bytes), most: inMegabytes(MOST_BYTES) })

export type InspectedFile =
  | {
      readonly isAccepted: true
      readonly bytes: Uint8Array
      readonly mediaType: string
      readonly fileName: string
    }
  | {
      readonly isAccepted: false
      readonly why: 'file-too-big' | 'file-empty' | 'file-kind' | 'file-archive' | 'file-actions'
      /** What it is instead of what is taken. */
      readonly found?: string
    }

/** Whether a file is one that is taken: by its content, its name, what an archive would unpack to, what a PDF would do. */
export async function inspectFile(bytes: Uint8Array, name: string): Promise<InspectedFile> {
  if (bytes.byteLength > MOST_BYTES) return { isAccepted: false, why: 'file-too-big' }
  if (bytes.byteLength === 0) return { isAccepted: false, why: 'file-empty' }
  const kind = await kindOf(bytes, name)
  if (!kind.isAccepted) return { isAccepted: false, why: 'file-kind', found: kind.found }
  if (kind.isArchive && !(await isHarmlessArchive(bytes))) return { isAccepted: false, why: 'file-archive' }
  const action = kind.mediaType === 'application/pdf' ? pdfAction(bytes) : undefined
  if (action !== undefined) return { isAccepted: false, why: 'file-actions', found: action }
  return { isAccepted: true, bytes, mediaType: kind.mediaType, fileName: safeFileName(name, kind.extension) }
}

function refused(code: 'file-too-big' | 'file-refused', key: string, values: Record<string, string | number>) {
  return evidenceProblem[code](values, { fields: [{ field: 'file', key, values }] })
}
