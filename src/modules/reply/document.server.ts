import type { Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { isLocale } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Upload } from '../../server/upload.server.ts'
import { keepStored, storeUpload } from '../evidence/commands.server.ts'
import { isEvidenceLanguage, type EvidenceClass } from '../evidence/model.ts'
import { seenBy } from '../evidence/queries.server.ts'
import { REPLY_CLASSES } from '../request/index.ts'
import { fileOf, type Request } from '../request/queries.server.ts'

interface Chosen {
  /** evidence:…, file:… or upload. */
  readonly document: string
  readonly upload?: Upload | undefined
  readonly class: EvidenceClass
}

interface Found {
  readonly evidenceId: string
  readonly mediaType: string | null
}

const wrong = (field: string, key: string) => kitProblem.invalid({}, { fields: [{ field, key }] })

/** The document of an answer as a source of the library: one that is there, or made of the file that came. */
export async function documentFor(tx: Tx, doing: Doing, request: Request, chosen: Chosen): Promise<Found> {
  const [sort, id = ''] = chosen.document.split(':')
  if (sort === 'evidence') return known(tx, doing, request, id)
  if (sort === 'file') {
    const file = await fileOf(tx, { requestId: request.id, id })
    if (!file) throw wrong('document', 'reply.field.document')
    return sourceOf(tx, doing, request, { sha256: file.sha256, name: file.name, class: chosen.class })
  }
  const { upload } = chosen
  if (!upload || (upload.size === 0 && upload.name === '')) throw wrong('file', 'reply.field.file')
  const { fileSha256: sha256, fileName: name } = await storeUpload(tx, doing, upload, chosen.class)
  return sourceOf(tx, doing, request, { sha256, name, class: chosen.class })
}

function sources(tx: Tx, { actor }: Doing, { country }: Request) {
  return tx
    .selectFrom('evidence')
    .leftJoin('file', 'file.sha256', 'evidence.fileSha256')
    .select(['evidence.id as evidenceId', 'file.mediaType'])
    .where('evidence.country', '=', country)
    .where('evidence.class', 'in', REPLY_CLASSES)
    .where('evidence.withdrawnAt', 'is', null)
    .where(seenBy(actor))
}

async function known(tx: Tx, doing: Doing, request: Request, id: string): Promise<Found> {
  const found = await sources(tx, doing, request).where('evidence.id', '=', id).executeTakeFirst()
  if (!found) throw wrong('document', 'reply.field.document')
  return found
}

interface File {
  readonly sha256: string
  readonly name: string
  readonly class: EvidenceClass
}

/** The same file is one source, however often it is brought. */
async function sourceOf(tx: Tx, doing: Doing, request: Request, { sha256, name, class: cls }: File): Promise<Found> {
  const standing = await sources(tx, doing, request).where('evidence.fileSha256', '=', sha256).executeTakeFirst()
  if (standing) return standing
  const locale = isLocale(request.locale) ? request.locale : 'en'
  const language = locale.startsWith('cnr') ? 'cnr' : locale.slice(0, 2)
  const values = { institution: request.nameLocal, reference: request.reference, name }
  const evidenceId = await keepStored(tx, doing, {
    class: cls,
    kind: 'reply',
    title: doing.say(locale, 'reply.transcribe.source', values),
    author: null,
    publisher: request.nameLocal,
    publishedOn: null,
    language: isEvidenceLanguage(language) ? language : 'und',
    url: null,
    note: null,
    country: request.country,
    cycleId: request.cycleId,
    submissionId: null,
    fileSha256: sha256,
    fileName: name,
  })
  const { mediaType } = await tx
    .selectFrom('file')
    .select('mediaType')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  return { evidenceId, mediaType }
}
