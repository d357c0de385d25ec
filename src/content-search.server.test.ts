import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from './content.fixture.ts'
import { loadContent } from './content.server.ts'
import { rebuildSearch } from './content-search.server.ts'
import type { Locale } from './locale/index.ts'
import type { Item } from './modules/instrument/item.ts'
import { insertItems, itemsOf } from './modules/instrument/items.server.ts'
import { instrumentVersion } from './modules/instrument/queries.server.ts'
import { inTransaction } from './server/db/transaction.ts'
import { putEntries } from './server/search/entries.server.ts'
import { search } from './server/search/find.server.ts'

let db: Awaited<ReturnType<typeof emptyDatabase>>
beforeAll(async () => {
  db = await emptyDatabase()
  await db.asSystem((tx) => loadContent(tx, 'content', () => undefined))
})
afterAll(() => db.drop())

const found = (typed: string, locale: Locale = 'en') => db.publicly((tx) => search(tx, typed, locale))
/** The best three of each kind, as the page shows them. */
const topOf = async (typed: string, kind: string, locale: Locale = 'en') => {
  const { kinds } = await found(typed, locale)
  return (kinds.find((it) => it.kind === kind)?.found ?? []).slice(0, 3)
}

describe('search', () => {
  test.each(['izvestilac', 'izvjestilac', 'известувач', 'raportues', 'rapporteur', 'Национални известилац'])(
    'finds the indicators on the national rapporteur by "%s"',
    async (typed) => {
      const top = (await topOf(typed, 'indicator')).map(({ code }) => code)
      expect(top).toContain('INS-11')
      expect(top.every((code) => code.startsWith('INS-'))).toBe(true)
    },
  )

  test.each(['djordjevic', 'Đorđević', 'Ђорђевић', 'dordevic'])(
    'finds a person of an edition by "%s"',
    async (typed) => {
      const entry = { kind: 'edition', code: 'rs/2021/1', lang: 'sr' as const, href: 'countries/rs/2021' }
      await db.asSystem((tx) =>
        putEntries(tx, [{ ...entry, title: 'Srbija 2021', body: 'Jelena Đorđević, ocenjivačica' }]),
      )
      expect((await topOf(typed, 'edition')).map(({ code }) => code)).toEqual(['rs/2021/1'])
    },
  )

  test('gives the title in the language of the reader, whatever the language of the word', async () => {
    const [cyrillic] = await topOf('rapporteur', 'indicator', 'sr-cyrl')
    expect(cyrillic).toMatchObject({ lang: 'sr', locale: 'sr-cyrl', isFallback: false })
    expect(cyrillic?.title).toMatch(/^[\p{Script=Cyrillic}\P{L}]+$/u)
    const [macedonian] = await topOf('izvestilac', 'indicator', 'mk')
    expect(macedonian).toMatchObject({ lang: 'mk', locale: 'mk', isFallback: false })
    const [measure] = await topOf('izvestilac', 'measure', 'sq')
    expect(measure).toMatchObject({ code: 'national_rapporteur_body', lang: 'sq', isFallback: false })
  })

  test('finds countries, areas, standards, measures and institutions of all five countries', async () => {
    expect((await topOf('Crna Gora', 'country'))[0]).toMatchObject({ code: 'me', href: 'countries/me' })
    expect((await topOf('Shqipëria', 'country'))[0]?.code).toBe('al')
    expect((await topOf('institucionalni okvir', 'area'))[0]).toMatchObject({
      code: 'INS',
      title: 'Institutional framework',
    })
    expect((await topOf('2011/36', 'standard')).map(({ code }) => code)).toContain('eu-2011-36')
    expect((await topOf('officially identified victims total', 'measure'))[0]?.code).toBe('identified_victims_total')
    expect((await topOf('Avokati i Popullit', 'institution', 'sq'))[0]?.title).toContain('Avokati i Popullit')
  })

  test('finds an indicator by its code', async () => {
    expect((await topOf('idn-08', 'indicator'))[0]).toMatchObject({ code: 'IDN-08', href: 'instrument/1/idn-08' })
  })

  test('shows the best twenty of a kind and says how many there are', async () => {
    const { kinds, total } = await found('victim')
    const measures = kinds.find(({ kind }) => kind === 'measure')
    expect(measures?.found).toHaveLength(20)
    expect(measures?.total).toBeGreaterThan(20)
    expect(total).toBe(kinds.reduce((sum, it) => sum + it.total, 0))
  })

  test('where nothing has all words shows what has some, and says so', async () => {
    const some = await found('rapporteur zzzz')
    expect(some.isLoose).toBe(true)
    expect(some.total).toBeGreaterThan(0)
    expect(await found('zzzz')).toEqual({ isLoose: true, total: 0, kinds: [] })
  })

  test('takes whatever is typed: signs, quotes, nothing, a page of text', async () => {
    for (const typed of ['', '   ', "'; drop table search_entry; --", ':*&|!()<->', '\u0000', 'ž'.repeat(5000)])
      expect((await found(typed)).kinds.every(({ found: of }) => of.length > 0)).toBe(true)
  })

  test('keeps what was indexed of editions when the shipped content is indexed anew', async () => {
    const entry = { kind: 'edition', code: 'al/2022/1', lang: 'en' as const, href: 'countries/al/2022', body: '' }
    await db.asSystem((tx) => putEntries(tx, [{ ...entry, title: 'Zanzibar' }]))
    await db.asSystem((tx) => rebuildSearch(tx))
    expect(await topOf('zanzibar', 'edition')).toHaveLength(1)
    await db.asSystem((tx) => putEntries(tx, [{ ...entry, title: 'Replaced' }]))
    expect((await found('zanzibar')).total).toBe(0)
  })

  test('is written by who publishes in that country, and by no reader of the portal', async () => {
    const entry = { kind: 'edition', code: 'mk/2023/1', lang: 'en' as const, href: 'countries/mk/2023', body: '' }
    const as = (context: Parameters<typeof inTransaction>[1]) =>
      inTransaction(db.pool, context, ({ tx }) => putEntries(tx, [{ ...entry, title: 'Quetzal' }]))
    await expect(as({ purpose: 'public' })).rejects.toThrow('row-level security')
    await expect(as({ purpose: 'person', reads: '*', writes: 'rs' })).rejects.toThrow('row-level security')
    await as({ purpose: 'person', reads: 'mk', writes: 'mk' })
    expect(await topOf('quetzal', 'edition')).toHaveLength(1)
  })
})

