import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { People } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { wordingHash } from '../instrument/index.ts'
import { changeFields, setDraftAside, startDraft } from '../instrument/draft-commands.server.ts'
import { judgedOf } from '../instrument/judging.server.ts'
import { confirmVerdicts, publishVersion } from '../instrument/publish-commands.server.ts'
import { versionById } from '../instrument/queries.server.ts'
import { reviewTranslations, writeTranslations } from './commands.server.ts'
import { readDesk } from './queries.server.ts'

type Shown = Awaited<ReturnType<typeof readShown>>

const readShown = async (as: People, asked: { lang: 'sq' | 'sr' | 'mk'; kind?: 'title' | 'question' | 'rule' }) =>
  (await (await as.translator()).asks(readDesk, { page: 1, ...asked })).list!

const draftOfCore = async (as: People) => (await as.coordinator()).does(startDraft, { country: null })
const give = async (as: People, { id }: { id: string }) =>
  (await as.coordinator()).does(setDraftAside, { versionId: id })

/** As the desk's form sends a text that was shown. */
function written({ item, name, sourceHash, piece }: Shown['segments'][number], text: string) {
  return { item, name, source: sourceHash, seen: piece ? wordingHash(piece.text) : '', text }
}
const read = (it: Shown['segments'][number]) => {
  const { text: _text, ...named } = written(it, '')
  return named
}

async function textOf(as: People, lang: 'sq' | 'sr' | 'mk', code: string, name = 'title') {
  const desk = await (await as.translator()).asks(readDesk, { page: 1, lang, kind: 'title', area: code.slice(0, 3) })
  return desk.list!.segments.find((it) => it.item === code && it.name === name)!
}

const stored = (host: Host, field: string, item: string) =>
  host.asSystem((tx) =>
    tx.selectFrom('instrumentChange').select(['value']).where('item', '=', item).where('field', '=', field).execute(),
  )

