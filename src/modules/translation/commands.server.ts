import { command, type Doing } from '../../kit/acts.ts'
import type { Tx } from '../../server/db/types.ts'
import type { ContentLang } from '../../locale/index.ts'
import { sourceOf, wordingHash, type Item, type Json } from '../instrument/index.ts'
import { aboutVersion, accepted, changesOf, openDraft, writeFields, type Write } from '../instrument/queries.server.ts'
import { ReviewedTranslations, WrittenTranslations } from './model.ts'
import { translationProblem } from './problems.ts'
import { writersAmong } from './queries.server.ts'
import { segmentsOf, type Segment } from './segments.ts'
import { signDifference } from './signs.ts'
import { wordsOfVersion } from './versions.server.ts'

interface Named {
  readonly item: string
  readonly name: string
  readonly source: string
  readonly seen: string
}

/** What stands there now, for whoever wrote over another text than they saw. */
export interface TextConflict {
  readonly key: string
  readonly mine: string
  readonly theirs: string
  readonly by: string | null
}

/**
 * Writes translations into a draft, as a designer's changes are: unreviewed, and bound to the source that they translate.
 * All or nothing; a text that somebody else wrote meanwhile, or whose source is another now, is refused with both.
 */
export const writeTranslations = command({
  may: 'instrument.translate',
  records: 'instrument.translated',
  takes: WrittenTranslations,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId, lang, texts }) => {
    const version = await openDraft(tx, versionId)
    const { items, isOwn } = await wordsOfVersion(tx, version)
    const segments = segmentsOf(items, lang, isOwn)
    const met = texts.map((it) => ({ ...it, segment: segmentNamed(segments, items, lang, it) }))
    const conflicts = met.filter(({ segment, seen }) => hashOf(segment) !== seen)
    if (conflicts.length > 0) throw await conflictOf(tx, versionId, lang, conflicts)
    refuseOtherSigns(met)
    const byCode = new Map(items.map((it) => [it.code, it]))
    const writes: Write[] = met
      .filter(({ segment, text }) => isWritten(segment, text))
      .flatMap(({ segment, name, text }) =>
        segment.items.map((item) => {
          const field = `${name}.${lang}`
          return { item, field, value: accepted(version, byCode.get(item)!, { field, value: text.trim() }) }
        }),
      )
    if (writes.length > 0) await writeFields(tx, version, doing, writes)
    return { written: writes.length, at: doing.now.toISOString() }
  },
  details: ({ versionId, lang, texts }, { written }) => ({ versionId, lang, written, texts: texts.map(keyOf) }),
})

const keyOf = ({ item, name }: Pick<Named, 'item' | 'name'>) => `${item}:${name}`
const hashOf = ({ piece }: Segment) => (piece === undefined ? '' : wordingHash(piece.text))

/** A stale text written again as it was says that it still holds; any other text that stays the same is not written. */
function isWritten({ piece, state }: Segment, text: string): boolean {
  return state === 'stale' || (piece?.text ?? '') !== text.trim()
}

function segmentNamed(segments: readonly Segment[], items: readonly Item[], lang: ContentLang, it: Named): Segment {
  const segment = segments.find(({ name, items: all }) => name === it.name && all.includes(it.item))
  if (!segment) {
    const item = items.find(({ code }) => code === it.item)
    if (item && sourceOf(item.fields, it.name) === lang) throw translationProblem['source-language']({ item: it.item })
    throw translationProblem['no-such-text']({ item: it.item })
  }
  if (wordingHash(segment.source.text) !== it.source)
    throw translationProblem['source-changed'](
      { item: it.item },
      { details: { key: segment.key, source: segment.source } },
    )
  return segment
}

async function conflictOf(
  tx: Tx,
  versionId: string,
  lang: ContentLang,
  missed: readonly { readonly item: string; readonly name: string; readonly text: string; readonly segment: Segment }[],
) {
  const changes = await changesOf(tx, versionId)
  const people = await tx.selectFrom('person').select(['id', 'name']).execute()
  const conflicts = missed.map(({ item, name, text, segment }): TextConflict => {
    const change = changes.find((it) => it.item === item && it.field === `${name}.${lang}`)
    return {
      key: keyOf({ item, name }),
      mine: text,
      theirs: segment.piece?.text ?? '',
      by: people.find(({ id }) => id === change?.changedBy)?.name ?? null,
    }
  })
  return translationProblem['changed-since']({ count: conflicts.length }, { details: { conflicts } })
}

function refuseOtherSigns(
  met: readonly { readonly text: string; readonly segment: Segment; readonly item: string; readonly name: string }[],
) {
  const fields = met.flatMap(({ segment, text, ...named }) => {
    const other = text.trim() === '' ? undefined : signDifference(segment.source.text, text)
    if (!other) return []
    const field = `text.${keyOf(named)}`
    return [
      ...(other.missing.length > 0
        ? [{ field, key: 'translation.field.signs-missing', values: { signs: other.missing.join(', ') } }]
        : []),
      ...(other.extra.length > 0
        ? [{ field, key: 'translation.field.signs-extra', values: { signs: other.extra.join(', ') } }]
        : []),
    ]
  })
  if (fields.length > 0) throw translationProblem['signs-differ']({}, { fields })
}

/**
 * Confirms translations that this person has read and did not write. What is confirmed is the text by its hash and the
 * source by its hash: an edit makes it unreviewed, and another source makes it stale.
 */
export const reviewTranslations = command({
  may: 'instrument.review-translation',
  records: 'instrument.translation-reviewed',
  takes: ReviewedTranslations,
  about: (db, { versionId }) => aboutVersion(db, versionId),
  run: async (tx, doing, { versionId, lang, texts }) => {
    const version = await openDraft(tx, versionId)
    const { items, isOwn } = await wordsOfVersion(tx, version)
    const segments = segmentsOf(items, lang, isOwn)
    const read = texts.map((it) => ({ ...it, segment: segmentNamed(segments, items, lang, it) }))
    for (const it of read) {
      if (hashOf(it.segment) !== it.seen) throw await conflictOf(tx, versionId, lang, [{ ...it, text: '' }])
      if (it.segment.state !== 'unreviewed') throw translationProblem['not-to-review']({ item: it.item })
    }
    await refuseOwn(
      tx,
      doing,
      lang,
      read.map(({ segment }) => segment),
    )
    const writes = read.flatMap(({ segment, name, source }) =>
      segment.items.map((item): Write => {
        const value = { text: segment.piece!.text, state: 'reviewed', of: source }
        return { item, field: `${name}.${lang}`, value: value as unknown as Json }
      }),
    )
    await writeFields(tx, version, doing, writes)
    return { reviewed: read.length }
  },
  details: ({ versionId, lang, texts }, { reviewed }) => ({ versionId, lang, reviewed, texts: texts.map(keyOf) }),
})

async function refuseOwn(tx: Tx, { actor }: Pick<Doing, 'actor'>, lang: ContentLang, segments: readonly Segment[]) {
  const writers = await writersAmong(tx, lang, segments)
  const own = segments.find(({ key }) => writers.get(key)?.some(({ id }) => id === actor.id))
  if (own) throw translationProblem['own-translation']({ item: own.item })
}
