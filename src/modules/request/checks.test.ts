import { expect, test } from 'vitest'
import type { SubmittedAnswer } from './submitted.ts'
import checks from './checks.json' with { type: 'json' }
import { doubtsAcross, type Earlier } from './checks.ts'
import { flagsAcross } from './flags.ts'

const said = (
  number: number,
  indicatorCode: string,
  cells: Record<string, string> | string,
  question: { answerType?: string; last?: object } = {},
) => ({
  answer: {
    number,
    kind: 'value',
    cells: typeof cells === 'string' ? { total: cells } : cells,
    explanations: {},
  } as unknown as SubmittedAnswer,
  question: { indicatorCode, answerType: 'count', unit: 'persons', disaggregations: [], last: null, ...question },
})
type Said = ReturnType<typeof said>

const across = (...answers: Said[]) => doubtsAcross(answers, {}, { locale: 'en' })
const against = (earlier: Partial<Earlier>, answer: Said, cumulative: string[] = []) => {
  const before = { year: 2023, range: { low: 10, high: 10 }, unit: 'persons', isOwn: true, ...earlier }
  const rules = { parts: [], cumulative }
  const found = doubtsAcross([answer], {}, { locale: 'en', earlier: new Map([['IDN-08', before]]), rules })
  return (found.get(1) ?? []).map(({ id, values }) => [id, values['now'], values['before']])
}

test('a part that is larger than its whole is asked about on both sides', () => {
  const found = across(said(1, 'IDN-08', '5'), said(2, 'CHD-03', '7'), said(3, 'INV-14', '1'))
  expect([...found.keys()].toSorted((a, b) => a - b)).toEqual([1, 2])
  expect(found.get(1)).toEqual(found.get(2))
})

test('a share that counts more than there are in all is asked about, by its numerator', () => {
  const share = said(1, 'INV-16', { numerator: '9', denominator: '12' }, { answerType: 'percentage' })
  expect(across(share, said(2, 'INV-14', '8')).get(2)).toMatchObject([
    { id: 'share-over-count/INV-16/INV-14', values: { partSum: '9', wholeSum: '8' } },
  ])
  expect(across(share, said(2, 'INV-14', '9')).size).toBe(0)
})

test('what an interval leaves possible is no doubt, and a whole that was not given is compared with nothing', () => {
  expect(across(said(1, 'IDN-08', '<5'), said(2, 'CHD-03', '4')).size).toBe(0)
  expect(across(said(2, 'CHD-03', '4')).size).toBe(0)
})

test('a jump against the value of an earlier year is asked about, unless the institution’s own answer is compared already', () => {
  expect(against({}, said(1, 'IDN-08', '31'))).toEqual([['accepted-times-more/2023', '31', '10']])
  expect(against({}, said(1, 'IDN-08', '0'))).toEqual([['accepted-sudden-zero/2023', '0', '10']])
  expect(against({}, said(1, 'IDN-08', '11'))).toEqual([])
  const last = { year: 2023, kind: 'value', cells: { total: '10' } }
  expect(against({}, said(1, 'IDN-08', '31', { last }))).toEqual([])
  const share = said(1, 'IDN-08', { numerator: '9', denominator: '10' }, { answerType: 'percentage' })
  expect(against({ range: { low: 50, high: 50 } }, share)).toEqual([['accepted-points/2023', '90%', '50%']])
})

test('amounts of two currencies are not held against each other', () => {
  const amount = said(1, 'IDN-08', { total: '90000', currency: 'RSD' }, { answerType: 'amount' })
  expect(against({ unit: 'EUR' }, amount)).toEqual([])
  expect(against({ unit: 'RSD' }, amount)).toEqual([['accepted-times-more/2023', '90,000', '10']])
})

test('a count from the beginning on that falls is asked about, however little it falls', () => {
  expect(against({}, said(1, 'IDN-08', '9'), ['IDN-08'])).toEqual([['falls/2023', '9', '10']])
  expect(against({}, said(1, 'IDN-08', '9'))).toEqual([])
})

test('what is published of a doubt is in every language of content, and names no answer that is not public', () => {
  const asked = [said(1, 'IDN-08', '5'), said(2, 'CHD-03', '7')] as unknown as Parameters<typeof flagsAcross>[0]
  const explained = { 'part-over-whole/CHD-03/IDN-08': 'Two registers.' }
  const flags = (mayName: boolean) =>
    flagsAcross(
      asked.map((it) => ({ ...it, answer: { ...it.answer, explanations: it.answer.number === 1 ? explained : {} } })),
      {},
      {
        locale: 'en',
        earlier: new Map(),
        say: (locale, key, values) => `${locale} ${key} ${JSON.stringify(values)}`,
        mayName: () => mayName,
      },
    )
  const [flag] = flags(true).get(1)!
  expect(Object.keys(flag!.text).sort()).toEqual(['bs', 'cnr', 'en', 'mk', 'sq', 'sr'])
  expect(flag!.explanation).toBe('Two registers.')
  expect(flags(true).get(2)).toMatchObject([{ id: flag!.id, explanation: null }])
  expect(flags(false).get(1)).toEqual([])
})

test('every check says why it is certain', () => {
  expect(checks.parts.every(({ part, whole, because }) => part !== whole && because.length > 20)).toBe(true)
})
