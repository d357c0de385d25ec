import { describe, expect, test } from 'vitest'
import type { Item } from '../instrument/index.ts'
import { glossaryHits } from './glossary-hits.ts'
import { glossary } from './glossary.server.ts'
import { countsOf, segmentsOf } from './segments.ts'
import { signDifference } from './signs.ts'

const item = (code: string, fields: Item['fields']): Item => ({ code, level: 'indicator', fields })
const source = (text: string) => ({ text, state: 'source' as const })
const translated = (text: string, state: 'unreviewed' | 'reviewed' | 'stale' = 'unreviewed') => ({ text, state })

describe('texts to translate', () => {
  test('the same source is one text while its translations are the same, and two when they differ', () => {
    const rule = { 'rule.3.en': source('Everywhere') }
    const items = [
      item('INV-01', rule),
      item('INV-02', rule),
      item('INV-03', { ...rule, 'rule.3.sq': translated('Kudo') }),
    ]
    expect(segmentsOf(items, 'sq').map(({ key, items: all }) => [key, all])).toEqual([
      ['INV-01:rule.3', ['INV-01', 'INV-02']],
      ['INV-03:rule.3', ['INV-03']],
    ])
    expect(countsOf(items).filter(({ lang }) => lang === 'sq')).toEqual([
      { lang: 'sq', kind: 'rule', state: 'missing', count: 1 },
      { lang: 'sq', kind: 'rule', state: 'unreviewed', count: 1 },
    ])
  })

  test('the language of the source is none to translate into, and the other way round it is', () => {
    const items = [item('INS-18-RS', { 'title.sr': source('Zaštitnik građana') })]
    expect(segmentsOf(items, 'sr')).toEqual([])
    expect(segmentsOf(items, 'en')).toMatchObject([{ state: 'missing', source: { lang: 'sr' } }])
  })
})

describe('numbers and placeholders', () => {
  test.each([
    ['At least 90% in 2 of 3 cases', 'Në 2 nga 3 raste, të paktën 90%'],
    ['1,000 persons, 2.5 times', '1.000 osoba, 2,5 puta'],
    ['12 500 EUR in {year}', '12.500 EUR në {year}'],
    ['Article 4(a) of 2011/36/EU', 'Neni 4(a) i 2011/36/BE'],
  ])('are the same in %s and %s', (there, here) => {
    expect(signDifference(there, here)).toBeUndefined()
  })

  test.each([
    ['30 days', '3 ditë', { missing: ['30'], extra: ['3'] }],
    ['in {year}', 'në {viti}', { missing: ['{year}'], extra: ['{viti}'] }],
    ['2 of 2', '2', { missing: ['2'], extra: [] }],
    ['thirty days', '30 dana', { missing: [], extra: ['30'] }],
  ])('differ in %s and %s', (there, here, difference) => {
    expect(signDifference(there, here)).toEqual(difference)
  })
})

describe('terms of the glossary', () => {
  const hits = async (text: string, to: 'sr' | 'sq' = 'sr', from: 'en' | 'sr' = 'en') =>
    glossaryHits(text, { from, to, terms: await glossary() })

  test('are found in other forms, and of two that overlap the longer one', async () => {
    const found = await hits('How many victims of trafficking in human beings did national rapporteurs count?')
    const terms = found.map(({ term }) => term)
    expect(terms).toContain('trafficking in human beings')
    expect(terms).toContain('national rapporteur')
    expect(found.find(({ term }) => term === 'trafficking in human beings')?.target).toBe('trgovina ljudima')
  })

  test('of alternatives that stand in pairs, the one that is said', async () => {
    expect(await hits('Does the law say so?')).toContainEqual({
      no: '28a',
      term: 'law',
      target: 'propis',
      isUnsure: false,
    })
  })

  test('a word that only begins alike is none', async () => {
    expect((await hits('a recovery and reflection period')).map(({ no }) => no)).not.toContain('21')
  })

  test('say where the glossary is unsure', async () => {
    expect(await hits('the anti-trafficking response', 'sq')).toContainEqual(
      expect.objectContaining({ no: '2', isUnsure: true }),
    )
  })
})
