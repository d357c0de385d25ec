import { expect, test } from 'vitest'
import indicators from './checks.json' with { type: 'json' }
import { flagsAcross } from './checks.ts'

const said = (number: number, indicatorCode: string, total: string) => ({
  answer: { number, kind: 'value', cells: { total } },
  question: { indicatorCode, answerType: 'count', unit: 'persons', disaggregations: [] },
})
const across = (...answers: ReturnType<typeof said>[]) =>
  flagsAcross(
    answers as unknown as Parameters<typeof flagsAcross>[0],
    {},
    { locale: 'en', say: (locale, _key, values) => `${locale} ${JSON.stringify(values)}` },
  )

test('a part that is larger than its whole is flagged on both sides, in every language of content', () => {
  const flags = across(said(1, 'IDN-08', '5'), said(2, 'CHD-03', '7'), said(3, 'INV-14', '1'))
  expect([...flags.keys()].toSorted((a, b) => a - b)).toEqual([1, 2])
  expect(Object.keys(flags.get(1)![0]!.text).sort()).toEqual(['bs', 'cnr', 'en', 'mk', 'sq', 'sr'])
  expect(flags.get(1)).toEqual(flags.get(2))
})

test('what an interval leaves possible is no doubt, and a whole that was not given is compared with nothing', () => {
  expect(across(said(1, 'IDN-08', '<5'), said(2, 'CHD-03', '4')).size).toBe(0)
  expect(across(said(2, 'CHD-03', '4')).size).toBe(0)
})

test('every check says why it is certain', () => {
  expect(indicators.every(({ part, whole, because }) => part !== whole && because.length > 20)).toBe(true)
})
