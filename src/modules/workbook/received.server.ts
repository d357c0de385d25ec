import { readCsv } from '../../formats/csv-read.ts'
import { formatsProblem } from '../../formats/problems.ts'
import { isOpenDocument } from '../../formats/ods-archive.ts'
import { readOpenDocument, readWorkbook } from '../../formats/xlsx-read.ts'
import { metaOf, type Workbook } from '../../formats/xlsx.ts'
import type { Doing } from '../../kit/acts.ts'
import { MEGABYTE } from '../../kit/file-size.ts'
import { isLocale, type Locale } from '../../locale/index.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { MOST_BYTES, uploadedBytes, type Upload } from '../../server/upload.server.ts'
import { breakdowns } from '../country/queries.server.ts'
import { storeUpload } from '../evidence/commands.server.ts'
import { questionsIn } from '../request/queries.server.ts'
import { askedOf, type Asked } from './asked.ts'
import { readBrought, type Brought } from './brought.ts'
import { readMeta } from './meta.ts'
import type { Ground } from './plan.ts'
import { workbookProblem } from './problems.ts'

export interface OfRequest {
  readonly id: string
  readonly country: string
  readonly reference: string
  readonly locale: string
}

/** A workbook, or a table in text, by what it is and not by what it is called. */
export async function readFile(bytes: Uint8Array, name: string): Promise<Workbook> {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  if (isOpenDocument(bytes)) return readOpenDocument(bytes)
  const isText =
    !head.startsWith('PK') &&
    !head.startsWith('%PDF') &&
    !bytes.subarray(0, 512).some((byte) => byte < 9) &&
    bytes.length > 0
  if (!isText) return readWorkbook(bytes)
  return { sheets: [await readCsv(bytes, name.replace(/\.csv$/i, '').slice(0, 60) || 'CSV')] }
}

export interface ReadReply {
  readonly brought: Brought
  readonly ground: Ground
  readonly asked: readonly Asked[]
  readonly locale: Locale
  /** False: what the file says of itself was changed, so what it was made from is not known. */
  readonly isOurs: boolean | undefined
  readonly isSample: boolean | undefined
}

/** What a file says to the questions of a request that whoever reads it has; refuses what is of another request. */
export async function readReplyFile(
  db: ReadDb,
  { sealer, say }: Pick<Doing, 'sealer' | 'say'>,
  request: OfRequest,
  workbook: Workbook,
): Promise<ReadReply> {
  const meta = readMeta(sealer, metaOf(workbook))
  if (meta.reference !== undefined && meta.reference !== request.reference)
    throw workbookProblem['other-request']({ file: meta.reference.slice(0, 40), here: request.reference })
  const asked = askedOf(await questionsIn(db, request.id), await breakdowns(db))
  const locale = meta.locale ?? (isLocale(request.locale) ? request.locale : 'en')
  const reading = { asked, locale, say: (language: Locale, key: string, values = {}) => say(language, key, values) }
  const brought = readBrought(workbook, reading)
  const other = [...brought.references].find((reference) => reference !== request.reference)
  if (other !== undefined) throw workbookProblem['other-request']({ file: other, here: request.reference })
  if (brought.questions.size === 0 && brought.problems.length === 0) throw workbookProblem['no-questions']()
  return { brought, asked, locale, ground: { ...reading, was: meta.was }, isOurs: meta.isOurs, isSample: meta.isSample }
}

/** Looks at a file, and keeps it as it came where it can be read and is of this request; the same one is kept once. */
export async function bring(
  tx: Tx,
  doing: Doing,
  { request, upload, isSample }: { request: OfRequest; upload: Upload | undefined; isSample: boolean },
) {
  if (!upload || (upload.size === 0 && upload.name === ''))
    throw workbookProblem['no-file']({}, { fields: [{ field: 'file', key: 'workbook.field.file' }] })
  if (upload.size > MOST_BYTES) throw formatsProblem['file-too-big']({ maximum: MOST_BYTES / MEGABYTE })
  const bytes = await uploadedBytes(upload)
  const read = await readReplyFile(tx, doing, request, await readFile(bytes, upload.name))
  if (read.isSample === true && !isSample) throw workbookProblem['from-a-sample']()
  if (read.isSample === false && isSample) throw workbookProblem['not-from-a-sample']()
  const { fileSha256, fileName } = await storeUpload(tx, doing, upload, 'team')
  const { actor, now } = doing
  const kept = await tx
    .selectFrom('answerFile')
    .select('id')
    .where('requestId', '=', request.id)
    .where('sha256', '=', fileSha256)
    .where('purpose', '=', 'workbook')
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  const { id } =
    kept ??
    (await tx
      .insertInto('answerFile')
      .values({
        requestId: request.id,
        country: request.country,
        questionId: null,
        sha256: fileSha256,
        name: fileName,
        purpose: 'workbook',
        addedBy: actor.id,
        addedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow())
  return { id, sha256: fileSha256, name: fileName, questions: read.brought.questions.size }
}

/** A workbook that was brought, as it came. */
export function broughtFile(db: ReadDb, requestId: string, id: string) {
  return db
    .selectFrom('answerFile')
    .select(['id', 'name', 'sha256', 'addedAt'])
    .where('requestId', '=', requestId)
    .where('id', '=', id)
    .where('purpose', '=', 'workbook')
    .where('removedAt', 'is', null)
    .executeTakeFirst()
}
