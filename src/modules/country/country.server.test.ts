import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from '../../content.fixture.ts'
import { loadContent } from '../../content.server.ts'
import { CONTENT_LANGS, textIn } from '../../kit/local-text.ts'
import { articles, standards } from '../standard/queries.server.ts'
import { countries, institutions, terms, territoriesOf } from './queries.server.ts'

let db: Awaited<ReturnType<typeof emptyDatabase>>
beforeAll(async () => {
  db = await emptyDatabase()
  await db.asSystem((tx) => loadContent(tx, 'content', () => undefined))
})
afterAll(() => db.drop())

describe('countries', () => {
  const order = async (locale: Parameters<typeof countries>[1]) =>
    (await db.publicly((tx) => countries(tx, locale))).map(({ code }) => code).join(' ')

  test("stand in the order of the reader's alphabet", async () => {
    expect(await order('en')).toBe('al ba me mk rs')
    expect(await order('sr-latn')).toBe('al ba me mk rs')
    expect(await order('sq')).toBe('ba me mk rs al')
  })
})

describe('parts of Bosnia and Herzegovina', () => {
  test('have a name in every language, and only the English is not an unreviewed draft', async () => {
    const parts = await db.publicly((tx) => territoriesOf(tx, 'ba'))
    expect(parts.map(({ level }) => level)).toEqual([
      'entity',
      'entity',
      'district',
      ...Array<string>(10).fill('canton'),
    ])
    for (const { name } of parts) {
      expect(Object.keys(name).sort()).toEqual([...CONTENT_LANGS].sort())
      const { en, ...others } = name
      expect(en?.state).toBe('source')
      expect(new Set(Object.values(others).map(({ state }) => state))).toEqual(new Set(['unreviewed']))
    }
    const sarajevo = parts.find(({ code }) => code === 'ba-09')!.name
    expect(textIn(sarajevo, 'sr-cyrl').text).toBe('Кантон Сарајево')
    expect(textIn(sarajevo, 'mk').text).toBe('Кантон Сараево')
  })
})

describe('institutions', () => {
  test('are found by country and by category, those of the region apart', async () => {
    const all = await db.publicly((tx) => institutions(tx, { locale: 'en' }))
    const serbian = await db.publicly((tx) => institutions(tx, { country: 'rs', locale: 'sr-latn' }))
    expect(all).toHaveLength(142)
    expect(all.filter(({ country }) => country === null)).toHaveLength(5)
    expect(serbian.length).toBe(all.filter(({ country }) => country === 'rs').length)
    const one = await db.publicly((tx) => institutions(tx, { country: 'al', category: 'ombudsman', locale: 'sq' }))
    expect(one).toMatchObject([{ nameLocal: 'Avokati i Popullit', isVerified: true }])
  })

  test('have categories and levels that have names', async () => {
    const categories = await db.publicly((tx) => terms(tx, 'institution-category'))
    const all = await db.publicly((tx) => institutions(tx, { locale: 'en' }))
    expect(all.filter(({ category }) => !categories[category])).toEqual([])
  })
})

describe('standards', () => {
  test('are twelve, oldest first', async () => {
    const all = await db.publicly((tx) => standards(tx))
    expect(all).toHaveLength(12)
    expect(all.map(({ year }) => year)).toEqual(all.map(({ year }) => year).sort((a, b) => a! - b!))
  })

  test('know which indicators cite each article; 2 stands before 10', async () => {
    const cited = await db.publicly((tx) => articles(tx, 'coe-197'))
    expect(cited.find(({ article }) => article === '4(a)')?.indicators).toContain('INV-01')
    expect(cited.every(({ indicators }) => indicators.length > 0)).toBe(true)
    const numbers = cited.map(({ article }) => Number.parseInt(article, 10))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })

  test('are confirmed only where somebody has compared the text', async () => {
    const cited = await db.publicly((tx) => articles(tx))
    const amended = cited.filter(
      ({ standard, article }) => standard === 'eu-2011-36' && /^(11a|18a|18b|19a|19b)/.test(article),
    )
    expect(amended.length).toBeGreaterThan(0)
    expect(amended.every(({ isConfirmed }) => !isConfirmed)).toBe(true)
  })
})
