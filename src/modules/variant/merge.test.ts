import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSame, placeOf, type Item, type Json } from '../instrument/index.ts'
import { homeless, merged, reordered, type Deviation } from './merge.ts'

const item = (code: string, fields: Record<string, Json>): Item => ({ code, level: 'indicator', fields })
const piece = (text: string, state = 'unreviewed'): Json => ({ text, state })
const of = (...items: Item[]) => new Map(items.map((it) => [it.code, it]))

describe('a merge of three', () => {
  const deviation: Deviation = { item: 'A', field: 'title.sr', value: piece('naš'), base: piece('stari') }

  test('keeps what only the country changed', () => {
    const before = of(item('A', { 'title.sr': piece('stari') }))
    expect(merged([deviation], before, before)).toEqual({ kept: [deviation], adopted: [], conflicts: [] })
  })

  test('is a conflict where both changed the same words otherwise, with all three texts', () => {
    const before = of(item('A', { 'title.sr': piece('stari') }))
    const core = of(item('A', { 'title.sr': piece('novi') }))
    expect(merged([deviation], core, before)).toEqual({
      kept: [deviation],
      adopted: [],
      conflicts: [{ item: 'A', field: 'title.sr', base: piece('stari'), core: piece('novi'), own: piece('naš') }],
    })
  })

  test('is no conflict where the core now says what the country said, nor where only the state of a translation moved', () => {
    const before = of(item('A', { 'title.sr': piece('stari') }))
    expect(merged([deviation], of(item('A', { 'title.sr': piece('naš', 'reviewed') })), before).adopted).toEqual([
      deviation,
    ])
    expect(merged([deviation], of(item('A', { 'title.sr': piece('stari', 'stale') })), before).conflicts).toEqual([])
  })

  test('asks once about an item that the core dropped, however much of it the country had changed', () => {
    const before = of(item('A', { 'title.sr': piece('stari'), unit: 'persons' }))
    const more: Deviation = { item: 'A', field: 'responsible', value: ['police'], base: null }
    const { kept, conflicts } = merged([deviation, more], of(), before)
    expect([kept.length, conflicts.map(({ field }) => field)]).toEqual([2, ['retired']])
  })

  const value = fc.constantFrom<Json>(null, 'a', 'b', piece('a'), piece('b'), piece('a', 'stale'), ['a'], true)
  const fields = fc.dictionary(fc.constantFrom('title.en', 'title.sq', 'unit', 'responsible'), value, { maxKeys: 4 })
  const version = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fields, { maxKeys: 3 })
  const deviations = fc.uniqueArray(
    fc.record({
      item: fc.constantFrom('A', 'B', 'C', 'OWN'),
      field: fc.constantFrom('title.en', 'title.sq', 'unit', 'responsible'),
      value,
      base: value,
    }),
    { selector: ({ item: code, field }) => `${code} ${field}`, maxLength: 8 },
  )
  const asItems = (fieldsOf: Record<string, Record<string, Json>>) =>
    new Map(Object.entries(fieldsOf).map(([code, own]) => [code, item(code, own)]))

  test('loses no deviation, whatever the core does, and each conflict is about one that is kept', () => {
    fc.assert(
      fc.property(deviations, version, version, (own, before, core) => {
        const { kept, adopted, conflicts } = merged(own, asItems(core), asItems(before))
        expect([...kept, ...adopted].length).toBe(own.length)
        for (const it of own) expect(kept.includes(it) !== adopted.includes(it)).toBe(true)
        for (const { item: code, field } of conflicts)
          expect(kept.some((it) => it.item === code && (field === 'retired' || it.field === field))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('does the same in any order, and a second time finds nothing new where the core did not move', () => {
    fc.assert(
      fc.property(deviations, version, version, (own, before, core) => {
        const [old, now] = [asItems(before), asItems(core)]
        const sorted = (it: { conflicts: readonly { item: string; field: string }[] }) =>
          it.conflicts.map(({ item: code, field }) => `${code} ${field}`).toSorted()
        expect(sorted(merged(own.toReversed(), now, old))).toEqual(sorted(merged(own, now, old)))
        const { kept } = merged(own, now, old)
        const rebased = kept.map((it) => ({ ...it, base: now.get(it.item)?.fields[it.field] ?? null }))
        const again = merged(rebased, now, now)
        expect(again.conflicts).toEqual([])
        expect(again.kept.every((it) => rebased.some((one) => isSame(one.value, it.value)))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('finds no conflict in a place where only the numbers moved; one under what is gone is none any more', () => {
    const place = (parent: string, position: number): Json => ({ parent, position })
    const own: Deviation = { item: 'A', field: 'place', value: place('P', 2.5), base: place('P', 4) }
    const before = of(item('A', { place: place('P', 4) }))
    const at = (parent: string) => item('A', { place: place(parent, 9) })
    expect(merged([own], of(at('P')), before)).toEqual({ kept: [own], adopted: [], conflicts: [] })
    expect(merged([own], of(at('Q')), before)).toEqual({ kept: [], adopted: [own], conflicts: [] })
    expect(merged([own], of(at('Q'), item('P', {})), before).conflicts).toMatchObject([{ item: 'A', field: 'place' }])
  })

  test('names the country’s own items that would stand under nothing', () => {
    const added = (code: string, parent: string): Deviation[] => [
      { item: code, field: 'added', value: true, base: null },
      { item: code, field: 'place', value: { parent, position: 1 }, base: null },
    ]
    const own = [...added('IDN-18-RS', 'IDN.1'), ...added('IDN.9-RS', 'IDN'), ...added('IDN-19-RS', 'IDN.9-RS')]
    expect(homeless(own, of(item('IDN', {})))).toEqual(['IDN-18-RS'])
    expect(homeless(own, of(item('IDN', {}), item('IDN.1', {})))).toEqual([])
  })

  test('keeps a country’s own order: what it placed follows the same neighbour, whatever came between', () => {
    const codes = ['A', 'B', 'C', 'D', 'E', 'X', 'Y']
    const at = (code: string, position: number) => item(code, { place: { parent: 'P', position } })
    fc.assert(
      fc.property(
        fc.shuffledSubarray(codes, { minLength: 1 }),
        fc.subarray(codes),
        fc.subarray(['N', 'M', 'O']),
        fc.integer({ min: 0, max: 100 }),
        (order, chosen, news, shift) => {
          const placed = new Set(chosen.filter((code) => order.includes(code)))
          const before = order.map((code, n) => at(code, n + 1))
          const core = [...news, ...codes.filter((code) => order.includes(code) && !/X|Y/.test(code))]
          const numbered = core.map((code, n) => at(code, shift + n))
          const moved = reordered(before, numbered, placed)
          expect(moved.map(({ code }) => code).toSorted()).toEqual([...placed].toSorted())
          const all = [...numbered.filter(({ code }) => !placed.has(code)), ...moved]
            .toSorted((a, b) => placeOf(a).position - placeOf(b).position)
            .map(({ code }) => code)
          const there = order.filter((code) => all.includes(code))
          for (const code of placed) {
            const ahead = there[there.indexOf(code) - 1]
            expect(all[all.indexOf(code) - 1]).toBe(ahead)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
