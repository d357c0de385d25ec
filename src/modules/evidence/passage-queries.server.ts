import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Actor } from '../../kit/acts.ts'
import { drawsPages } from '../../formats/page-image.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { searchQuery, searchWords } from '../../server/search/search-words.ts'
import type { EvidenceSearch } from './library-queries.server.ts'
import { standsIn } from './passages.ts'
import { aboutEvidence, evidenceItem, seenBy, textStateOf } from './queries.server.ts'

/** Of very common words the best are sought among this many passages. */
const MOST_LOOKED_AT = 3000
const MOST_FOUND = 20

/** Passages with the words that were typed, in any script, of sources that this person sees and that fit the filters. */
export async function passagesWith(db: ReadDb, actor: Actor, search: EvidenceSearch) {
  const asked = searchQuery(search.text, [])
  if (asked === undefined) return []
  let found = db
    .selectFrom(
      sql<{
        passageId: string
        evidenceId: string
        rank: number
      }>`find_passages(to_tsquery('simple', ${asked}), ${search.country}, ${MOST_LOOKED_AT})`.as('hit'),
    )
    .innerJoin('passage', 'passage.id', 'hit.passageId')
    .innerJoin('evidence', 'evidence.id', 'hit.evidenceId')
    .select(['passage.id', 'passage.page', 'passage.body', 'evidence.id as evidenceId', 'evidence.title'])
    .select(['evidence.language', 'evidence.country'])
    .where(seenBy(actor))
    .where('evidence.class', '!=', 'restricted')
    .where('evidence.withdrawnAt', 'is', null)
  if (search.class) found = found.where('evidence.class', '=', search.class)
  if (search.kind) found = found.where('evidence.kind', '=', search.kind)
  if (search.institution) found = found.where('evidence.institutionId', '=', search.institution)
  const rows = await found.orderBy('hit.rank', 'desc').orderBy('hit.passageId').limit(MOST_FOUND).execute()
  return rows.map(({ body, ...row }) => ({ ...row, excerpt: excerptOf(body, search.text) }))
}

const WORDS_AROUND = 14

/** Some words around the first that was sought; those sought are told from the others. */
export function excerptOf(body: string, typed: string): readonly { readonly text: string; readonly isHit: boolean }[] {
  const sought = searchWords(typed)
  const pieces = body.split(/(\s+)/)
  const isHit = (piece: string) => searchWords(piece).some((word) => sought.some((one) => word.startsWith(one)))
  const hits = pieces.map((piece) => piece.trim() !== '' && isHit(piece))
  const first = Math.max(0, hits.indexOf(true) - WORDS_AROUND)
  const last = Math.max(first, hits.indexOf(true)) + 2 * WORDS_AROUND
  const shown: { text: string; isHit: boolean }[] = []
  for (const [at, piece] of pieces.entries()) {
    if (at < first || at > last) continue
    const before = shown.at(-1)
    const isOne = hits[at] === true
    if (before && before.isHit === isOne) shown[shown.length - 1] = { text: before.text + piece, isHit: isOne }
    else shown.push({ text: piece, isHit: isOne })
  }
  return [
    ...(first > 0 ? [{ text: '… ', isHit: false }] : []),
    ...shown,
    ...(last < pieces.length - 1 ? [{ text: ' …', isHit: false }] : []),
  ]
}

/** One page of a source with its text, to be read and quoted. */
export const readSourceText = query({
  may: 'evidence.read',
  takes: z.object({ id: z.uuid(), page: z.coerce.number<unknown>().int().min(1).max(100_000).catch(1).default(1) }),
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (db, { actor }, { id, page: asked }) => {
    const item = (await evidenceItem(db, actor, id))!
    const { title, language, mediaType, sealedKey, fileName } = item
    const text = (await textStateOf(db, id)) ?? null
    const pages = text?.pages ?? null
    const page = pages === null ? null : Math.min(asked, Math.max(1, pages))
    const isPdf = mediaType === 'application/pdf' && sealedKey === null
    const isDrawn = isPdf && (await drawsPages())
    const source = {
      id,
      title,
      language,
      country: item.country,
      isRestricted: item.class === 'restricted',
      fileName,
      isPdf,
      isDrawn,
    }
    return { source, text, page, body: await pageText(db, id, page) }
  },
})

/** The text of a page, or of the whole where a source has no pages. */
export async function pageText(db: ReadDb, evidenceId: string, page: number | null): Promise<string> {
  const rows = await db
    .selectFrom('passage')
    .select('body')
    .where('evidenceId', '=', evidenceId)
    .where('page', page === null ? 'is' : '=', page)
    .orderBy('position')
    .limit(500)
    .execute()
  return rows.map(({ body }) => body).join('\n\n')
}

/** Whether a quotation stands in the text that was read of a source: on the page that is named, or anywhere where none is. */
export async function isInText(
  db: ReadDb,
  { evidenceId, page, quotation }: { evidenceId: string; page: string | null; quotation: string },
): Promise<boolean> {
  const asked = searchQuery(quotation, [])
  if (asked === undefined) return false
  const number = page !== null && /^\d{1,5}$/.test(page.trim()) ? Number(page) : undefined
  let pages = db
    .selectFrom('passage')
    .select('page')
    .distinct()
    .where('evidenceId', '=', evidenceId)
    .orderBy('page')
    .limit(2000)
  if (number !== undefined) pages = pages.where((eb) => eb.or([eb('page', '=', number), eb('page', 'is', null)]))
  for (const { page: one } of await pages.execute())
    if (standsIn(quotation, (await pageText(db, evidenceId, one)).replace(/\n\n/g, ' '))) return true
  return false
}