describe('the translation desk', () => {
  test('counts every text of a language once: the numbers of its kinds and states add up', async ({ as }) => {
    const desk = await (await as.translator()).asks(readDesk, { page: 1 })
    const sum = (lang: string) =>
      desk.counts.filter((it) => it.lang === lang).reduce((all, { count }) => all + count, 0)
    const listed = await Promise.all(
      (['sq', 'mk', 'bs'] as const).map(async (lang) => {
        const { list } = await (await as.translator()).asks(readDesk, { page: 1, lang })
        return [sum(lang), list!.total]
      }),
    )
    for (const [counted, total] of listed) expect(counted).toBe(total)
    expect(desk.counts.some(({ lang }) => lang === 'en')).toBe(false)
  })

  test('shows a text that stands under many items once, and writes it to all of them', async ({ as, host }) => {
    const draft = await draftOfCore(as)
    const rules = await readShown(as, { lang: 'sq', kind: 'rule' })
    const shared = rules.segments.find(({ items }) => items.length > 5)!
    expect(shared.name).toBe('rule.3')
    await (
      await as.translator()
    ).does(writeTranslations, {
      versionId: draft.id,
      lang: 'sq',
      texts: [written(shared, 'Një tekst shqip për nivelin e tretë.')],
    })
    expect(await stored(host, 'rule.3.sq', shared.items.at(-1)!)).toMatchObject([
      { value: { text: 'Një tekst shqip për nivelin e tretë.', state: 'unreviewed' } },
    ])
    await give(as, draft)
  })

  test('a translation is bound to the source that its writer saw; another source is refused, nothing is written', async ({
    as,
  }) => {
    const draft = await draftOfCore(as)
    const ana = await as.translator()
    const shown = await textOf(as, 'sr', 'IDN-08')
    await (
      await as.coordinator()
    ).does(changeFields, {
      versionId: draft.id,
      item: 'IDN-08',
      fields: [{ field: 'title.en', value: 'Persons identified', seen: 0 }],
    })
    const late = { versionId: draft.id, lang: 'sr' as const, texts: [written(shown, 'Identifikovane osobe')] }
    await expect(ana.does(writeTranslations, late)).rejects.toMatchObject({ code: 'translation.source-changed' })
    const stale = await textOf(as, 'sr', 'IDN-08')
    expect(stale).toMatchObject({ state: 'stale', before: shown.source.text, source: { text: 'Persons identified' } })
    await ana.does(writeTranslations, { ...late, texts: [written(stale, stale.piece!.text)] })
    expect(await textOf(as, 'sr', 'IDN-08')).toMatchObject({ state: 'unreviewed', piece: { text: stale.piece!.text } })
    await give(as, draft)
  })

  test('two who translate the same text meet: the later one is shown both', async ({ as }) => {
    const draft = await draftOfCore(as)
    const shown = await textOf(as, 'sq', 'INV-01')
    const of = (text: string) => ({ versionId: draft.id, lang: 'sq' as const, texts: [written(shown, text)] })
    await (await as.translator()).does(writeTranslations, of('E para'))
    await expect((await as.translator(undefined, 'two')).does(writeTranslations, of('E dyta'))).rejects.toMatchObject({
      code: 'translation.changed-since',
      details: { conflicts: [{ key: 'INV-01:title', mine: 'E dyta', theirs: 'E para', by: 'translator region one' }] },
    })
    await give(as, draft)
  })

  test('another number or placeholder than in the source is refused, and which', async ({ as }) => {
    const draft = await draftOfCore(as)
    const { segments } = await readShown(as, { lang: 'sq', kind: 'rule' })
    const numbered = segments.find(({ source }) => source.text.match(/\d+/g)?.length === 1)!
    const number = /\d+/.exec(numbered.source.text)![0]
    const texts = [written(numbered, 'Pa numër, 777')]
    await expect(
      (await as.translator()).does(writeTranslations, { versionId: draft.id, lang: 'sq', texts }),
    ).rejects.toMatchObject({
      code: 'translation.signs-differ',
      fields: [
        { field: `text.${numbered.key}`, key: 'translation.field.signs-missing', values: { signs: number } },
        { field: `text.${numbered.key}`, key: 'translation.field.signs-extra', values: { signs: '777' } },
      ],
    })
    await give(as, draft)
  })

  test('the source language is nobody’s to translate, and what is not there is said so', async ({ as }) => {
    const draft = await draftOfCore(as)
    const ana = await as.translator()
    const shown = await textOf(as, 'sq', 'INV-01')
    const into = (lang: 'en' | 'sq', item: string) =>
      ana.does(writeTranslations, { versionId: draft.id, lang, texts: [{ ...written(shown, 'Text'), item }] })
    await expect(into('en', 'INV-01')).rejects.toMatchObject({ code: 'translation.source-language' })
    await expect(into('sq', 'ZZZ-01')).rejects.toMatchObject({ code: 'translation.no-such-text' })
    await give(as, draft)
  })

  test('what is published is written by nobody', async ({ as }) => {
    const desk = await (await as.translator()).asks(readDesk, { page: 1, lang: 'sq', kind: 'title' })
    expect(desk).toMatchObject({ mayWrite: false, mayBegin: false, version: { state: 'published' } })
    await expect(
      (await as.translator()).does(writeTranslations, {
        versionId: desk.version.id,
        lang: 'sq',
        texts: [written(desk.list!.segments[0]!, 'Tekst')],
      }),
    ).rejects.toMatchObject({ code: 'instrument.not-a-draft' })
  })
})

describe('a review', () => {
  test('is by another person than who wrote, of the text that was seen, and an edit ends it', async ({ as }) => {
    const draft = await draftOfCore(as)
    const [ana, bojan] = [await as.translator(), await as.coordinator()]
    const into = { versionId: draft.id, lang: 'sq' as const }
    const shown = await textOf(as, 'sq', 'INV-01')
    await ana.does(writeTranslations, { ...into, texts: [written(shown, 'Titulli i parë')] })
    const first = await textOf(as, 'sq', 'INV-01')
    expect(first).toMatchObject({ isOwn: true, by: 'translator region one' })
    await expect(ana.does(reviewTranslations, { ...into, texts: [read(first)] })).rejects.toMatchObject({
      code: 'translation.own-translation',
    })
    await expect(bojan.does(reviewTranslations, { ...into, texts: [read(shown)] })).rejects.toMatchObject({
      code: 'translation.changed-since',
    })
    await bojan.does(reviewTranslations, { ...into, texts: [read(first)] })
    const reviewed = await textOf(as, 'sq', 'INV-01')
    expect(reviewed).toMatchObject({ state: 'reviewed', by: 'translator region one' })
    await ana.does(writeTranslations, { ...into, texts: [written(reviewed, 'Titulli i dytë')] })
    expect(await textOf(as, 'sq', 'INV-01')).toMatchObject({ state: 'unreviewed' })
    await give(as, draft)
  })

  test('is lost when the source changes, and a stale text is not confirmed but written again', async ({ as }) => {
    const draft = await draftOfCore(as)
    const bojan = await as.coordinator()
    const into = { versionId: draft.id, lang: 'sr' as const }
    await bojan.does(reviewTranslations, { ...into, texts: [read(await textOf(as, 'sr', 'INV-02'))] })
    expect(await textOf(as, 'sr', 'INV-02')).toMatchObject({ state: 'reviewed' })
    await bojan.does(changeFields, {
      versionId: draft.id,
      item: 'INV-02',
      fields: [{ field: 'title.en', value: 'Another title', seen: 0 }],
    })
    const stale = await textOf(as, 'sr', 'INV-02')
    expect(stale).toMatchObject({ state: 'stale' })
    await expect(bojan.does(reviewTranslations, { ...into, texts: [read(stale)] })).rejects.toMatchObject({
      code: 'translation.not-to-review',
    })
    await give(as, draft)
  })
})

