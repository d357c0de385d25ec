import type { ReadDb } from '../../server/db/types.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import { changesOf, versions, wholeVersion } from '../instrument/queries.server.ts'
import { fieldKey, type Item } from '../instrument/index.ts'
import type { Own } from './segments.ts'

/** Of the core and of each variant the one that translations are about: its draft, else what was published last. */
export async function currentVersions(db: ReadDb): Promise<InstrumentVersion[]> {
  const newest = new Map<string | null, InstrumentVersion>()
  const all = await versions(db)
  for (const it of all.toSorted(byNewest)) if (!newest.has(it.country)) newest.set(it.country, it)
  return all.filter((it) => newest.get(it.country) === it)
}

/** A draft before everything, then what was published last. */
function byNewest(a: InstrumentVersion, b: InstrumentVersion): number {
  const at = ({ publishedAt }: InstrumentVersion) => (publishedAt === null ? Infinity : Date.parse(publishedAt))
  return at(a) === at(b) ? 0 : at(b) - at(a)
}

/** All items of a version, and which of their words are its own: of a variant, what the core does not say. */
export async function wordsOfVersion(
  db: ReadDb,
  version: InstrumentVersion,
): Promise<{ items: Item[]; isOwn: Own | undefined }> {
  const items = await wholeVersion(db, version)
  if (version.country === null) return { items, isOwn: undefined }
  const own = new Set(
    (await changesOf(db, version.id)).map(({ item, field }) => `${item}:${fieldKey(field)?.name ?? field}`),
  )
  return { items, isOwn: (item, name) => own.has(`${item}:${name}`) }
}
