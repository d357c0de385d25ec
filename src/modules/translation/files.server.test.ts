import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { People } from '../../../test/people.ts'
import { structureFaults } from '../../formats/xliff-structure.fixture.ts'
import { changeFields, setDraftAside, startDraft, undoEdit } from '../instrument/draft-commands.server.ts'
import { reviewTranslations } from './commands.server.ts'
import { readTextFiles } from './file-queries.server.ts'
import {
  bring,
  bytesOf,
  changeSource,
  draftOfCore,
  seenBy,
  shown,
  take,
  titles,
  translated,
  write,
  written,
  type Bytes,
} from './files.fixture.ts'
import { takeTextsIn } from './import-commands.server.ts'
import { readDesk } from './queries.server.ts'
import { textHash } from './text-key.ts'

const WORKBOOKS = 120_000

describe('a file of translations', () => {
  test.for(['xlf', 'xlsx'] as const)(
    'as %s changes nothing when it comes back, in a base and in a sample of one',
    { timeout: WORKBOOKS },
    async (format, { as }) => {
      const ana = await as.translator()
      const draft = await draftOfCore(as)
      const { counts } = await ana.asks(readDesk, { page: 1 })
      const all = counts.filter(({ lang }) => lang === 'sq').reduce((sum, { count }) => sum + count, 0)
      for (const isSample of [false, true]) {
        const file = await take(ana, format, { lang: 'sq' }, isSample)
        if (format === 'xlf') expect(await structureFaults(new TextDecoder().decode(file))).toEqual([])
        const { id, texts } = await bring(ana, draft, file, { isSample })
        expect(texts).toBe(all)
        const plan = await seenBy(ana, draft, id)
        expect(plan).toMatchObject({ counts: { unchanged: all }, textCount: 0, conflictCount: 0, unknownCount: 0 })
        const nothing = ana.does(takeTextsIn, { importId: id, seen: plan.seen })
        await expect(nothing).rejects.toMatchObject({ code: 'translation.changes-nothing' })
      }
    },
  )

  test('says of each text its source, its state and what helps, and holds what was asked for only', async ({ as }) => {
    const ana = await as.translator()
    const draft = await draftOfCore(as)
    await changeSource(as, draft, 'INV-01', 'Another source')
    const text = new TextDecoder().decode(await take(ana, 'xlf', { lang: 'sq', kind: 'title', area: 'INV' }))
    const units = text.match(/<unit id="[^"]*"/g)!
    expect(units.every((unit) => /"INV[A-Z0-9.-]*:title:[0-9a-f]{12}:([0-9a-f]{12}|none)"/.test(unit))).toBe(true)
    expect(text).toContain('srcLang="en" trgLang="sq"')
    const one = text.split('\n').find((line) => line.includes('"INV-01:title:'))!
    expect(one).toContain('<segment state="initial" subState="rapporteur:stale">')
    expect(one).toContain('<note category="state">Source changed since</note>')
    expect(text).toContain('<note category="help">')
  })

  test(
    'as a workbook lets nobody change anything but the translations, and runs nothing that a text begins with',
    { timeout: WORKBOOKS },
    async ({ as }) => {
      const ana = await as.translator()
      const draft = await draftOfCore(as)
      await write(ana, draft, await shown(as, 'INV-02'), '=HYPERLINK(A)')
      const book = new ExcelJS.Workbook()
      await book.xlsx.load((await take(ana, 'xlsx', titles)).buffer)
      const sheet = book.getWorksheet('Translations')!
      const heads = (sheet.getRow(1).values as string[]).slice(1)
      expect(heads).toEqual([
        'key',
        'item',
        'text',
        'state',
        'language',
        'source',
        'target.sq',
        'sourceVersion',
        'notes',
      ])
      const locked = heads.map((_, at) => sheet.getRow(2).getCell(at + 1).protection?.locked !== false)
      expect(locked).toEqual(heads.map((head) => head !== 'target.sq'))
      expect([
        sheet.getColumn(1).hidden,
        (sheet as { sheetProtection?: { sheet?: boolean } }).sheetProtection?.sheet,
      ]).toEqual([true, true])
      const texts = sheet.getColumn(7).values as ExcelJS.CellValue[]
      expect(texts).toContain('=HYPERLINK(A)')
    },
  )

  test('is shown, then written whole as one act, unreviewed, in the name of who brought it; a second time it changes nothing', async ({
    as,
    pool,
  }) => {
    const [ana, bojan] = [await as.translator(), await as.coordinator()]
    const draft = await draftOfCore(as)
    const before = await shown(as, 'INV-01')
    const file = translated(
      await take(ana, 'xlf', titles),
      { 'INV-01:title': 'Titulli i parë', 'INV-02:title': 'Titulli &amp; i dytë' },
      'final',
    )
    const { id } = await bring(ana, draft, file)
    const plan = await seenBy(ana, draft, id)
    expect(plan).toMatchObject({ counts: { changed: 2 }, problemCount: 0, conflictCount: 0 })
    expect(plan.texts.map(({ key, here, file: said }) => [key, here !== '', said])).toEqual([
      ['INV-01:title', true, 'Titulli i parë'],
      ['INV-02:title', true, 'Titulli & i dytë'],
    ])
    expect((await shown(as, 'INV-01')).piece).toEqual(before.piece)

    expect(await ana.does(takeTextsIn, { importId: id, seen: plan.seen })).toMatchObject({ texts: 2, revision: 1 })
    const after = await shown(as, 'INV-01')
    expect(after).toMatchObject({ state: 'unreviewed', piece: { text: 'Titulli i parë' }, isOwn: true })
    const read = { item: 'INV-01', name: 'title', source: after.sourceHash, seen: textHash('Titulli i parë') }
    const review = { versionId: draft.id, lang: 'sq' as const, texts: [read] }
    await expect(ana.does(reviewTranslations, review)).rejects.toMatchObject({ code: 'translation.own-translation' })
    await bojan.does(reviewTranslations, review)

    const { rows: audited } = await pool.query(
      `select act from audit_entry where act like 'translation.file-%' order by seq desc limit 2`,
    )
    expect(audited.map(({ act }) => act)).toEqual(['translation.file-applied', 'translation.file-brought'])
    const { rows: earlier } = await pool.query(
      `select item from instrument_edit where version_id = $1 and revision = 1 and field = 'title.sq' order by item`,
      [draft.id],
    )
    expect(earlier.map(({ item }) => item)).toEqual(['INV-01', 'INV-02'])

    await expect(ana.does(takeTextsIn, { importId: id, seen: plan.seen })).rejects.toMatchObject({
      code: 'translation.already-applied',
    })
    const again = await bring(ana, draft, file)
    expect(await seenBy(ana, draft, again.id)).toMatchObject({ textCount: 0, conflictCount: 0 })
  })

  test('of a coordinator is taken back by one undo', async ({ as }) => {
    const bojan = await as.coordinator()
    const draft = await draftOfCore(as)
    const before = await shown(as, 'INV-01')
    const file = translated(await take(bojan, 'xlf', titles), { 'INV-01:title': 'A', 'INV-02:title': 'B' })
    const { id } = await bring(bojan, draft, file)
    await bojan.does(takeTextsIn, { importId: id, seen: (await seenBy(bojan, draft, id)).seen })
    await bojan.does(undoEdit, { versionId: draft.id })
    expect((await shown(as, 'INV-01')).piece).toEqual(before.piece)
  })

  test(
    'as a workbook is shown cell by cell where something is wrong, and then nothing of it is written',
    { timeout: WORKBOOKS },
    async ({ as }) => {
      const ana = await as.translator()
      const draft = await draftOfCore(as)
      const taken = await take(ana, 'xlsx', titles)
      const file = await written(taken, {
        'INV-01:title': 'Titulli 777',
        'INV-02:title': { formula: 'A1&"x"', result: 'x' },
        'INV-03:title': 'Titulli i tretë',
      })
      const { id } = await bring(ana, draft, file)
      const plan = await seenBy(ana, draft, id)
      expect(plan.problems.map(({ key }) => key).toSorted()).toEqual(['formula', 'signs-extra'])
      for (const { address } of plan.problems) expect(address).toMatch(/^Translations!G\d+$/)
      await expect(ana.does(takeTextsIn, { importId: id, seen: plan.seen })).rejects.toMatchObject({
        code: 'translation.has-problems',
        values: { count: 2 },
      })
      const right = await bring(ana, draft, await written(taken, { 'INV-03:title': 'Titulli i tretë' }))
      await ana.does(takeTextsIn, { importId: right.id, seen: (await seenBy(ana, draft, right.id)).seen })
      expect(await shown(as, 'INV-03')).toMatchObject({ state: 'unreviewed', piece: { text: 'Titulli i tretë' } })
    },
  )

  test('meets another source and another translation as conflicts: a person decides, and of an earlier source it is stale', async ({
    as,
  }) => {
    const [ana, bojan] = [await as.translator(), await as.translator(undefined, 'two')]
    const draft = await draftOfCore(as)
    const source = (await shown(as, 'INV-01')).source.text
    const file = translated(await take(ana, 'xlf', titles), {
      'INV-01:title': 'Nga skedari',
      'INV-02:title': 'Nga skedari',
      'INV-03:title': 'Nga skedari',
    })
    await changeSource(as, draft, 'INV-01', 'Another source')
    await write(bojan, draft, await shown(as, 'INV-02'), 'Nga tryeza')
    const { id } = await bring(ana, draft, file)
    const plan = await seenBy(ana, draft, id)
    expect(plan.conflicts).toMatchObject([
      { key: 'INV-01:title', fileSource: { text: source }, source: { text: 'Another source' }, isWrittenSince: false },
      { key: 'INV-02:title', here: 'Nga tryeza', file: 'Nga skedari', fileSource: null, isWrittenSince: true },
    ])
    expect(plan.texts.map(({ key }) => key)).toEqual(['INV-03:title'])
    const apply = (seen: string, texts: Record<string, 'file' | 'here'> = {}) =>
      ana.does(takeTextsIn, { importId: id, seen, texts })
    await expect(apply(plan.seen)).rejects.toMatchObject({ code: 'translation.undecided', values: { count: 2 } })
    const decided = { 'INV-01:title': 'file', 'INV-02:title': 'here' } as const
    await write(bojan, draft, await shown(as, 'INV-02'), 'Nga tryeza sërish')
    await expect(apply(plan.seen, decided)).rejects.toMatchObject({ code: 'translation.moved-since' })
    await apply((await seenBy(ana, draft, id)).seen, decided)
    expect(await shown(as, 'INV-01')).toMatchObject({ state: 'stale', piece: { text: 'Nga skedari' }, before: source })
    expect(await shown(as, 'INV-02')).toMatchObject({ piece: { text: 'Nga tryeza sërish' } })
    expect(await shown(as, 'INV-03')).toMatchObject({ piece: { text: 'Nga skedari' } })
  })

  test('says that a stale translation still holds, and what is not here any more is listed and not lost in silence', async ({
    as,
  }) => {
    const ana = await as.translator()
    const draft = await draftOfCore(as)
    await changeSource(as, draft, 'INV-01', 'Another source')
    const stale = await shown(as, 'INV-01')
    const taken = await take(ana, 'xlf', titles)
    const text = new TextDecoder().decode(translated(taken, { 'INV-01:title': stale.piece!.text }))
    const { id } = await bring(ana, draft, bytesOf(text.replace('"INV-02:title:', '"INV-99:title:')))
    const plan = await seenBy(ana, draft, id)
    expect(plan).toMatchObject({ counts: { holds: 1 }, unknown: [{ key: 'INV-99:title' }], unknownCount: 1 })
    await ana.does(takeTextsIn, { importId: id, seen: plan.seen })
    expect(await shown(as, 'INV-01')).toMatchObject({ state: 'unreviewed', piece: { text: stale.piece!.text } })
  })

  test('of what a country says itself goes out from its own language and comes in as that', async ({ as }) => {
    const lead = await as.lead('rs')
    const draft = await lead.does(startDraft, { country: 'rs' })
    for (const field of ['title.en', 'question.en'])
      await lead.does(changeFields, {
        versionId: draft.id,
        item: 'IDN-08',
        fields: [{ field, value: `Said by Serbia: ${field}`, seen: 0 }],
      })
    const ana = await as.translator('rs')
    const asked = { version: draft.code, lang: 'sr' } as const
    const taken = await take(ana, 'xlf', asked)
    const text = new TextDecoder().decode(taken)
    expect(text).toContain('trgLang="sr-Latn"')
    expect(text.match(/<unit /g)).toHaveLength(2)
    const { id } = await bring(ana, draft, translated(taken, { 'IDN-08:title': 'Kaže Srbija' }), { lang: 'sr' })
    const { seen } = await seenBy(ana, draft, id, 'sr')
    await ana.does(takeTextsIn, { importId: id, seen })
    const desk = await ana.asks(readDesk, { page: 1, ...asked, kind: 'title' })
    expect(desk.list!.segments).toMatchObject([{ piece: { text: 'Kaže Srbija' }, state: 'unreviewed' }])
    await lead.does(setDraftAside, { versionId: draft.id })
  })
})

