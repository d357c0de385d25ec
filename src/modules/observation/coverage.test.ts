import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageOf, type PartAnswer, type Territory } from './coverage.ts'

const BA: Territory[] = [
  { code: 'f', level: 'entity', parent: null },
  { code: 's', level: 'entity', parent: null },
  { code: 'd', level: 'district', parent: null },
  { code: 'c1', level: 'canton', parent: 'f' },
  { code: 'c2', level: 'canton', parent: 'f' },
]
const ALL = { askedAt: ['entity', 'district', 'canton'], isSummable: true }
const number = (territory: string, value: number): PartAnswer => ({
  territory,
  kind: 'number',
  number: value,
  low: null,
  high: null,
})
const missing = (territory: string): PartAnswer => ({
  territory,
  kind: 'no-answer',
  number: null,
  low: null,
  high: null,
})

describe('the answer of a country from its parts', () => {
  test('is a sum only where the parts cover the whole country', () => {
    const all = [number('f', 4), number('s', 2), number('d', 1)]
    expect(coverageOf(BA, all, ALL).sum).toEqual({ low: 7, high: 7, of: ['f', 's', 'd'] })
    expect(coverageOf(BA, all.slice(0, 2), ALL)).toMatchObject({ sum: null, whyNoSum: 'incomplete' })
  })

  test('takes an entity or all of its cantons, never both', () => {
    const rest = [number('s', 2), number('d', 1)]
    expect(coverageOf(BA, [number('c1', 1), number('c2', 3), ...rest], ALL).sum).toEqual({
      low: 7,
      high: 7,
      of: ['c1', 'c2', 's', 'd'],
    })
    expect(coverageOf(BA, [number('f', 4), number('c1', 1), number('c2', 3), ...rest], ALL).sum?.low).toBe(7)
    expect(coverageOf(BA, [number('c1', 1), ...rest], ALL).sum).toBeNull()
  })

  test('never sums what is not summable, and never across sources that contradict each other', () => {
    const all = [number('f', 4), number('s', 2), number('d', 1)]
    expect(coverageOf(BA, all, { ...ALL, isSummable: false })).toMatchObject({ sum: null, whyNoSum: 'not-summable' })
    expect(coverageOf(BA, [...all, number('s', 3)], ALL)).toMatchObject({
      sum: null,
      whyNoSum: 'conflict',
      inConflict: ['s'],
    })
  })

  test('reaches the whole country by all that are asked, or by enough of them, summable or not', () => {
    const isWhole = (answers: PartAnswer[], asked = ALL) => coverageOf(BA, answers, asked).isWhole
    const rest = [number('s', 2), number('d', 1)]
    expect(isWhole([number('f', 4), ...rest])).toBe(true)
    expect(isWhole([number('c1', 4), number('c2', 4), ...rest])).toBe(true)
    expect(isWhole([number('c1', 4), missing('c2'), ...rest])).toBe(false)
    expect(isWhole([number('f', 4), ...rest], { ...ALL, isSummable: false })).toBe(true)
    expect(isWhole([number('f', 4), number('s', 4)], { ...ALL, askedAt: ['entity'] })).toBe(true)
    expect(isWhole([], { ...ALL, askedAt: ['entity'] })).toBe(false)
  })

  test('keeps a range a range', () => {
    const range: PartAnswer = { territory: 'd', kind: 'interval', number: null, low: 0, high: 4 }
    expect(coverageOf(BA, [number('f', 4), number('s', 2), range], ALL).sum).toMatchObject({ low: 6, high: 10 })
  })

  test('tells who answered, and who gave a reason or nothing: none of them is a zero', () => {
    const told = coverageOf(BA, [number('f', 0), missing('s')], ALL)
    expect(told).toMatchObject({ answered: ['f'], withoutValue: ['s', 'd', 'c1', 'c2'], sum: null })
  })

  test('where only cantons are asked, the country is not covered', () => {
    const cantons = { askedAt: ['canton'], isSummable: true }
    expect(coverageOf(BA, [number('c1', 1), number('c2', 3)], cantons)).toMatchObject({
      asked: ['c1', 'c2'],
      answered: ['c1', 'c2'],
      sum: null,
      whyNoSum: 'incomplete',
    })
  })

  const answers = fc.array(
    fc.oneof(
      fc
        .record({ code: fc.constantFrom('f', 's', 'd', 'c1', 'c2'), value: fc.nat(50) })
        .map((it) => number(it.code, it.value)),
      fc.constantFrom('f', 's', 'd', 'c1', 'c2').map((code) => missing(code)),
    ),
    { maxLength: 8 },
  )

  test('does not depend on the order of answers, and a reason for no answer changes no sum', () => {
    fc.assert(
      fc.property(answers, (told) => {
        const there = coverageOf(BA, told, ALL)
        expect(coverageOf(BA, told.toReversed(), ALL).sum).toEqual(there.sum)
        expect(
          coverageOf(
            BA,
            told.filter(({ kind }) => kind === 'number'),
            ALL,
          ).sum,
        ).toEqual(there.sum)
        expect([...there.answered, ...there.withoutValue].toSorted()).toEqual([...there.asked].toSorted())
      }),
    )
  })
})
