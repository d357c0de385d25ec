import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from '../../content.fixture.ts'
import { loadContent } from '../../content.server.ts'
import {
  contradictionsOf,
  figuresForIndicator,
  figuresOfMeasure,
  measureByCode,
  measuresByFamily,
  measuresForIndicator,
  sources,
} from './queries.server.ts'
import type { Contradiction } from './sums.ts'

interface Expected {
  country: string
  year: number
  total: { measure: string; value: string }
  parts: { measure: string; value: string }[]
  kind: string
}

let db: Awaited<ReturnType<typeof emptyDatabase>>
beforeAll(async () => {
  db = await emptyDatabase()
  await db.asSystem((tx) => loadContent(tx, 'content', () => undefined))
})
afterAll(() => db.drop())

const kinds = { 'parts-exceed-total': 'parts exceed total', 'parts-fall-short': 'parts fall short' }
const line = ({ country, year, total, parts, kind }: Expected) =>
  `${country} ${year} ${kind}: ${[total, ...parts].map((it) => `${it.measure}=${it.value}`).join(' ')}`
const lineOf = ({ country, year, kind, figures }: Contradiction) =>
  `${country} ${year} ${kinds[kind]}: ${figures.map((it) => `${it.measure}=${it.asGiven}`).join(' ')}`

describe('the sums of the published figures', () => {
  const expected = JSON.parse(readFileSync('content/expected-contradictions.json', 'utf8')) as {
    headline: Expected[]
    others: Expected[]
  }

  test('contradict their headline total in exactly the seven known places', async () => {
    const found = (await db.publicly((tx) => contradictionsOf(tx))).filter(({ sum }) => sum.isHeadline)
    expect(found).toHaveLength(7)
    expect(found.map(lineOf).sort()).toEqual(expected.headline.map(line).sort())
  })

  test('contradict no other total than the known ones', async () => {
    const found = (await db.publicly((tx) => contradictionsOf(tx))).filter(({ sum }) => !sum.isHeadline)
    expect(found.map(lineOf).sort()).toEqual(expected.others.map(line).sort())
  })

  test('that contradict each other stay as published: Serbia 2021 says 46, 37 and 24', async () => {
    const [total] = (await db.publicly((tx) => figuresOfMeasure(tx, 'detected_victims_total'))).filter(
      (it) => it.country === 'rs' && it.year === 2021,
    )
    const byTwo = total!.contradictions.find(({ kind }) => kind === 'parts-exceed-total')
    expect(byTwo?.figures.map(({ asGiven }) => asGiven)).toEqual(['46', '37', '24'])
    const women = await db.publicly((tx) => figuresOfMeasure(tx, 'detected_victims_female'))
    const part = women.find(({ id }) => id === byTwo!.figures[1]!.id)
    expect(part).toMatchObject({ measure: 'detected_victims_female', number: 37 })
    expect(part?.contradictions.map(lineOf)).toContain(lineOf(byTwo!))
  })
})

describe('published figures', () => {
  test('are all found by measure, each with its source, in an order that does not change', async () => {
    const families = await db.publicly((tx) => measuresByFamily(tx))
    expect(families[0]?.family).toBe('identified')
    expect(families[0]?.measures[0]?.code).toBe('identified_victims_total')
    const counted = families.flatMap(({ measures }) => measures.map((it) => it.figures))
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe(2039)
    const series = await db.publicly((tx) => figuresOfMeasure(tx, 'identified_victims_total'))
    expect(series.length).toBe(families[0]?.measures[0]?.figures)
    expect(series.every(({ source }) => source !== null && source.url.startsWith('http'))).toBe(true)
    const again = await db.publicly((tx) => figuresOfMeasure(tx, 'identified_victims_total'))
    expect(again.map(({ id }) => id)).toEqual(series.map(({ id }) => id))
  })

  test('stand side by side where sources disagree, and no other definition among them: Serbia 2020 is 57 or 48', async () => {
    const figures = await db.publicly((tx) => figuresForIndicator(tx, { code: 'IDN-08', country: 'rs' }))
    const totals = figures.filter((it) => it.year === 2020 && it.measure === 'identified_victims_total')
    expect(totals.map(({ asGiven }) => asGiven)).toEqual(['57', '48'])
    expect(totals.every(({ fit }) => fit === 'exact')).toBe(true)
    expect(figures.some(({ measure }) => measure?.startsWith('detected_'))).toBe(false)
    expect(figures.every(({ country }) => country === 'rs')).toBe(true)
  })

  test('say how well they answer an indicator, and what differs', async () => {
    const mapped = await db.publicly((tx) => measuresForIndicator(tx, 'INV-14'))
    expect(mapped.map(({ code }) => code)).toContain('persons_convicted_total')
    expect(mapped.every(({ fitNote }) => fitNote !== '')).toBe(true)
  })

  test('of a measure that is not there are none', async () => {
    expect(await db.publicly((tx) => measureByCode(tx, 'no_such_measure'))).toBeUndefined()
    expect(await db.publicly((tx) => figuresOfMeasure(tx, 'no_such_measure'))).toEqual([])
  })

  test('come from 114 sources, each with its address', async () => {
    const all = await db.publicly((tx) => sources(tx))
    expect(all).toHaveLength(114)
    expect(all.reduce((sum, { figures }) => sum + figures, 0)).toBe(2039)
  })
})
