import { sql } from 'kysely'
import {
  contentLang,
  NO_EXCEPTIONS,
  toCyrillic,
  type ContentLang,
  type Locale,
  type ScriptExceptions,
} from '../../locale/index.ts'
import type { ReadDb } from '../db/types.ts'
import { searchConcepts } from './entries.server.ts'
import { searchQuery } from './search-words.ts'

export interface Found {
  readonly kind: string
  readonly code: string
  readonly href: string
  /** In the reader's language where there is one, else in English, else in its own. */
  readonly title: string
  readonly lang: ContentLang
  /** The written language of the title. */
  readonly locale: Locale
  readonly isFallback: boolean
  readonly rank: number
}

export interface FoundKind {
  readonly kind: string
  /** How many there are; `found` holds the best of them. */
  readonly total: number
  readonly found: readonly Found[]
}

export interface SearchResult {
  /** Nothing has all the words that were typed: these have some. */
  readonly isLoose: boolean
  readonly total: number
  readonly kinds: readonly FoundKind[]
}

const MOST_OF_A_KIND = 20
/** What a word weighs: in the body by meaning, in the body, in the title by meaning, in the title. */
const WEIGHTS = '{0.05, 0.2, 0.6, 1}'
/** The length of a text counts against it, by its logarithm. */
const BY_LENGTH = 1

/** Finds in all languages and scripts; the kind with the best match first. */
export async function search(
  db: ReadDb,
  typed: string,
  locale: Locale,
  exceptions: ScriptExceptions = NO_EXCEPTIONS,
): Promise<SearchResult> {
  const concepts = await searchConcepts(db)
  const strict = searchQuery(typed, concepts)
  if (strict === undefined) return { isLoose: false, total: 0, kinds: [] }
  const found = await lookUp(db, strict, { locale, exceptions })
  if (found.length > 0) return { isLoose: false, ...grouped(found) }
  const loose = searchQuery(typed, concepts, 'any')!
  return { isLoose: true, ...grouped(loose === strict ? [] : await lookUp(db, loose, { locale, exceptions })) }
}

interface Reader {
  readonly locale: Locale
  readonly exceptions: ScriptExceptions
}

async function lookUp(db: ReadDb, query: string, { locale, exceptions }: Reader) {
  const wanted = contentLang(locale)
  const asked = sql`to_tsquery('simple', ${query})`
  // What its title says comes before what its text mentions.
  const inTitle = sql`(ts_filter(words, '{a,b}') @@ ${asked})::int`
  const rows = await db
    .with('hit', (d) =>
      d
        .selectFrom('searchEntry')
        .select(['kind', 'code'])
        .select(sql<number>`max(${inTitle} + ts_rank(${WEIGHTS}::float4[], words, ${asked}, ${BY_LENGTH}))`.as('rank'))
        .where(sql<boolean>`words @@ ${asked}`)
        .groupBy(['kind', 'code']),
    )
    .with('ranked', (d) =>
      d
        .selectFrom('hit')
        .select(['kind', 'code', 'rank'])
        .select(sql<number>`row_number() over (partition by kind order by rank desc, code)`.as('place'))
        .select(sql<number>`count(*) over (partition by kind)`.as('total')),
    )
    .selectFrom('ranked as r')
    .innerJoin('searchEntry as e', (j) => j.onRef('e.kind', '=', 'r.kind').onRef('e.code', '=', 'r.code'))
    .distinctOn(['r.kind', 'r.code'])
    .select(['r.kind', 'r.code', 'r.rank', 'r.total', 'e.lang', 'e.title', 'e.href'])
    .where('r.place', '<=', MOST_OF_A_KIND)
    .orderBy('r.kind')
    .orderBy('r.code')
    .orderBy(sql`e.lang <> ${wanted}`)
    .orderBy(sql`e.lang <> 'en'`)
    .orderBy('e.lang')
    .execute()
  return rows.map(({ total, title, ...row }) => ({
    total,
    found: { ...row, ...titleIn(title, row.lang as ContentLang, { locale, exceptions }) },
  }))
}

function titleIn(title: string, lang: ContentLang, { locale, exceptions }: Reader) {
  const isFallback = lang !== contentLang(locale)
  const ownLocale: Locale = lang === 'sr' ? 'sr-latn' : lang
  const text = !isFallback && locale === 'sr-cyrl' ? toCyrillic(title, exceptions) : title
  return { title: text, lang, locale: isFallback ? ownLocale : locale, isFallback }
}

function grouped(rows: Awaited<ReturnType<typeof lookUp>>): Omit<SearchResult, 'isLoose'> {
  const kinds = [...Map.groupBy(rows, ({ found }) => found.kind)].map(([kind, of]) => ({
    kind,
    total: of[0]!.total,
    found: of.map(({ found }) => found).sort(best),
  }))
  kinds.sort((a, b) => best(a.found[0]!, b.found[0]!))
  return { total: kinds.reduce((sum, { total }) => sum + total, 0), kinds }
}

function best(a: Found, b: Found): number {
  return b.rank - a.rank || (a.code < b.code ? -1 : 1)
}
