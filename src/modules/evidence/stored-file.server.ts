import type { Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
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

async function accepted(upload: Upload) {
  if (upload.size > MOST_BYTES) {
    const values = { size: inMegabytes(upload.size), most: inMegabytes(MOST_BYTES) }
    throw refused('file-too-big', 'evidence.field.file-too-big', values)
  }
  if (upload.size === 0) throw refused('file-refused', 'evidence.field.file-empty', { name: upload.name })
  const bytes = await uploadedBytes(upload)
  const kind = await kindOf(bytes, upload.name)
  if (!kind.isAccepted)
    throw refused('file-refused', 'evidence.field.file-kind', { name: upload.name, found: kind.found })
  if (kind.isArchive && !(await isHarmlessArchive(bytes)))
    throw refused('file-refused', 'evidence.field.file-archive', { name: upload.name })
  return { bytes, mediaType: kind.mediaType, fileName: safeFileName(upload.name, kind.extension) }
}

function refused(code: 'file-too-big' | 'file-refused', key: string, values: Record<string, string | number>) {
  return evidenceProblem[code](values, { fields: [{ field: 'file', key, values }] })
}