const firstVersion = async (as: People) => (await (await as.translator()).asks(readTextFiles, { version: '1' })).version

describe('a file that does not belong here', () => {
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'taken',
      (error: { code: string }) => error.code,
    )

  test(
    'is refused: of another language, in Cyrillic, of a sample, and the other way round',
    { timeout: WORKBOOKS },
    async ({ as }) => {
      const ana = await as.translator()
      const draft = await draftOfCore(as)
      const refused = async (bytes: Bytes, more: Parameters<typeof bring>[3] = {}) =>
        codeOf(bring(ana, draft, bytes, more))
      for (const format of ['xlf', 'xlsx'] as const) {
        const [real, sample] = [await take(ana, format, titles), await take(ana, format, titles, true)]
        expect(await refused(real, { lang: 'mk' })).toBe('translation.other-language')
        expect(await refused(sample)).toBe('translation.from-a-sample')
        expect(await refused(real, { isSample: true })).toBe('translation.not-from-a-sample')
      }
      const serbian = new TextDecoder().decode(await take(ana, 'xlf', { lang: 'sr', kind: 'title' }))
      expect(await refused(bytesOf(serbian), { lang: 'sr' })).toBe('taken')
      const said = (tag: string) => bytesOf(serbian.replace('trgLang="sr-Latn"', `trgLang="${tag}"`))
      expect(await refused(said('sr-Latn-RS'), { lang: 'sr' })).toBe('taken')
      expect(await refused(said('sr-Cyrl'), { lang: 'sr' })).toBe('translation.cyrillic-is-made')
      expect(await refused(said('sr-Cyrl-RS'), { lang: 'sq' })).toBe('translation.cyrillic-is-made')
      await expect(bring(ana, draft, said('de'))).rejects.toMatchObject({
        code: 'translation.other-language',
        values: { file: 'de', chosen: 'Shqip' },
      })
    },
  )

  test('is nobody else’s: another translator neither sees nor applies it, and without the right nobody brings one', async ({
    as,
  }) => {
    const ana = await as.translator()
    const draft = await draftOfCore(as)
    const file = translated(await take(ana, 'xlf', titles), { 'INV-01:title': 'Titulli' })
    const { id } = await bring(ana, draft, file)
    const { seen } = await seenBy(ana, draft, id)
    for (const other of [await as.translator(undefined, 'two'), await as.coordinator(), await as.translator('rs')]) {
      expect(await codeOf(seenBy(other, draft, id))).toBe('kit.not-found')
      expect(await codeOf(other.does(takeTextsIn, { importId: id, seen }))).toBe('kit.not-found')
    }
    for (const other of [await as.translator('rs'), await as.lead('rs'), await as.reader()])
      expect(await codeOf(bring(other, draft, file))).toBe('kit.not-allowed')
    const published = await firstVersion(as)
    expect(await codeOf(bring(ana, published, file))).toBe('instrument.not-a-draft')
  })
})