describe('rights', () => {
  test('a translator of one country writes its variant, and neither the core nor anything else of the instrument', async ({
    as,
  }) => {
    const core = await draftOfCore(as)
    const { id } = await (await as.lead('rs')).does(startDraft, { country: 'rs' })
    await (
      await as.lead('rs')
    ).does(changeFields, {
      versionId: id,
      item: 'IDN-08',
      fields: [{ field: 'title.en', value: 'Victims identified in Serbia', seen: 0 }],
    })
    const ana = await as.translator('rs')
    const desk = await ana.asks(readDesk, { page: 1, version: 'rs-1', lang: 'sr' })
    expect(desk.list!.segments.map(({ key }) => key)).toEqual(['IDN-08:title'])
    const texts = [written(desk.list!.segments[0]!, 'Žrtve identifikovane u Srbiji')]
    await ana.does(writeTranslations, { versionId: id, lang: 'sr', texts })
    await expect(ana.does(writeTranslations, { versionId: core.id, lang: 'sr', texts })).rejects.toMatchObject({
      code: 'kit.not-allowed',
    })
    await expect(
      (await as.translator('al')).does(writeTranslations, { versionId: id, lang: 'sr', texts }),
    ).rejects.toMatchObject({ code: 'kit.not-found' })
    const field = { field: 'unit', value: 'persons', seen: 0 }
    await expect(ana.does(changeFields, { versionId: id, item: 'IDN-08', fields: [field] })).rejects.toMatchObject({
      code: 'kit.not-allowed',
    })
    await (await as.lead('rs')).does(setDraftAside, { versionId: id })
    await give(as, core)
  })
})

test('a version of nothing but translations needs no verdict, or the same for all, and is published', async ({
  as,
  host,
  clock,
}) => {
  clock.now = new Date(clock.now.getTime() + 60_000)
  const draft = await draftOfCore(as)
  const titles = await readShown(as, { lang: 'mk', kind: 'title' })
  const some = titles.segments.filter(({ source }) => !/\d/.test(source.text)).slice(0, 5)
  await (
    await as.translator()
  ).does(writeTranslations, {
    versionId: draft.id,
    lang: 'mk',
    texts: some.map((it, at) => written(it, `Наслов ${'абвгд'.charAt(at)}`)),
  })
  const coordinator = await as.coordinator()
  const { judged, version } = await host.asSystem(async (tx) => {
    const version = (await versionById(tx, draft.id))!
    return { judged: await judgedOf(tx, version), version }
  })
  expect(new Set(judged.map(({ proposed }) => proposed))).toEqual(new Set(judged.length > 0 ? ['same'] : []))
  const codes = judged.map(({ code }) => code)
  if (codes.length > 0)
    await coordinator.does(confirmVerdicts, {
      versionId: draft.id,
      againstId: judged[0]!.against.id,
      codes,
      reason: 'Only translations.',
    })
  await coordinator.does(publishVersion, { versionId: draft.id, revision: version.revision, note: '' })
  const after = await (
    await as.translator()
  ).asks(readDesk, { page: 1, lang: 'mk', kind: 'title', state: 'unreviewed' })
  expect(after.version.code).toBe(draft.code)
  expect(after.list!.segments.map(({ piece }) => piece?.text)).toEqual(expect.arrayContaining(['Наслов а', 'Наслов д']))
})
