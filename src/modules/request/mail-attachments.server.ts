import { readWorkbook } from '../../formats/xlsx-read.ts'
import { metaOf, XLSX_TYPE } from '../../formats/xlsx.ts'
import type { MailAttachment, ReadMail } from '../../formats/mail.ts'
import type { Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
import { inspectFile, type InspectedFile } from '../evidence/commands.server.ts'

export type LookedAt = InspectedFile & { readonly name: string; readonly isOurs: boolean }

/** Each attachment as an upload is looked at: by its content, and what an archive would unpack to. */
export async function lookedAt(attachments: readonly MailAttachment[]): Promise<LookedAt[]> {
  const found: LookedAt[] = []
  for (const { name, bytes } of attachments) {
    const inspected = await inspectFile(bytes, name)
    found.push({ ...inspected, name, isOurs: inspected.isAccepted && (await isOurWorkbook(inspected)) })
  }
  return found
}

/** A workbook that the product made says so of itself; that it does is all that is looked for here. */
async function isOurWorkbook({ mediaType, bytes }: { mediaType: string; bytes: Uint8Array }): Promise<boolean> {
  if (mediaType !== XLSX_TYPE) return false
  try {
    return Object.keys(metaOf(await readWorkbook(bytes))).length > 0
  } catch {
    // One that cannot be read is kept as what it is: a file.
    return false
  }
}

interface Kept {
  readonly id: string
  readonly hash: string
  readonly request: { readonly id: string; readonly country: string }
  readonly mail: ReadMail
  readonly attachments: readonly LookedAt[]
  readonly addedBy: string
}

export interface LeftOut {
  readonly name: string
  readonly why: string
}

/** Keeps the mail itself and what it carries as files of its request. Gives what was left out: that stays in the mail alone. */
export async function keepAttachments(
  tx: Tx,
  { files, now }: Pick<Doing, 'files' | 'now'>,
  { id, hash, request, mail, attachments, addedBy }: Kept,
): Promise<LeftOut[]> {
  const of = { requestId: request.id, country: request.country, mailId: id, addedBy, addedAt: now }
  const rows = [{ ...of, sha256: hash, name: 'mail.eml', purpose: 'reply' }]
  for (const it of attachments) {
    if (!it.isAccepted) continue
    const sha256 = await files.keep(it.bytes)
    await tx
      .insertInto('file')
      .values({ sha256, size: it.bytes.byteLength, mediaType: it.mediaType, sealedKey: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    rows.push({ ...of, sha256, name: it.fileName, purpose: it.isOurs ? 'workbook' : 'reply' })
  }
  await tx.insertInto('answerFile').values(rows).execute()
  const refused = attachments.flatMap((it) => (it.isAccepted ? [] : [{ name: shown(it.name), why: it.why }]))
  return mail.more > 0 ? [...refused, { name: String(mail.more), why: 'too-many' }] : refused
}

/** A name as it may be shown: what looked like a folder, and what turns letters around, is gone. */
const shown = (name: string) => (name.split(/[/\\]/).at(-1) ?? '').replace(/\p{C}/gu, '').slice(0, 120)
