import { z } from 'zod'
import { localText } from '../../kit/local-text.ts'
import { contentError, type ContentFiles } from '../../server/content-files.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'

const Treaty = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  title: z.strictObject({ en: z.string().min(1), sr: z.string().min(1) }),
  short: z.string().min(1),
  number: z.string().optional(),
  year: z.int(),
  url: z.url().optional(),
})
const Citation = z.strictObject({
  standard: z.string(),
  article: z.string().min(1),
  amendedBy: z.string().optional(),
  insertedBy: z.string().optional(),
})
const ArticleRow = Citation.extend({ confirmed: z.boolean() })
const Standards = z.strictObject({
  treaties: z.array(Treaty).min(1),
  articles: z.array(ArticleRow),
  citations: z.record(z.string(), z.array(Citation)),
})
export type Citation = z.output<typeof Citation>

const PATH = 'instrument/standards.json'

/** Standards with their articles; gives the citations of each indicator, known to point at an article. */
export async function loadStandards(tx: Tx, files: ContentFiles): Promise<Readonly<Record<string, Citation[]>>> {
  const { treaties, articles, citations } = files.json(PATH, Standards)
  refuseUnknown(treaties, articles, citations)
  await tx
    .insertInto('standard')
    .values(
      treaties.map(({ title, number, url, ...rest }) => ({
        ...rest,
        number: number ?? null,
        url: url ?? null,
        title: JSON.stringify(localText(title)),
      })),
    )
    .onConflict((c) =>
      c.column('code').doUpdateSet((e) => ({
        short: e.ref('excluded.short'),
        number: e.ref('excluded.number'),
        title: e.ref('excluded.title'),
        year: e.ref('excluded.year'),
        url: e.ref('excluded.url'),
      })),
    )
    .execute()
  const rows = articles.map(({ standard, article, confirmed }) => ({ standard, article, isConfirmed: confirmed }))
  await inBatches(rows, (batch) =>
    tx
      .insertInto('standardArticle')
      .values(batch)
      .onConflict((c) =>
        c.columns(['standard', 'article']).doUpdateSet((e) => ({ isConfirmed: e.ref('excluded.isConfirmed') })),
      )
      .execute(),
  )
  return citations
}

function refuseUnknown(
  treaties: readonly z.output<typeof Treaty>[],
  articles: readonly z.output<typeof ArticleRow>[],
  citations: Readonly<Record<string, Citation[]>>,
): void {
  const codes = new Set(treaties.map(({ code }) => code))
  const known = new Set(articles.map(({ standard, article }) => `${standard} ${article}`))
  for (const { standard, article } of articles)
    if (!codes.has(standard)) throw contentError(PATH, `article ${article}`, `there is no treaty ${standard}`)
  for (const [indicator, cited] of Object.entries(citations))
    for (const { standard, article, amendedBy, insertedBy } of cited) {
      if (!known.has(`${standard} ${article}`))
        throw contentError(PATH, `citations.${indicator}`, `there is no article ${article} of ${standard}`)
      const change = amendedBy ?? insertedBy
      if (change !== undefined && !codes.has(change))
        throw contentError(PATH, `citations.${indicator}`, `there is no treaty ${change}`)
    }
}
