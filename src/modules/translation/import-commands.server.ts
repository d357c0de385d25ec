import { z } from 'zod'
import { command } from '../../kit/acts.ts'
import { sha256 } from '../../kit/canonical.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ContentLang } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { ReceivedUpload } from '../../server/upload.server.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import { aboutVersion, accepted, openDraft, writeFields, type Write } from '../instrument/queries.server.ts'
import type { TextFile } from './file-model.ts'
import { planHash, planOf } from './import-plan.ts'
import { DECISIONS, fieldOf, taken, undecided, valueOf } from './import-writes.ts'
import { Lang } from './model.ts'
import { translationProblem } from './problems.ts'
import { receivedTexts } from './read-texts.server.ts'
import { segmentsOf } from './segments.ts'
import { wordsOfVersion } from './versions.server.ts'

/** Keeps the texts of a file, so that they can be shown beside the draft and then taken in: nothing is written yet. */
export const bringTexts = command({
  may: 'instrument.translate',
  records: 'translation.file-brought',
  takes: z.object({ versionId: z.uuid(), lang: Lang, upload: ReceivedUpload.optional(), isSample: z.boolean() }),
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, { actor, now }, { versionId, lang, upload, isSample }) => {
    const { bytes, read } = await receivedTexts(upload, { lang, isSample })
    const version = await openDraft(tx, versionId)
    const { format, texts, problems } = read
    await tx
      .deleteFrom('translationImport')
      .where('versionId', '=', versionId)
      .where('uploadedBy', '=', actor.id)
      .where('appliedAt', 'is', null)
      .execute()
    const hash = sha256(bytes)
    const { id } = await tx
      .insertInto('translationImport')
      .values({
        versionId,
        country: version.country,
        lang,
        sha256: hash,
        fileName: upload!.name.slice(-200),
        content: JSON.stringify({ format, texts, problems } satisfies TextFile),
        uploadedBy: actor.id,
        uploadedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, code: version.code, sha256: hash, texts: texts.length }
  },
  details: ({ versionId, lang }, { id, sha256: hash, texts }) => ({ versionId, lang, id, sha256: hash, texts }),
})

/** Only who brought a file sees it and takes it in: its texts are then theirs, and another person reviews them. */
export async function importById(db: ReadDb, id: string, person: string) {
  const row = await db
    .selectFrom('translationImport')
    .select(['id', 'versionId', 'lang', 'sha256', 'fileName', 'content', 'appliedAt'])
    .where('id', '=', id)
    .where('uploadedBy', '=', person)
    .executeTakeFirst()
  return row && { ...row, lang: row.lang as ContentLang }
}

/** What a file would do to the draft as it is now. */
export async function planIn(db: ReadDb, version: InstrumentVersion, lang: ContentLang, content: string) {
  const { items, isOwn } = await wordsOfVersion(db, version)
  const file = JSON.parse(content) as TextFile
  return { items, format: file.format, plan: planOf(file, segmentsOf(items, lang, isOwn)) }
}

/** Writes what was shown, whole or nothing, as one act: unreviewed, and in the name of who brought it. */
export const takeTextsIn = command({
  may: 'instrument.translate',
  records: 'translation.file-applied',
  takes: z.object({
    importId: z.uuid(),
    /** Of what was shown: what has changed since is looked at again. */
    seen: z.string().regex(/^[0-9a-f]{64}$/),
    all: z.enum(DECISIONS).optional(),
    texts: z.record(z.string().max(40), z.enum(DECISIONS)).default({}),
  }),
  about: async (db, { importId }, actor) => {
    const found = await importById(db, importId, actor.id)
    return found && aboutVersion(db, found.versionId)
  },
  run: async (tx, doing, { importId, seen, ...decisions }) => {
    const found = await importById(tx, importId, doing.actor.id)
    if (!found) throw kitProblem['not-found']()
    const version = await openDraft(tx, found.versionId)
    if (found.appliedAt !== null || found.content === null) throw translationProblem['already-applied']()
    const { lang } = found
    const { items, plan } = await planIn(tx, version, lang, found.content)
    if (planHash(plan) !== seen) throw translationProblem['moved-since']()
    if (plan.problems.length > 0) throw translationProblem['has-problems']({ count: plan.problems.length })
    const open = undecided(plan, decisions)
    if (open.length > 0) throw translationProblem.undecided({ count: open.length })
    const texts = taken(plan, decisions)
    if (texts.length === 0) throw translationProblem['changes-nothing']()
    const byCode = new Map(items.map((it) => [it.code, it]))
    const writes = texts.flatMap((text) =>
      text.items.map((item): Write => {
        const field = fieldOf(text, lang)
        const value = accepted(version, byCode.get(item)!, { field, value: text.file })
        return { item, field, value: valueOf(text, value) }
      }),
    )
    const revision = await writeFields(tx, version, doing, writes)
    await tx
      .updateTable('translationImport')
      .set({ content: null, appliedAt: doing.now, revision })
      .where('id', '=', importId)
      .execute()
    return { code: version.code, lang, revision, texts: texts.length, fields: writes.length, sha256: found.sha256 }
  },
  details: ({ importId }, output) => ({ importId, ...output }),
})
