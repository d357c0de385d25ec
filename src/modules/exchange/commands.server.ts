import { z } from 'zod'
import { command } from '../../kit/acts.ts'
import { sha256 } from '../../kit/canonical.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { ReceivedUpload, uploadedBytes } from '../../server/upload.server.ts'
import { aboutVersion, openDraft, writeFields } from '../instrument/queries.server.ts'
import { planOfFile, type Brought } from './brought.ts'
import { groundOf } from './ground.server.ts'
import { Applied } from './model.ts'
import { undecided, writesOf } from './planned-writes.ts'
import { exchangeProblem } from './problems.ts'
import { readFile } from './read-file.server.ts'

/** Keeps the cells of a file, so that they can be shown against the draft and then applied: nothing is written yet. */
export const bringFile = command({
  may: 'instrument.draft',
  records: 'exchange.file-brought',
  takes: z.object({ versionId: z.uuid(), upload: ReceivedUpload.optional(), isSample: z.boolean() }),
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, { actor, now }, { versionId, upload, isSample }) => {
    const version = await openDraft(tx, versionId)
    if (!upload || upload.size === 0)
      throw exchangeProblem['no-file']({}, { fields: [{ field: 'file', key: 'exchange.field.file' }] })
    const bytes = await uploadedBytes(upload)
    const brought = await readFile(bytes, upload.size)
    if (brought.isSample && !isSample) throw exchangeProblem['from-a-sample']()
    await tx
      .deleteFrom('instrumentImport')
      .where('versionId', '=', versionId)
      .where('uploadedBy', '=', actor.id)
      .where('appliedAt', 'is', null)
      .execute()
    const hash = sha256(bytes)
    const { id } = await tx
      .insertInto('instrumentImport')
      .values({
        versionId,
        country: version.country,
        sha256: hash,
        fileName: upload.name.slice(-200),
        content: JSON.stringify(brought),
        uploadedBy: actor.id,
        uploadedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, code: version.code, sha256: hash, rows: rowsIn(brought) }
  },
  details: ({ versionId }, { id, sha256: hash, rows }) => ({ versionId, id, sha256: hash, rows }),
})

const rowsIn = (brought: Brought) =>
  'sheets' in brought ? brought.sheets.reduce((sum, { rows }) => sum + rows.length, 0) : brought.rows.length

export async function importById(db: ReadDb, id: string) {
  return db
    .selectFrom('instrumentImport')
    .select(['id', 'versionId', 'sha256', 'fileName', 'content', 'uploadedAt', 'appliedAt', 'revision'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Writes what was shown, whole or nothing, as one act: one undo takes all of it back. */
export const applyFile = command({
  may: 'instrument.draft',
  records: 'exchange.file-applied',
  takes: Applied,
  about: async (db, { importId }) => {
    const found = await importById(db, importId)
    return found && aboutVersion(db, found.versionId)
  },
  run: async (tx, doing, { importId, revision, all, items, ...choices }) => {
    const found = await importById(tx, importId)
    if (!found) throw kitProblem['not-found']()
    const version = await openDraft(tx, found.versionId)
    if (found.appliedAt !== null || found.content === null) throw exchangeProblem['already-applied']()
    if (version.revision !== revision) throw exchangeProblem['draft-moved']()
    const brought = JSON.parse(found.content) as Brought
    const ground = await groundOf(tx, version, brought)
    const plan = planOfFile(brought, ground, { ...choices, breakdowns: ground.breakdowns })
    if (plan.asks.into || plan.asks.lang) throw exchangeProblem['form-open']()
    if (plan.problems.length > 0) throw exchangeProblem['has-problems']({ count: plan.problems.length })
    const decisions = { all, items }
    const open = undecided(plan, decisions)
    if (open.length > 0) throw exchangeProblem.undecided({ count: open.length })
    const writes = writesOf(plan, ground, decisions, ground.changed)
    if (writes.length === 0) throw exchangeProblem['changes-nothing']()
    const act = await writeFields(tx, version, doing, writes)
    await tx
      .updateTable('instrumentImport')
      .set({ content: null, appliedAt: doing.now, revision: act })
      .where('id', '=', importId)
      .execute()
    const written = new Set(writes.map(({ item }) => item)).size
    return { code: version.code, revision: act, items: written, fields: writes.length, sha256: found.sha256 }
  },
  details: ({ importId }, output) => ({ importId, ...output }),
})
