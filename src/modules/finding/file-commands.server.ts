import { z } from 'zod'
import { command, query } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { ReceivedUpload } from '../../server/upload.server.ts'
import { keepFile, storeUpload } from '../evidence/commands.server.ts'
import { FindingAt, Reference } from './model.ts'
import { findingProblem } from './problems.ts'
import { aboutHearing } from './queries.server.ts'
import { openHearing } from './replying.server.ts'
import { aboutReplies, findingAt, hearingAt } from './respondent-queries.server.ts'

const MOST_FILES = 20

/** Attaches new evidence to what is said of a finding: looked at by its content, kept as it came. */
export const attachToFinding = command({
  may: 'reply.answer',
  records: 'finding.file-attached',
  takes: FindingAt.extend({ upload: ReceivedUpload.optional() }),
  about: (db, { reference }) => aboutReplies(db, reference),
  run: async (tx, doing, { reference, number, upload }) => {
    const { actor, now } = doing
    const hearing = await openHearing(tx, doing, reference)
    const finding = await findingAt(tx, hearing.id, number)
    if (finding.decision !== null) throw findingProblem['already-decided']()
    if (!upload || (upload.size === 0 && upload.name === ''))
      throw kitProblem.invalid({}, { fields: [{ field: 'file', key: 'finding.field.file' }] })
    if (finding.files.length >= MOST_FILES) throw findingProblem['too-many-files']({ most: MOST_FILES })
    const { fileSha256, fileName } = await storeUpload(tx, doing, upload, 'team')
    const { id } = await tx
      .insertInto('findingFile')
      .values({
        findingId: finding.id,
        hearingId: hearing.id,
        country: hearing.country,
        sha256: fileSha256,
        name: fileName,
        addedBy: actor.id,
        addedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, number, sha256: fileSha256 }
  },
  details: ({ reference, number }, { id, sha256 }) => ({ reference, number, id, sha256 }),
})

/** Takes a file back that was not sent yet. What was sent stays sent. */
export const removeFromFinding = command({
  may: 'reply.answer',
  records: 'finding.file-removed',
  takes: FindingAt.extend({ file: z.uuid() }),
  about: (db, { reference }) => aboutReplies(db, reference),
  run: async (tx, doing, { reference, number, file }) => {
    const hearing = await openHearing(tx, doing, reference)
    const removed = await tx
      .updateTable('findingFile')
      .set({ removedAt: doing.now })
      .where('hearingId', '=', hearing.id)
      .where('id', '=', file)
      .where('replyId', 'is', null)
      .where('removedAt', 'is', null)
      .executeTakeFirst()
    if (removed.numUpdatedRows === 0n) throw kitProblem['not-found']()
    return { number }
  },
})

/** Opens a file of one's own reply. */
export const readOwnFile = query({
  may: 'reply.read',
  takes: Reference.extend({ file: z.uuid() }),
  about: (db, { reference }) => aboutReplies(db, reference),
  run: async (db, { files }, { reference, file }) => {
    const found = await fileIn(db, (await hearingAt(db, reference))!.id, file)
    return { ...found, bytes: await files.read(found.sha256) }
  },
})

async function fileIn(db: ReadDb, hearingId: string, id: string) {
  const found = await db
    .selectFrom('findingFile')
    .innerJoin('file', 'file.sha256', 'findingFile.sha256')
    .select(['findingFile.name', 'findingFile.sha256', 'file.mediaType'])
    .where('findingFile.hearingId', '=', hearingId)
    .where('findingFile.id', '=', id)
    .where('findingFile.removedAt', 'is', null)
    .executeTakeFirst()
  if (!found) throw kitProblem['not-found']()
  return found
}

/** Opens a file that came with a reply. */
export const readRepliedFile = query({
  may: 'finding.read',
  takes: z.object({ id: z.uuid(), file: z.uuid() }),
  about: (db, { id }) => aboutHearing(db, id),
  run: async (db, { files }, { id, file }) => {
    const found = await fileIn(db, id, file)
    return { ...found, bytes: await files.read(found.sha256) }
  },
})

/** Takes a file of a reply into the library, for the team alone until somebody decides otherwise there. */
export const keepRepliedFile = command({
  may: 'evidence.attach',
  records: 'finding.file-kept',
  takes: z.object({ id: z.uuid(), file: z.uuid() }),
  about: async (db, { id }) => {
    const matter = await aboutHearing(db, id)
    return matter && { ...matter, state: 'team' }
  },
  run: async (tx, doing, { id, file }) => {
    const row = await tx
      .selectFrom('findingFile')
      .innerJoin('hearing', 'hearing.id', 'findingFile.hearingId')
      .innerJoin('institution', 'institution.id', 'hearing.institutionId')
      .select(['findingFile.id', 'findingFile.name', 'findingFile.sha256', 'findingFile.evidenceId'])
      .select(['findingFile.addedAt', 'hearing.country', 'hearing.cycleId', 'hearing.reference', 'hearing.locale'])
      .select(['institution.nameLocal', 'hearing.institutionId'])
      .where('findingFile.hearingId', '=', id)
      .where('findingFile.id', '=', file)
      .executeTakeFirst()
    if (!row) throw kitProblem['not-found']()
    if (row.evidenceId !== null) throw findingProblem['already-kept']()
    const evidenceId = await keepFile(tx, doing, {
      country: row.country,
      cycleId: row.cycleId,
      class: 'team',
      kind: 'document',
      title: `${row.name} (${row.reference})`.slice(-300),
      author: null,
      publisher: row.nameLocal.slice(0, 200),
      publishedOn: null,
      language: 'und',
      url: null,
      institutionId: row.institutionId,
      container: null,
      place: null,
      number: null,
      doi: null,
      note: null,
      file: { sha256: row.sha256, name: row.name },
    })
    await tx.updateTable('findingFile').set({ evidenceId }).where('id', '=', file).execute()
    return { id, evidenceId }
  },
})
