import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Actor, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { fold } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import { ChangedEvidence, EvidenceFacts, NewEvidence, seesClass, Withdrawal, type Citing } from './model.ts'
import { screenFields, warnOfPersonal } from './findings.server.ts'
import { queueText } from './text-work.server.ts'
import { evidenceProblem } from './problems.ts'
import { aboutEvidence, evidenceItem, type EvidenceItem } from './queries.server.ts'
import { openBytes } from './sealed-file.server.ts'
import { storeMade, storeUpload } from './stored-file.server.ts'
import { ReceivedUpload } from '../../server/upload.server.ts'

const Looked = { hasLooked: z.stringbool().or(z.boolean()).default(false) }

/** Adds a source to the library of a country, by its address, by its file, or both. */
export const attachEvidence = command({
  may: 'evidence.attach',
  records: 'evidence.attached',
  takes: NewEvidence.extend({ upload: ReceivedUpload.optional(), ...Looked }),
  about: async (db, { country, class: state }) => {
    const found = await db.selectFrom('country').select('code').where('code', '=', country).executeTakeFirst()
    return found && { subject: `evidence of ${country}`, country, state }
  },
  run: async (tx, doing, { upload, cycleId, hasLooked, ...facts }) => {
    const { actor, now } = doing
    refuseUnseenClass(actor, facts.country, facts.class)
    if (!upload) refuseNowhere(facts)
    if (cycleId) await refuseForeignCycle(tx, cycleId, facts.country)
    await refuseForeignInstitution(tx, facts, facts.country)
    warnOfPersonal(facts, hasLooked)
    const file = upload ? await storeUpload(tx, doing, upload, facts.class) : undefined
    const added = await tx
      .insertInto('evidence')
      .values({
        ...facts,
        ...file,
        cycleId: cycleId ?? null,
        folded: foldedFacts(facts),
        addedBy: actor.id,
        addedAt: now,
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await look(tx, doing, { ...facts, id: added.id, fileSha256: file?.fileSha256 })
    return added
  },
  details: ({ upload, ...input }, { id }) => openDetails(input, { ...input, id, file: upload ? upload.name : null }),
})

interface MadeSource extends Omit<EvidenceFacts, keyof Citing>, Partial<Citing> {
  readonly country: string
  readonly cycleId: string
  readonly submissionId: string | null
  readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
}

/** Keeps what the product itself made as a source: the document of a reply, a calculation. For acts of later modules. */
export async function keepMade(tx: Tx, doing: Doing, { file, ...facts }: MadeSource): Promise<string> {
  refuseUnseenClass(doing.actor, facts.country, facts.class)
  const fileSha256 = await storeMade(tx, doing, file)
  return keepStored(tx, doing, { ...facts, fileSha256, fileName: file.name })
}

type StoredSource = Omit<MadeSource, 'file'> & { readonly fileSha256: string; readonly fileName: string }

/** Makes a source of a file that is kept already: one that came with a mail, or was uploaded. For acts of later modules. */
export async function keepStored(tx: Tx, doing: Doing, facts: StoredSource): Promise<string> {
  const { actor, now } = doing
  refuseUnseenClass(actor, facts.country, facts.class)
  const { id } = await tx
    .insertInto('evidence')
    .values({
      ...facts,
      folded: foldedFacts(facts),
      addedBy: actor.id,
      addedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await look(tx, doing, { ...facts, id })
  return id
}

interface KeptSource extends Omit<EvidenceFacts, keyof Citing>, Partial<Citing> {
  readonly country: string
  readonly cycleId: string
  readonly file: { readonly name: string; readonly sha256: string }
}

/** Takes a file that is kept already, unsealed, into the library as a source. For acts of later modules. */
export function keepFile(tx: Tx, doing: Doing, { file, ...facts }: KeptSource): Promise<string> {
  return keepStored(tx, doing, { ...facts, submissionId: null, fileSha256: file.sha256, fileName: file.name })
}

interface Kept extends Omit<EvidenceFacts, keyof Citing>, Partial<Citing> {
  readonly id: string
  readonly country: string
  readonly fileSha256?: string | undefined
}

/** What looks like a person's is marked, and the text of an open file is read soon after. */
async function look(tx: Tx, { sealer, now }: Doing, { id, country, fileSha256, ...facts }: Kept): Promise<void> {
  await screenFields(tx, { evidenceId: id, country, sealer, now }, facts)
  if (fileSha256 !== undefined && facts.class !== 'restricted')
    await queueText(tx, { evidenceId: id, country, sha256: fileSha256 })
}

/** The log is read by people who see no evidence: of what is restricted it says that it is there. */
function openDetails(
  { class: cls, kind }: Pick<EvidenceFacts, 'class' | 'kind'>,
  details: { id: string } & Record<string, unknown>,
) {
  return cls === 'restricted' ? { id: details.id, class: cls, kind } : details
}

/** Corrects what is said about a source. Its file stays: another file is another source. */
export const changeEvidence = command({
  may: 'evidence.change',
  records: 'evidence.changed',
  takes: ChangedEvidence.extend(Looked),
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (tx, { actor, sealer, now: at }, { id, version, hasLooked, ...facts }) => {
    const now = await standing(tx, actor, id)
    refuseUnseenClass(actor, now.country, facts.class)
    // The bytes were kept sealed, or open; and release of what is restricted takes two persons.
    const isMoved = (now.class === 'restricted') !== (facts.class === 'restricted')
    if (isMoved && (now.class === 'restricted' || now.fileSha256 !== null)) throw evidenceProblem['restricted-stays']()
    if (now.fileSha256 === null) refuseNowhere(facts)
    await refuseForeignInstitution(tx, facts, now.country)
    warnOfPersonal(changedFacts(now, facts), hasLooked)
    const changed = await tx
      .updateTable('evidence')
      .set({ ...facts, folded: foldedFacts(facts), version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'version'])
      .executeTakeFirst()
    if (!changed) conflict(now)
    // A figure is as confidential as what it rests on, always.
    await tx.updateTable('observation').set({ class: facts.class }).where('evidenceId', '=', id).execute()
    await screenFields(tx, { evidenceId: id, country: now.country, sealer, now: at }, facts)
    return changed
  },
  details: (input) => openDetails(input, input),
})

/** Takes a source out of use, with a reason. What cites it keeps it, and shows it as withdrawn. */
export const withdrawEvidence = command({
  may: 'evidence.withdraw',
  records: 'evidence.withdrawn',
  takes: Withdrawal,
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (tx, { actor, now: at }, { id, version, reason }) => {
    const now = await standing(tx, actor, id)
    const changed = await tx
      .updateTable('evidence')
      .set({ withdrawnAt: at, withdrawnBy: actor.id, withdrawnReason: reason, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'version'])
      .executeTakeFirst()
    return changed ?? conflict(now)
  },
})

/** Which bytes an opened file has, beside what is kept of the act: an answer kept for a repeated key holds none. */
const opened = new WeakMap<object, Uint8Array>()

export function openedBytes(file: object): Uint8Array {
  const bytes = opened.get(file)
  if (!bytes) throw new TypeError('no file was opened by this act')
  return bytes
}

/** Opens a restricted file. A command and no query: the audit log says who read it before a byte goes out. */
export const openRestrictedFile = command({
  may: 'evidence.read',
  records: 'evidence.restricted-file-opened',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }, actor) => aboutEvidence(db, id, actor),
  run: async (tx, { actor, files, sealer }, { id }) => {
    const item = (await evidenceItem(tx, actor, id))!
    if (item.fileSha256 === null || item.sealedKey === null) throw kitProblem['not-found']()
    if (!actor.isFresh) throw kitProblem['sign-in-again']()
    const file = { name: item.fileName!, mediaType: item.mediaType! }
    opened.set(file, openBytes(sealer, await files.read(item.fileSha256), item.sealedKey))
    return file
  },
})

async function standing(tx: Tx, actor: Actor, id: string): Promise<EvidenceItem> {
  const now = (await evidenceItem(tx, actor, id))!
  if (now.withdrawnAt !== null) throw evidenceProblem['already-withdrawn']({ by: now.withdrawnByName ?? '' })
  return now
}

/** Nobody is warned again of what stood there already. */
function changedFacts(now: EvidenceItem, facts: EvidenceFacts): Partial<EvidenceFacts> {
  const names = Object.keys(facts) as (keyof EvidenceFacts)[]
  return Object.fromEntries(names.filter((name) => facts[name] !== now[name]).map((name) => [name, facts[name]]))
}

function conflict(now: EvidenceItem): never {
  const { id, version, country: _, ...rest } = now
  throw kitProblem.conflict({}, { details: { id, version, theirs: EvidenceFacts.parse(rest) } })
}

function refuseUnseenClass(actor: Actor, country: string, cls: string): void {
  if (seesClass(actor, country, cls)) return
  throw kitProblem.invalid({}, { fields: [{ field: 'class', key: 'evidence.field.class-not-yours' }] })
}

function refuseNowhere({ url, kind }: EvidenceFacts): void {
  if (url !== null || kind === 'interview') return
  throw kitProblem.invalid({}, { fields: [{ field: 'url', key: 'evidence.field.link-or-file' }] })
}

async function refuseForeignCycle(tx: Tx, cycleId: string, country: string): Promise<void> {
  const cycle = await tx.selectFrom('cycle').select('country').where('id', '=', cycleId).executeTakeFirst()
  if (cycle?.country === country) return
  throw kitProblem.invalid({}, { fields: [{ field: 'cycleId', key: 'kit.field.choice' }] })
}

/** An institution of the country, or one of the whole region. */
async function refuseForeignInstitution(tx: Tx, { institutionId }: Citing, country: string): Promise<void> {
  if (institutionId === null) return
  const found = await tx.selectFrom('institution').select('country').where('id', '=', institutionId).executeTakeFirst()
  if (found && (found.country === null || found.country === country)) return
  throw kitProblem.invalid({}, { fields: [{ field: 'institutionId', key: 'kit.field.choice' }] })
}

function foldedFacts({
  title,
  author,
  publisher,
  container,
  number,
}: Omit<EvidenceFacts, keyof Citing> & Partial<Citing>) {
  return fold([title, author, publisher, container, number].filter(Boolean).join(' '))
}

export { inspectFile, storeUpload, type InspectedFile } from './stored-file.server.ts'
