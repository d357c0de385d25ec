import { sql } from 'kysely'
import type { ContentLang } from '../../locale/index.ts'
import { inBatches } from '../db/batches.ts'
import type { ReadDb, Tx } from '../db/types.ts'
import { conceptMark, conceptsOf, searchWords, type Concept } from './search-words.ts'

/** Something that can be found, in one language. */
export interface SearchEntry {
  readonly kind: string
  /** With the kind it says what is found, whatever the language. */
  readonly code: string
  readonly lang: ContentLang
  readonly title: string
  /** What else it is found by. */
  readonly body: string
  /** Below the language: 'data/identified_victims_total'. */
  readonly href: string
}

export async function searchConcepts(db: ReadDb): Promise<Concept[]> {
  return db.selectFrom('searchConcept').select(['concept', 'words']).orderBy('concept').execute()
}

/** Puts entries into the index: everything that was there of the same kind and code goes. */
export async function putEntries(tx: Tx, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return
  const concepts = await searchConcepts(tx)
  const keys = [...new Set(entries.map(({ kind, code }) => JSON.stringify([kind, code])))]
  const isPut = sql<boolean>`json_build_array(kind, code)::jsonb = any(${keys}::jsonb[])`
  await tx.deleteFrom('searchEntry').where(isPut).execute()
  await insertEntries(tx, entries, concepts)
}

/** Puts a whole kind anew: what is not among the entries is no longer found. */
export async function replaceKinds(tx: Tx, kinds: readonly string[], entries: readonly SearchEntry[]): Promise<void> {
  await tx
    .deleteFrom('searchEntry')
    .where('kind', 'in', [...kinds])
    .execute()
  await insertEntries(tx, entries, await searchConcepts(tx))
}

async function insertEntries(tx: Tx, entries: readonly SearchEntry[], concepts: readonly Concept[]): Promise<void> {
  const marks = marker(concepts)
  const rows = entries.map(({ kind, code, lang, title, body, href }) => {
    const inTitle = searchWords(`${code} ${title}`)
    const inBody = searchWords(body)
    return {
      kind,
      code,
      lang,
      title,
      body,
      href,
      words: sql<string>`setweight(to_tsvector('simple', ${inTitle.join(' ')}), 'A')
        || setweight(to_tsvector('simple', ${marks(inTitle)}), 'B')
        || setweight(to_tsvector('simple', ${inBody.join(' ')}), 'C')
        || setweight(to_tsvector('simple', ${marks(inBody)}), 'D')`,
    }
  })
  await inBatches(rows, (batch) => tx.insertInto('searchEntry').values(batch).execute(), 500)
}

/** Texts share most of their words: what a word means is looked up once. */
function marker(concepts: readonly Concept[]): (words: readonly string[]) => string {
  const known = new Map<string, string[]>()
  const meant = (word: string) => {
    const marks = known.get(word) ?? conceptsOf(word, concepts).map(conceptMark)
    known.set(word, marks)
    return marks
  }
  return (words) => [...new Set(words.flatMap(meant))].join(' ')
}
