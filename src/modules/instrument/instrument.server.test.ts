import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from '../../content.fixture.ts'
import { loadContent } from '../../content.server.ts'
import { textIn } from '../../kit/local-text.ts'
import { LOCALES } from '../../locale/index.ts'
import type { Indicator, InstrumentVersion } from './model.ts'
import { indicatorByCode, instrumentTree, instrumentVersion, wholeIndicators } from './queries.server.ts'

let db: Awaited<ReturnType<typeof emptyDatabase>>
let version: InstrumentVersion
let indicators: Indicator[]
beforeAll(async () => {
  db = await emptyDatabase()
  await db.asSystem((tx) => loadContent(tx, 'content', () => undefined))
  version = (await db.publicly((tx) => instrumentVersion(tx)))!
  indicators = await db.publicly((tx) => wholeIndicators(tx, version.id))
})
afterAll(() => db.drop())

const named = (code: string) => db.publicly((tx) => indicatorByCode(tx, version.id, code))

describe('the instrument', () => {
  test('is version 1, published, with the hash of what it says', () => {
    expect(version).toMatchObject({ code: '1', state: 'published' })
    expect(version.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is a tree of 11 areas, 50 sub-areas and 140 indicators, the seven of the handbook first', async () => {
    const { areas } = await db.publicly((tx) => instrumentTree(tx, version))
    const subareas = areas.flatMap((area) => area.subareas)
    expect([areas.length, subareas.length]).toEqual([11, 50])
    expect(subareas.flatMap((it) => it.indicators)).toHaveLength(140)
    expect(subareas.every((it) => it.indicators.length > 0)).toBe(true)
    expect(areas.map(({ code }) => code).join(' ')).toBe('INV IDN PRO AST CMP INS DAT CHD LAB PRV INT')
    expect(areas.map(({ handbookAreaNo }) => handbookAreaNo).slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, null])
  })

  test('gives every core indicator a rule for 3, 2, 1 and 0 in words, or says why it is not rated', () => {
    const core = indicators.filter(({ isCore }) => isCore)
    expect(core).toHaveLength(71)
    for (const { code, rule, unratedReason, isRated } of core) {
      expect({ code, isRated }).toEqual({ code, isRated: rule !== null })
      const words = rule ? Object.values(rule.levels) : [unratedReason!]
      expect(words).toHaveLength(rule ? 4 : 1)
      for (const text of words) for (const lang of ['en', 'sr'] as const) expect(text[lang]?.text).toMatch(/\S/)
    }
  })

  test('never rates a number of victims', () => {
    expect(indicators.find(({ code }) => code === 'IDN-08')).toMatchObject({ answerType: 'count', isRated: false })
  })

  test('is told whole in all seven written languages, what nobody has confirmed marked as such', () => {
    for (const { code, title, question, rule, unratedReason } of indicators)
      for (const text of [
        title,
        question,
        ...Object.values(rule?.levels ?? {}),
        ...(unratedReason ? [unratedReason] : []),
      ])
        for (const locale of LOCALES)
          expect({ code, ...textIn(text, locale) }).toMatchObject({
            code,
            locale,
            isFallback: false,
            isUnreviewed: locale !== 'en',
          })
  })

  test('says the digits of its English wording in every language, article numbers and thresholds included', () => {
    const digits = (text: string) => (text.match(/\d+/g) ?? []).sort().join(' ')
    const wrong = indicators.flatMap(({ code, title, question, rule }) =>
      [title, question, ...Object.values(rule?.levels ?? {})].flatMap((text) =>
        Object.entries(text).flatMap(([lang, piece]) =>
          digits(piece.text) === digits(text.en!.text) ? [] : [`${code} ${lang}: ${piece.text}`],
        ),
      ),
    )
    expect(wrong).toEqual([])
  })

  test('joins the cited articles to the legal basis, each with its act and whether it is confirmed', async () => {
    const indicator = await named('INV-02')
    expect(indicator?.citations).toMatchObject([
      { standard: 'eu-2011-36', article: '2(3)', amendedBy: 'eu-2024-1712', isConfirmed: false },
      { standard: 'coe-197', article: '4(a)', short: 'CoE Convention', amendedBy: null },
    ])
    expect(indicators.every(({ citations }) => citations.length > 0)).toBe(true)
  })

  test('knows one indicator whole, and none by a code that is not there', async () => {
    const one = await named('IDN-08')
    expect(one).toEqual(indicators.find(({ code }) => code === 'IDN-08'))
    expect(one).toMatchObject({ area: { code: 'IDN' }, subarea: { areaCode: 'IDN' } })
    expect(await named('XXX-01')).toBeUndefined()
    expect(await db.publicly((tx) => instrumentVersion(tx, '99'))).toBeUndefined()
  })

  test('asks of institutions that there are', async () => {
    const { rows } = await db.pool.query<{ code: string }>(
      "select code from term where scheme = 'institution-category'",
    )
    const known = new Set(rows.map(({ code }) => code))
    expect(indicators.flatMap(({ responsible }) => responsible).filter((code) => !known.has(code))).toEqual([])
  })
})
