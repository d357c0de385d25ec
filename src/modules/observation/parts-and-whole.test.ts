import { describe, expect, test } from 'vitest'
import { coverageOf, type Territory } from './coverage.ts'
import { partsApart, type Stated } from './parts-and-whole.ts'

const BA: Territory[] = [
  { code: 'f', level: 'entity', parent: null },
  { code: 's', level: 'entity', parent: null },
  { code: 'd', level: 'district', parent: null },
]
const ASKED = { askedAt: ['entity', 'district'], isSummable: true }
const of = (territory: string | null, number: number | null, it: Partial<Stated> = {}): Stated => ({
  year: 2021,
  territory,
  kind: number === null ? 'interval' : 'number',
  number,
  low: null,
  high: null,
  unit: 'persons',
  fit: null,
  ...it,
})
const PARTS = [of('f', 12), of('s', 7), of('d', 2)]

const found = (figures: readonly Stated[], asked = ASKED) => {
  const told = figures.flatMap((it) => (it.territory === null ? [] : [{ ...it, territory: it.territory }]))
  return partsApart(coverageOf(BA, told, asked), figures, 2021)
}

describe('a sum of parts', () => {
  test('that differs from what a source says of the country is found, with both and all that was added up', () => {
    const whole = of(null, 25)
    expect(found([...PARTS, whole])).toEqual([{ sum: { low: 21, high: 21, of: ['f', 's', 'd'] }, parts: PARTS, whole }])
  })

  test('that could be the same is not called different', () => {
    expect(found([...PARTS, of(null, 21)])).toEqual([])
    expect(found([...PARTS, of(null, null, { low: 20, high: 30 })])).toEqual([])
    const hidden = of('d', null, { low: 0, high: 4 })
    expect(found([PARTS[0]!, PARTS[1]!, hidden, of(null, 23)])).toEqual([])
    expect(found([PARTS[0]!, PARTS[1]!, hidden, of(null, 24)])).toHaveLength(1)
  })

  test('is compared with nothing else: another year, another unit, a narrower thing, words, a reason', () => {
    for (const other of [
      of(null, 25, { year: 2020 }),
      of(null, 25, { unit: 'cases' }),
      of(null, 25, { fit: 'partial' }),
      of(null, null, { kind: 'text' }),
      of(null, null, { kind: 'no-answer' }),
    ])
      expect(found([...PARTS, other])).toEqual([])
  })

  test('that may not be made is compared with nothing', () => {
    expect(found([PARTS[0]!, PARTS[1]!, of(null, 25)])).toEqual([])
    expect(found([...PARTS, of(null, 25)], { ...ASKED, isSummable: false })).toEqual([])
    expect(found([...PARTS, of('f', 13), of(null, 25)])).toEqual([])
  })
})
