// Runs in a thread of its own, from the source tree (docs/decisions/0013): reads a mail and hands over what stands in it.
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../kit/problems.ts'
import { parseMail } from './mail-parse.ts'
import type { MailLimits, ReadMail } from './mail.ts'

export interface MailTask {
  readonly bytes: Uint8Array
  readonly limits: MailLimits
}

export type MailSaid =
  | { readonly kind: 'mail'; readonly mail: ReadMail }
  | { readonly kind: 'refused'; readonly code: string; readonly values: Problem['values'] }

const { bytes, limits } = workerData as MailTask
const tell = (it: MailSaid, moved: ArrayBuffer[] = []) => parentPort!.postMessage(it, moved)

try {
  const mail = await parseMail(bytes, limits)
  tell(
    { kind: 'mail', mail },
    mail.attachments.map((it) => it.bytes.buffer),
  )
} catch (error) {
  if (!(error instanceof Problem)) throw error
  tell({ kind: 'refused', code: error.code, values: error.values })
}
