import { createHash } from 'node:crypto'
import type { Breakdowns } from '../../answers/index.ts'
import { pdfWithPages, type PagedPdf } from '../../formats/pdf.ts'
import type { Doing } from '../../kit/acts.ts'
import { isLocale, type Locale } from '../../locale/index.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { keepMade } from '../evidence/commands.server.ts'
import { isEvidenceLanguage, type EvidenceClass } from '../evidence/model.ts'
import type { AskedQuestion, Request } from './queries.server.ts'
import { requestProblem } from './problems.ts'
import { replyDocument } from './reply-document.ts'
import { evidenceOfReply, type Submission } from './reply-queries.server.ts'
import type { SubmittedAnswer } from './submitted.ts'

export interface Asked {
  readonly answer: SubmittedAnswer
  readonly question: AskedQuestion
}

export interface Accepting {
  readonly request: Request
  readonly submission: Submission
  readonly asked: readonly Asked[]
  readonly known: Breakdowns
  readonly versionId: string
}

/** A reply as a source, and on which page of its document each question stands; null where that is not known any more. */
interface ReplySource {
  readonly id: string
  readonly class: string
  pageOf(number: number): string | null
}

export const languageOf = ({ locale }: Pick<Submission, 'locale'>): Locale => (isLocale(locale) ? locale : 'en')

/** Where one answer stands: its source, as confidential as that is, and the page. */
export interface SourceOfAnswer {
  readonly id: string
  readonly class: string
  readonly page: string | null
}
export type SourceOf = (asked: Asked) => SourceOfAnswer

/** The source of each answer: the letter that it was entered from, else the document of the reply, which is made once. */
export async function sourcesOf(
  tx: Tx,
  doing: Doing,
  it: Accepting,
  { chosen, cls }: { chosen: readonly Asked[]; cls: EvidenceClass },
): Promise<{ sources: SourceOf; classOf: (asked: Asked) => string }> {
  const letters = await lettersOf(
    tx,
    it.asked.flatMap(({ answer }) => answer.document?.evidence ?? []),
  )
  const isWhole = chosen.every(({ answer }) => answer.document !== null)
  const made = isWhole ? undefined : await sourceOf(tx, doing, it, cls)
  const classOf = ({ answer }: Asked) =>
    answer.document === null ? (made?.class ?? cls) : (letters.get(answer.document.evidence)?.class ?? 'team')
  const sources: SourceOf = ({ answer }) => {
    if (answer.document === null) return { id: made!.id, class: made!.class, page: made!.pageOf(answer.number) }
    const letter = letters.get(answer.document.evidence)
    if (!letter) throw requestProblem['document-withdrawn']({ number: answer.number })
    return { ...letter, page: answer.document.page }
  }
  return { sources, classOf }
}

async function lettersOf(db: ReadDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { id: string; class: string }>()
  const rows = await db
    .selectFrom('evidence')
    .select(['id', 'class'])
    .where('id', 'in', [...new Set(ids)])
    .where('withdrawnAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The reply in the library: found, or put there with its document. */
async function sourceOf(tx: Tx, doing: Doing, it: Accepting, cls: EvidenceClass): Promise<ReplySource> {
  const made = await documentOf(tx, doing, it)
  const pageOf = (number: number) => {
    const page = made.pages[it.asked.findIndex(({ answer }) => answer.number === number)]
    return page === undefined ? null : String(page)
  }
  const standing = await evidenceOfReply(tx, it.submission.id)
  if (!standing) return { id: await keep(tx, doing, it, { made, cls }), class: cls, pageOf }
  // The kept file stays as it is. Where the product would make another one today, its pages are not the kept one's.
  const isSame = createHash('sha256').update(made.bytes).digest('hex') === standing.fileSha256
  return { ...standing, pageOf: isSame ? pageOf : () => null }
}

async function documentOf(db: ReadDb, doing: Doing, { request, submission, asked, known }: Accepting) {
  const locale = languageOf(submission)
  const { receipt, submittedAt, responsible, sha256, enteredByName, receivedOn } = submission
  const { reference, year, nameLocal: institution } = request
  const instance = await db.selectFrom('instance').select('isSample').executeTakeFirst()
  const isSample = instance?.isSample ?? false
  return pdfWithPages(
    replyDocument(
      { reference, institution, year, receipt, submittedAt, responsible, sha256, enteredByName, receivedOn, isSample },
      asked,
      known,
      { locale, say: (key, values) => doing.say(locale, key, values) },
    ),
    { isPatient: true },
  )
}

async function keep(
  tx: Tx,
  doing: Doing,
  { request, submission }: Accepting,
  { made, cls }: { made: PagedPdf; cls: EvidenceClass },
): Promise<string> {
  const locale = languageOf(submission)
  const { receipt, submittedAt, sha256 } = submission
  const language = locale.slice(0, 2) === 'cn' ? 'cnr' : locale.slice(0, 2)
  return keepMade(tx, doing, {
    class: cls,
    kind: 'reply',
    title: doing.say(locale, 'request.reply.source', { institution: request.nameLocal, receipt }),
    author: null,
    publisher: request.nameLocal,
    institutionId: request.institutionId,
    publishedOn: submittedAt.slice(0, 10),
    language: isEvidenceLanguage(language) ? language : 'und',
    url: null,
    note: `SHA-256 ${sha256}`,
    country: request.country,
    cycleId: request.cycleId,
    submissionId: submission.id,
    file: { name: `${receipt}.pdf`, mediaType: 'application/pdf', bytes: made.bytes },
  })
}
