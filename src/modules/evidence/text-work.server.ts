import { sql } from 'kysely'
import { formatsProblem } from '../../formats/problems.ts'
import { readText } from '../../formats/text-read.ts'
import type { ReadText } from '../../formats/text.ts'
import type { Doing } from '../../kit/acts.ts'
import { Problem } from '../../kit/problems.ts'
import { writeAudit } from '../../server/audit.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { Tx } from '../../server/db/types.ts'
import type { Host } from '../../server/perform.ts'
import { searchWords } from '../../server/search/search-words.ts'
import { screenPassages, settledOf } from './findings.server.ts'
import { passagesOf } from './passages.ts'

const MOST_TRIES = 3

/** Puts a stored file among those whose text is read next, in place of an earlier one of the same source. */
export async function queueText(
  tx: Tx,
  it: { readonly evidenceId: string; readonly country: string; readonly sha256: string },
): Promise<void> {
  await tx
    .insertInto('evidenceText')
    .values(it)
    .onConflict((conflict) =>
      conflict.column('evidenceId').doUpdateSet({ sha256: it.sha256, state: 'waiting', tries: 0, why: null }),
    )
    .execute()
}

/**
 * Reads the texts that wait, one after the other, outside of any transaction: what is read is searchable by page, and what in it looks
 * like a person's is marked. Says how many were read.
 */
export async function readWaitingTexts(host: Pick<Host, 'asSystem'>): Promise<number> {
  for (let count = 0; ; count++) {
    const job = await host.asSystem(claim)
    if (!job) return count
    const outcome = await outcomeOf(job)
    await host.asSystem((tx, doing) => keep(tx, doing, job, outcome))
  }
}

/** Counted before it is tried, so that a file that ends the process ends it three times at most. */
async function claim(tx: Tx, { files }: Pick<Doing, 'files'>) {
  const job = await tx
    .selectFrom('evidenceText')
    .innerJoin('evidence', 'evidence.id', 'evidenceText.evidenceId')
    .innerJoin('file', 'file.sha256', 'evidenceText.sha256')
    .select(['evidenceText.evidenceId', 'evidenceText.country', 'evidenceText.sha256', 'evidenceText.tries'])
    .select(['file.mediaType', 'file.sealedKey'])
    .where('evidenceText.state', '=', 'waiting')
    .where('evidence.class', '!=', 'restricted')
    .orderBy('evidenceText.tries')
    .orderBy('evidence.addedAt')
    .limit(1)
    .forUpdate('evidenceText')
    .skipLocked()
    .executeTakeFirst()
  if (!job) return undefined
  await tx
    .updateTable('evidenceText')
    .set({ tries: sql`tries + 1` })
    .where('evidenceId', '=', job.evidenceId)
    .execute()
  const bytes = job.sealedKey === null ? await files.read(job.sha256).catch(() => undefined) : undefined
  return { ...job, bytes }
}

type Job = NonNullable<Awaited<ReturnType<typeof claim>>>
type Outcome = { readonly read: ReadText } | { readonly why: string }

async function outcomeOf({ bytes, mediaType, tries }: Job): Promise<Outcome> {
  if (bytes === undefined || tries >= MOST_TRIES) return { why: formatsProblem.damaged().code }
  try {
    const read = await readText(bytes, { mediaType })
    return read ? { read } : { why: 'no-text-in-kind' }
  } catch (error) {
    if (error instanceof Problem) return { why: error.code }
    throw error
  }
}

async function keep(tx: Tx, { now, sealer }: Omit<Doing, 'actor'>, job: Job, outcome: Outcome): Promise<void> {
  const { evidenceId, country, sha256 } = job
  // Meanwhile it may have become restricted, or another file may wait.
  const standing = await tx
    .selectFrom('evidenceText')
    .innerJoin('evidence', 'evidence.id', 'evidenceText.evidenceId')
    .select('evidence.class')
    .where('evidenceId', '=', evidenceId)
    .where('evidenceText.sha256', '=', sha256)
    .forUpdate('evidenceText')
    .executeTakeFirst()
  if (!standing || standing.class === 'restricted') return
  const settled = await settledOf(tx, evidenceId)
  await tx.deleteFrom('passage').where('evidenceId', '=', evidenceId).execute()
  const pages = 'read' in outcome ? outcome.read.pages : []
  const passages = await insertPassages(tx, { evidenceId, country }, pages)
  const found = await screenPassages(tx, { evidenceId, country, sealer, now }, { passages, settled })
  const state = 'why' in outcome ? 'unreadable' : passages.length === 0 ? 'nothing' : 'read'
  await tx
    .updateTable('evidenceText')
    .set({ state, readAt: now, pages: pages.some(({ page }) => page !== null) ? pages.length : null })
    .set(
      'read' in outcome ? { reader: outcome.read.reader, isCut: outcome.read.isCut, why: null } : { why: outcome.why },
    )
    .where('evidenceId', '=', evidenceId)
    .execute()
  await writeAudit(tx, {
    at: now,
    actor: null,
    act: 'evidence.text-read',
    outcome: 'done',
    country,
    subject: `evidence ${evidenceId}`,
    details: { sha256, state, passages: passages.length, found },
  })
}

async function insertPassages(
  tx: Tx,
  { evidenceId, country }: { evidenceId: string; country: string },
  pages: ReadText['pages'],
) {
  const rows = pages.flatMap(({ page, text }) =>
    passagesOf(text).map((body, position) => ({
      evidenceId,
      country,
      page,
      position,
      body,
      words: sql<string>`to_tsvector('simple', ${searchWords(body).join(' ')})`,
    })),
  )
  const kept: { id: string; page: number | null; body: string }[] = []
  await inBatches(
    rows,
    async (batch) => {
      kept.push(...(await tx.insertInto('passage').values(batch).returning(['id', 'page', 'body']).execute()))
    },
    500,
  )
  return kept
}
