import { expect, test } from 'vitest'
import { agreementOf, type RatedPair } from './agreement.ts'

const pair = (code: string, one: number | null, other: number | null, second = 'b'): RatedPair => ({
  code,
  area: code.slice(0, 3),
  raters: [
    { id: 'a', name: 'Ana', rating: one },
    { id: second, name: second, rating: other },
  ],
})

const PAIRS = [pair('IDN-01', 3, 3), pair('IDN-02', 1, 2), pair('INS-01', 0, 0), pair('INS-02', 2, null)]

test('what one of the two did not rate is counted, and compared with nothing', () => {
  const { all } = agreementOf(PAIRS)
  expect(all).toMatchObject({ pairs: 4, unrated: 1, percent: { value: 2 / 3, units: 3 } })
})

test('each area, pair of people and indicator has its own row, and what cannot be known says why', () => {
  const { areas, people, indicators } = agreementOf(PAIRS)
  expect(areas.map(({ key, pairs }) => [key, pairs])).toEqual([
    ['IDN', 2],
    ['INS', 2],
  ])
  expect(people).toMatchObject([{ names: ['Ana', 'b'], pairs: 4 }])
  expect(indicators.map(({ key }) => key)).toEqual(['IDN-01', 'IDN-02', 'INS-01', 'INS-02'])
  expect(indicators[3]).toMatchObject({
    percent: { reason: 'no-pairs' },
    alpha: { reason: 'no-pairs' },
    interval: null,
  })
  expect(areas[1]).toMatchObject({ alpha: { reason: 'one-unit' }, interval: { reason: 'one-unit' } })
})

test('kappa is of two people; with a third there is none, and alpha stands', () => {
  const { all, people } = agreementOf([...PAIRS, pair('IDN-03', 1, 1, 'c')])
  expect(all.kappa).toBeNull()
  expect(all.alpha).toMatchObject({ units: 4 })
  expect(people.map(({ kappa }) => kappa)).toMatchObject([{ units: 3 }, { reason: 'one-unit' }])
})

test('the interval is the same at every look', () => {
  const many = Array.from({ length: 30 }, (_, at) => pair(`IDN-${at}`, at % 4, (at + (at % 3 === 0 ? 1 : 0)) % 4))
  expect(agreementOf(many).all.interval).toEqual(agreementOf(many).all.interval)
  expect(agreementOf(many).all.interval).toMatchObject({ draws: 10_000 })
})