test('a version that was published since is found by its new words, and so is what one country asks alone', async () => {
  const base = await emptyDatabase()
  await base.asSystem((tx) => loadContent(tx, 'content', () => undefined))
  const core = (await base.publicly((db) => instrumentVersion(db)))!
  const items = await base.publicly((db) => itemsOf(db, core.id))
  const published = async (row: { code: string; country: string | null }, told: Item[]) =>
    base.asSystem(async (tx) => {
      const { id } = await tx
        .insertInto('instrumentVersion')
        .values({ ...row, state: 'draft', predecessorId: core.id, coreId: row.country === null ? null : core.id })
        .returning('id')
        .executeTakeFirstOrThrow()
      await insertItems(tx, id, told)
      await tx
        .updateTable('instrumentVersion')
        .set({ state: 'published', sha256: row.code, publishedAt: new Date(Date.now() + 1000) })
        .where('id', '=', id)
        .execute()
    })
  const retitled = (code: string, as: string, text: string) =>
    items.map((it) =>
      it.code === code
        ? { ...it, code: as, fields: { ...it.fields, 'title.en': { text, state: 'source' as const } } }
        : it,
    )
  await published({ code: '2', country: null }, retitled('IDN-04', 'IDN-04', 'Zebra crossing'))
  await published({ code: 'rs-1', country: 'rs' }, retitled('IDN-05', 'IDN-99-RS', 'Quagga reserve'))
  // The next start: the same content, an index that is behind.
  await base.asSystem((tx) => loadContent(tx, 'content', () => undefined))
  const found = async (word: string) =>
    (await base.publicly((db) => db.selectFrom('searchEntry').select(['code', 'href', 'title']).execute())).filter(
      ({ title }) => title.includes(word),
    )
  expect(await found('Zebra')).toMatchObject([
    { code: 'IDN-04', href: expect.stringContaining('instrument/2') as string },
  ])
  expect(await found('Quagga')).toMatchObject([{ code: 'IDN-99-RS' }])
  await base.drop()
})
