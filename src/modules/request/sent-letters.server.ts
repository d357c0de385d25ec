import { sql } from 'kysely'
import type { DocumentDescription } from '../../formats/document.ts'
import type { Doing } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { scriptExceptions } from '../translation/queries.server.ts'
import { letterDocument, type AttachedQuestion } from './letter-document.ts'
import type { LetterKind } from './letter.ts'

/** The letters of a request, the earliest first. */
export function lettersIn(db: ReadDb, requestId: string) {
  return db
    .selectFrom('requestLetter')
    .select(['id', 'kind', 'number', 'subject', 'madeAt'])
    .where('requestId', '=', requestId)
    .orderBy('madeAt')
    .limit(100)
    .execute()
}
export type ListedLetter = Awaited<ReturnType<typeof lettersIn>>[number]

/** A letter as it was sent, to be made a file of. */
export interface SentLetter {
  readonly number: string
  document(): DocumentDescription
}

/** Those that ask for answers have the questions with them. */
const ASKING: readonly LetterKind[] = ['request', 'reminder', 'official', 'appeal']

/** Letters by their ids, in the order of their requests. What all of them ask is read once. */
export async function lettersAsSent(
  db: ReadDb,
  { say }: Pick<Doing, 'say'>,
  ids: readonly string[],
  isSample: boolean,
): Promise<SentLetter[]> {
  const letters = await db
    .selectFrom('requestLetter')
    .innerJoin('request', 'request.id', 'requestLetter.requestId')
    .innerJoin('institution', 'institution.id', 'request.institutionId')
    .select(['requestLetter.requestId', 'requestLetter.kind', 'requestLetter.number', 'requestLetter.locale'])
    .select(['requestLetter.subject', 'requestLetter.body', 'request.askedByName', 'institution.nameLocal'])
    .where(sql<boolean>`request_letter.id = any (${ids}::uuid[])`)
    .orderBy('request.reference')
    .orderBy('requestLetter.madeAt')
    .execute()
  const attached = await attachedTo(db, asking(letters))
  const exceptions = await scriptExceptions(db)
  return letters.map((letter) => ({
    number: letter.number,
    document: () =>
      letterDocument(
        letter,
        { institution: letter.nameLocal, asker: letter.askedByName, isSample },
        { say: (key, values) => say(letter.locale, key, values), exceptions },
        ASKING.some((it) => it === letter.kind) ? attached.get(letter.requestId) : [],
      ),
  }))
}

const asking = (letters: readonly { kind: string; requestId: string }[]) =>
  letters.filter(({ kind }) => ASKING.some((it) => it === kind)).map(({ requestId }) => requestId)

/** The questions of each request, as they are attached to a letter. */
export async function attachedTo(
  db: ReadDb,
  requests: readonly string[],
): Promise<ReadonlyMap<string, readonly AttachedQuestion[]>> {
  const asked = await db
    .selectFrom('requestQuestion')
    .select(['requestId', 'number', 'indicatorId'])
    .where(sql<boolean>`request_id = any (${requests}::uuid[])`)
    .orderBy('requestId')
    .orderBy('number')
    .execute()
  const indicators = await db
    .selectFrom('indicator')
    .innerJoin('area', (on) =>
      on.onRef('area.versionId', '=', 'indicator.versionId').onRef('area.code', '=', 'indicator.areaCode'),
    )
    .select(['indicator.id', 'indicator.question', 'indicator.areaCode', 'area.title as areaTitle'])
    .where(sql<boolean>`indicator.id = any (${[...new Set(asked.map(({ indicatorId }) => indicatorId))]}::uuid[])`)
    .execute()
  const byId = new Map(indicators.map((it) => [it.id, it]))
  const attached = new Map<string, AttachedQuestion[]>()
  for (const { requestId, number, indicatorId } of asked) {
    const { question, areaCode, areaTitle } = byId.get(indicatorId)!
    const own = attached.get(requestId) ?? []
    own.push({ number, question, areaCode, areaTitle })
    attached.set(requestId, own)
  }
  return attached
}
