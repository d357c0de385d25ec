import { expect, test } from 'vitest'
import type { FrozenObservation, FrozenValue } from './model.ts'
import { coverageIn, partsApartIn, reachOf } from './reach.ts'

const text = (en: string) => ({ en: { text: en, state: 'source' as const } })
const territories = ['a', 'b'].map((code) => ({ code, level: 'entity', parent: null, name: text(code) }))

/** Only what a reach looks at. */
const figure = (territory: string | null, number: number, instrument: string | null) =>
  ({
    territory,
    number,
    instrument,
    kind: 'number',
    low: null,
    high: null,
    year: 2042,
    unit: 'places',
    fit: 'exact',
  }) as FrozenObservation

const value = (observations: FrozenObservation[]) =>
  ({
    indicator: { code: 'AST-05', askedAt: ['entity'], isSummable: true },
    instrument: { code: '1', sha256: null },
    year: 2042,
    observations,
  }) as unknown as FrozenValue

const by = {
  territories,
  between: (_code: string, from: string, to: string) =>
    from === to ? undefined : { verdict: 'changed-scope' as const, reason: 'More is counted.', version: from },
}

test('a figure that answers another question is not counted among the parts, not added up and not held against them', () => {
  const own = [figure('a', 3, '1'), figure('b', 4, '1')]
  expect(coverageIn(value(own), by)).toMatchObject({ answered: ['a', 'b'], sum: { low: 7 } })
  expect(reachOf(value([own[0]!, figure('b', 4, '2')]), by)).toEqual({ answered: 1, asked: 2, isWhole: false })
  expect(coverageIn(value([own[0]!, figure('b', 4, '2')]), by)?.sum).toBeNull()
  expect(partsApartIn(value([...own, figure(null, 9, '1')]), by)).toHaveLength(1)
  expect(partsApartIn(value([...own, figure(null, 9, '2')]), by)).toEqual([])
  // A published figure is of a measure, which no version changes.
  expect(partsApartIn(value([...own, figure(null, 9, null)]), by)).toHaveLength(1)
})
