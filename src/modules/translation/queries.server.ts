import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import { contentLang, doubtfulWords, isLocale, type ContentLang } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { textOf, wordingHash, type Item } from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import { itemsOf, versionById } from '../instrument/queries.server.ts'
import { aboutAsked, Asked, choices, isAsked, versionAsked } from './asked.server.ts'
import { hitsOf } from './glossary-hits.ts'
import { glossary } from './glossary.server.ts'
import { mayBegin, mayTranslate, PAGE } from './model.ts'
import { scriptExceptions } from './script-queries.server.ts'
import { countsOf, segmentsOf, type Segment } from './segments.ts'
import { wordsOfVersion } from './versions.server.ts'

export { glossary } from './glossary.server.ts'
export { translationsWaiting } from './waiting.server.ts'
export { readScript, scriptExceptions } from './script-queries.server.ts'

const AskedPage = Asked.extend({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })

/** The desk: what is missing, stale and unreviewed of a version, and a page of the texts themselves. */
export const readDesk = query({
  may: 'instrument.read',
  takes: AskedPage,
  about: aboutAsked,
  run: async (db, { actor }, asked) => {
    const version = (await versionAsked(db, asked.version))!
    const { items, isOwn } = await wordsOfVersion(db, version)
    const { lang } = asked
    const mayWrite = version.state === 'draft' && mayTranslate(actor, version.country)
    return {
      version,
      asked: { ...asked, version: version.code },
      ...(await choices(db, version)),
      mayWrite,
      mayBegin: version.state === 'published' && mayBegin(actor, version.country),
      ownLang: isLocale(actor.locale) ? contentLang(actor.locale) : 'en',
      counts: countsOf(items, isOwn),
      areas: items.filter(({ level }) => level === 'area').map(({ code }) => code),
      list:
        lang === undefined
          ? null
          : await page(db, { version, items, lang, asked, actor }, segmentsOf(items, lang, isOwn)),
    }
  },
})

interface Wanted {
  readonly version: InstrumentVersion
  readonly items: readonly Item[]
  readonly lang: ContentLang
  readonly asked: z.output<typeof AskedPage>
  readonly actor: { readonly id: string }
}

async function page(db: ReadDb, { version, items, lang, asked, actor }: Wanted, all: readonly Segment[]) {
  const found = all.filter((it) => isAsked(it, asked))
  const pages = Math.max(1, Math.ceil(found.length / PAGE))
  const number = Math.min(asked.page, pages)
  const shown = found.slice((number - 1) * PAGE, number * PAGE)
  const [writers, before, terms, exceptions] = [
    await writersAmong(db, lang, shown),
    await sourcesBefore(db, version, shown),
    await glossary(),
    await scriptExceptions(db),
  ]
  const byCode = new Map(items.map((it) => [it.code, it]))
  const hitsIn = hitsOf(lang, terms)
  return {
    total: found.length,
    page: number,
    pages,
    segments: shown.map((it) => ({
      ...it,
      sourceHash: wordingHash(it.source.text),
      help: helpFor(byCode.get(it.item), it, lang),
      before: before.get(it.key) ?? null,
      hits: hitsIn(it),
      doubtful: lang === 'sr' ? doubtfulWords(it.piece?.text ?? '', exceptions) : [],
      by: writers.get(it.key)?.at(-1)?.name ?? null,
      isOwn: writers.get(it.key)?.some(({ id }) => id === actor.id) ?? false,
    })),
  }
}

/** A neighbouring language helps: Serbian for those who read it, English where the source is another. */
function helpFor(item: Item | undefined, { source, name }: Segment, lang: ContentLang) {
  const order: readonly ContentLang[] = ['bs', 'cnr', 'mk'].includes(lang) ? ['sr', 'en'] : ['en']
  const found = order.find((one) => one !== source.lang && one !== lang && item && textOf(item.fields, name, one))
  return found ? { lang: found, text: textOf(item!.fields, name, found)! } : null
}

/** Who wrote the translations that stand there now, by all that is remembered; confirming is not writing. */
export async function writersAmong(db: ReadDb, lang: ContentLang, segments: readonly Segment[]) {
  const items = [...new Set(segments.flatMap((it) => it.items))]
  const found = new Map<string, { id: string; name: string }[]>()
  if (items.length === 0) return found
  const edits = await db
    .selectFrom('instrumentEdit as e')
    .innerJoin('person', 'person.id', 'e.byId')
    .select(['e.item', 'e.field', 'e.after', 'e.byId', 'person.name'])
    .where('e.item', 'in', items)
    .where('e.field', 'like', `%.${lang}`)
    .where('e.after', 'is not', null)
    .orderBy('e.at')
    .orderBy('e.revision')
    .execute()
  for (const { key, name, piece, items: all } of segments) {
    const own = edits.filter(({ item, field, after }) => {
      const said = after as { text?: string; state?: string } | null
      return (
        field === `${name}.${lang}` && all.includes(item) && said?.state !== 'reviewed' && said?.text === piece?.text
      )
    })
    found.set(
      key,
      own.map(({ byId: id, name: by }) => ({ id, name: by })),
    )
  }
  return found
}

/** Of stale translations: the source as it was when they were made, where that is still known. */
async function sourcesBefore(db: ReadDb, version: InstrumentVersion, segments: readonly Segment[]) {
  const stale = segments.filter(({ state }) => state === 'stale')
  const found = new Map<string, string>()
  if (stale.length === 0) return found
  const said = await earlierWords(
    db,
    version,
    stale.map(({ item }) => item),
  )
  for (const { key, item, name, source, piece } of stale) {
    const texts = said(item, `${name}.${source.lang}`).filter((text) => text !== source.text)
    const meant = piece?.of === undefined ? texts[0] : texts.find((text) => wordingHash(text) === piece.of)
    if (meant !== undefined) found.set(key, meant)
  }
  return found
}

const MOST_VERSIONS = 8

/** What a field said before, the newest first: in the versions beneath, then in the edits. */
async function earlierWords(db: ReadDb, version: InstrumentVersion, items: readonly string[]) {
  const beneath: Item[][] = []
  const seen = new Set<string>()
  for (let at: InstrumentVersion | undefined = version; at && beneath.length < MOST_VERSIONS;) {
    const before: string | null = at.predecessorId
    if (at.coreId !== null && !seen.has(at.coreId)) {
      seen.add(at.coreId)
      beneath.push(await itemsOf(db, at.coreId, items))
    }
    if (before === null || seen.has(before)) break
    seen.add(before)
    beneath.push(await itemsOf(db, before, items))
    at = await versionById(db, before)
  }
  const edits = await db
    .selectFrom('instrumentEdit')
    .select(['item', 'field', 'before', 'after'])
    .where('item', 'in', [...items])
    .orderBy('at', 'desc')
    .orderBy('revision', 'desc')
    .execute()
  const textIn = (value: unknown) => (value as { text?: string } | null)?.text
  return (item: string, field: string): string[] => [
    ...beneath.flatMap((all) => textIn(all.find(({ code }) => code === item)?.fields[field]) ?? []),
    ...edits
      .filter((it) => it.item === item && it.field === field)
      .flatMap(({ before, after }) => [textIn(after) ?? [], textIn(before) ?? []].flat()),
  ]
}
