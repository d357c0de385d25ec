import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { applied, isSame, levelOf, wordingHash, type Item, type Json } from '../instrument/index.ts'
import type { Grid } from './grid.ts'
import { changesNothing, planOf } from './plan.ts'
import type { Ground } from './plan-model.ts'
import { undecided, writesOf } from './planned-writes.ts'
import { tableOf } from './table.ts'

const ORIGIN = { id: '1f0c9a2b-0000-4000-8000-000000000000', revision: 3 }

const item = (code: string, fields: Record<string, Json>): Item => ({ code, level: levelOf(code)!, fields })
const text = (said: string, state = 'source'): Json => ({ text: said, state })

const ITEMS: readonly Item[] = [
  item('IDN', { place: { parent: null, position: 1 }, 'title.en': text('Identification') }),
  item('IDN.1', { place: { parent: 'IDN', position: 1 }, 'title.en': text('Detection') }),
  item('IDN-01', {
    place: { parent: 'IDN.1', position: 1 },
    'title.en': text('Victims'),
    'title.sr': text('Žrtve', 'unreviewed'),
    'question.en': text('How many?'),
    kind: 'outcome',
    answerType: 'count',
    rating: 'none',
    unit: 'persons',
    limits: { least: 0 },
    disaggregations: ['sex', 'age'],
    citations: [{ standard: 'coe-197', article: '10', amendedBy: null, insertedBy: null }],
    verification: ['Records', 'Annual report'],
    isCore: true,
    extra: { Remark: 'ask twice' },
  }),
  item('IDN-02', {
    place: { parent: 'IDN.1', position: 2 },
    'title.en': text('Procedure'),
    kind: 'structural',
    answerType: 'yes_no_partial',
    rating: 'general',
  }),
]

const byCode = (items: readonly Item[]) => new Map(items.map((it) => [it.code, it]))

function groundOf(current: readonly Item[], base: readonly Item[] = current, country: string | null = null): Ground {
  return {
    country,
    current: byCode(current),
    beneath: new Set(base.map(({ code }) => code)),
    taken: [...current, ...base].map(({ code }) => code),
    foreign: new Set(['IDN-77']),
    origin: ({ version, revision }) => (version === '1f0c9a2b' && revision === 3 ? byCode(base) : undefined),
    values: {
      unit: new Set(['persons', 'eur']),
      disaggregations: new Set(['sex', 'age']),
      responsible: new Set(['police']),
      articles: new Set(['coe-197 10', 'coe-197 4(a)']),
      standards: new Set(['coe-197']),
    },
  }
}

/** A file as a person has it open: cells can be written by heading. */
function fileOf(items: readonly Item[], { rows = [] }: { rows?: readonly Record<string, string | number>[] } = {}) {
  const { header, rows: cells } = tableOf(ORIGIN, items)
  const heads = [...header, ...new Set(rows.flatMap((row) => Object.keys(row)).filter((it) => !header.includes(it)))]
  const grid = {
    format: 'xlsx' as const,
    sheet: 'Instrument',
    header: heads as (string | null)[],
    headRow: 1,
    isSample: false,
    rows: [
      ...cells.map((row, at) => ({
        number: at + 2,
        cells: heads.map((_, col) => row[col] ?? null) as Grid['header'][number][],
      })),
      ...rows.map((row, at) => ({ number: cells.length + at + 2, cells: heads.map((head) => row[head] ?? null) })),
    ],
  }
  const write = (code: string, head: string, value: Grid['header'][number]) => {
    if (!grid.header.includes(head)) grid.header.push(head)
    const row = grid.rows.find(({ cells: own }) => own[grid.header.indexOf('code')] === code)!
    row.cells[grid.header.indexOf(head)] = value
    return file
  }
  const file = { grid: grid as Grid, write }
  return file
}

const planIn = (file: { grid: Grid }, ground = groundOf(ITEMS)) => planOf(file.grid, ground)
const written = (file: { grid: Grid }, ground = groundOf(ITEMS), decisions = {}) =>
  writesOf(planIn(file, ground), ground, { items: {}, ...decisions }, new Map())

describe('a file of the instrument', () => {
  test('changes nothing as it came, and says so again after it was applied', () => {
    expect(planIn(fileOf(ITEMS)).problems).toEqual([])
    expect(changesNothing(planIn(fileOf(ITEMS)))).toBe(true)
    const file = fileOf(ITEMS).write('IDN-01', 'title.en', 'Victims identified').write('IDN-02', 'isCore', 'yes')
    const after = applied(ITEMS, written(file) as { item: string; field: string; value: Json }[])
    expect(changesNothing(planIn(file, groundOf(after, ITEMS)))).toBe(true)
  })

  test('writes only the cells that were changed', () => {
    const file = fileOf(ITEMS)
      .write('IDN-01', 'title.sr', 'Žrtve utvrđene')
      .write('IDN-01', 'limits.most', 100)
      .write('IDN-01', 'unit', null)
      .write('IDN-01', 'Remark', 'ask once')
      .write('IDN-02', 'citations', 'coe-197: 4(a)')
    expect(written(file)).toEqual([
      {
        item: 'IDN-01',
        field: 'title.sr',
        value: { text: 'Žrtve utvrđene', state: 'unreviewed', of: wordingHash('Victims') },
      },
      { item: 'IDN-01', field: 'unit', value: null },
      { item: 'IDN-01', field: 'limits', value: { least: 0, most: 100 } },
      { item: 'IDN-01', field: 'extra', value: { Remark: 'ask once' } },
      {
        item: 'IDN-02',
        field: 'citations',
        value: [{ standard: 'coe-197', article: '4(a)', amendedBy: null, insertedBy: null }],
      },
    ])
  })

  test('names each wrong cell by its address', () => {
    const file = fileOf(ITEMS)
      .write('IDN-01', 'answerType', 'number')
      .write('IDN-01', 'limits.least', '1,000')
      .write('IDN-01', 'unit', 'apples')
      .write('IDN-01', 'citations', 'coe-197: 99')
      .write('IDN-02', 'kind', null)
      .write('IDN-02', 'parent', 'IDN.9')
      .write('IDN.1', 'kind', 'outcome')
      .write('IDN', 'title.en', { formula: '=A1' })
    const at = (head: string, row: number) => {
      const place = file.grid.header.indexOf(head)
      const letters =
        place < 26
          ? String.fromCharCode(65 + place)
          : `${String.fromCharCode(64 + Math.floor(place / 26))}${String.fromCharCode(65 + (place % 26))}`
      return `Instrument!${letters}${row}`
    }
    const found = Object.fromEntries(planIn(file).problems.map(({ address, key }) => [address, key]))
    expect(found).toEqual({
      [at('title.en', 2)]: 'formula',
      [at('kind', 3)]: 'not-of-level',
      [at('answerType', 4)]: 'choice',
      [at('unit', 4)]: 'unknown',
      [at('limits.least', 4)]: 'number',
      [at('citations', 4)]: 'unknown',
      [at('parent', 5)]: 'parent',
      [at('kind', 5)]: 'needed',
    })
  })

  test('never deletes a row that is missing, and retires only what says so', () => {
    const file = fileOf(ITEMS.slice(0, 2))
    expect(changesNothing(planIn(file))).toBe(true)
    expect(written(fileOf(ITEMS).write('IDN-02', 'retired', 'yes'))).toEqual([
      { item: 'IDN-02', field: 'retired', value: true },
    ])
    expect(planIn(fileOf(ITEMS).write('IDN.1', 'retired', 'yes')).problems).toMatchObject([{ key: 'has-parts' }])
    const all = ['IDN', 'IDN.1', 'IDN-01', 'IDN-02'].reduce(
      (file, code) => file.write(code, 'retired', 'yes'),
      fileOf(ITEMS),
    )
    expect(planIn(all).problems).toEqual([])
  })

  test('gives a row without a code the next one, and finds it again by its title', () => {
    const row = { level: 'indicator', parent: 'IDN.1', 'title.en': 'Referral', 'title.sq': 'Referimi', Remark: 'new' }
    const file = fileOf(ITEMS, { rows: [row] })
    const writes = written(file)
    expect(new Set(writes.map((it) => it.item))).toEqual(new Set(['IDN-03']))
    const after = applied(ITEMS, writes as { item: string; field: string; value: Json }[])
    expect(after.find(({ code }) => code === 'IDN-03')?.fields).toEqual({
      added: true,
      kind: 'structural',
      answerType: 'yes_no_partial',
      rating: 'own',
      place: { parent: 'IDN.1', position: 3 },
      'title.en': text('Referral'),
      'title.sq': { text: 'Referimi', state: 'unreviewed', of: wordingHash('Referral') },
      extra: { Remark: 'new' },
    })
    expect(changesNothing(planIn(file, groundOf(after, ITEMS)))).toBe(true)
  })

  test('is refused where a code was ever given, is not of this instrument, or stands twice', () => {
    const rows = [
      { code: 'IDN-77', parent: 'IDN.1', 'title.en': 'a' },
      { code: 'IDN-78-RS', parent: 'IDN.1', 'title.en': 'b' },
      { code: 'IDN-01', 'title.en': 'c' },
      { code: 'nonsense', 'title.en': 'd' },
      { level: 'indicator', parent: 'XXX.1', 'title.en': 'e' },
      { level: 'area', 'title.en': 'f' },
    ]
    expect(
      planIn(fileOf(ITEMS, { rows }))
        .problems.map(({ key }) => key)
        .toSorted(),
    ).toEqual(['area-code', 'code-form', 'code-owner', 'code-taken', 'parent', 'twice'])
  })

  test('is a conflict where the same was changed here since, and a person decides', () => {
    const here = ITEMS.map((it) =>
      it.code === 'IDN-01' ? { ...it, fields: { ...it.fields, 'title.en': text('Ours'), isCore: null } } : it,
    ) as Item[]
    const ground = groundOf(here, ITEMS)
    const file = fileOf(ITEMS).write('IDN-01', 'title.en', 'Theirs').write('IDN-01', 'unit', 'eur')
    const plan = planIn(file, ground)
    expect(plan.items.flatMap(({ fields }) => fields)).toEqual([
      { field: 'title.en', base: 'Victims', here: 'Ours', file: 'Theirs', isConflict: true },
      { field: 'unit', base: 'persons', here: 'persons', file: 'eur', isConflict: false },
    ])
    expect(undecided(plan, { items: {} }).map(({ code }) => code)).toEqual(['IDN-01'])
    expect(undecided(plan, { all: 'here', items: {} })).toEqual([])
    expect(written(file, ground, { all: 'here' }).map(({ field }) => field)).toEqual(['unit'])
    expect(written(file, ground, { all: 'here', items: { 'IDN-01': 'file' } }).map(({ field }) => field)).toEqual([
      'title.en',
      'unit',
    ])
  })

  test('of a country may not say what the core decides', () => {
    const ground = groundOf(ITEMS, ITEMS, 'rs')
    const file = fileOf(ITEMS, { rows: [{ level: 'indicator', parent: 'IDN.1', 'title.sr': 'Naše', unit: 'persons' }] })
      .write('IDN-01', 'answerType', 'amount')
      .write('IDN-01', 'title.sr', 'Naš naziv')
      .write('IDN-02', 'retired', 'yes')
      .write('IDN-02', 'Remark', 'ours')
    expect(planIn(file, ground).problems.map(({ key }) => key)).toEqual(['of-the-core', 'of-the-core'])
    expect(planIn(file, ground).items.map(({ code, kind }) => `${code} ${kind}`)).toContain('IDN-03-RS new')
    expect(
      planIn(fileOf(ITEMS, { rows: [{ level: 'area', code: 'NEW', 'title.en': 'x' }] }), ground).problems,
    ).toMatchObject([{ key: 'area-of-the-core' }])
  })

  const wording = fc
    .string({
      unit: fc.constantFrom('a', 'ž', 'Ш', "'", '=', '-', '\n', ' ', ',', '"', '\\', '_x000D_'),
      minLength: 1,
      maxLength: 12,
    })
    .map((it) => it.trim())
    .filter(Boolean)
  const fields = fc.record(
    {
      title: fc.dictionary(fc.constantFrom(...CONTENT_LANGS), wording, { minKeys: 1 }),
      kind: fc.constantFrom('structural', 'process', 'outcome'),
      answerType: fc.constantFrom('count', 'text', 'yes_no_partial'),
      rating: fc.constantFrom('own', 'general', 'none'),
      unit: fc.constantFrom('persons', 'eur'),
      limits: fc
        .record(
          { least: fc.integer({ max: 0 }), most: fc.double({ min: 1, max: 1000, noNaN: true }) },
          { requiredKeys: [] },
        )
        .filter((it) => Object.keys(it).length > 0),
      bands: fc.record({
        better: fc.constantFrom('higher', 'lower'),
        bounds: fc.tuple(fc.integer(), fc.integer(), fc.integer()),
      }),
      disaggregations: fc.subarray(['sex', 'age'], { minLength: 1 }),
      responsible: fc.constant(['police']),
      verification: fc.array(wording, { minLength: 1, maxLength: 3 }),
      isCore: fc.constant(true),
      isSummable: fc.constant(true),
      citations: fc.constant([{ standard: 'coe-197', article: '4(a)', amendedBy: 'coe-197', insertedBy: null }]),
      extra: fc.dictionary(fc.constantFrom('Remark', 'relevant'), wording, { minKeys: 1 }),
    },
    { requiredKeys: ['title', 'kind', 'answerType', 'rating'] },
  )
  const indicators = fc.array(fields, { maxLength: 4 }).map((all) =>
    all.map(({ title, ...rest }, at) => {
      const [source] = CONTENT_LANGS.filter((lang) => title[lang] !== undefined)
      const pieces = Object.entries(title).map(([lang, said]) => [
        `title.${lang}`,
        lang === source ? text(said) : { text: said, state: 'unreviewed', of: wordingHash(title[source!]!) },
      ])
      return item(`IDN-${String(at + 10)}`, {
        ...(rest as unknown as Record<string, Json>),
        ...(Object.fromEntries(pieces) as Record<string, Json>),
        place: { parent: 'IDN.1', position: at + 1.5 },
      })
    }),
  )

  test('says enough to make the version again, whatever stands in it', () => {
    fc.assert(
      fc.property(indicators, (own) => {
        const items = [...ITEMS.slice(0, 2), ...own]
        expect(changesNothing(planIn(fileOf(items), groundOf(items)))).toBe(true)
        const empty = groundOf([], [])
        const stranger: Ground = { ...empty, origin: () => undefined, foreign: new Set() }
        const plan = planOf(fileOf(items).grid, stranger)
        expect(plan.problems).toEqual([])
        const made = applied(
          [],
          writesOf(plan, stranger, { items: {} }, new Map()) as { item: string; field: string; value: Json }[],
        )
        const said = made.map(({ code, fields: all }) => {
          const { added: _added, ...rest } = all
          return { code, fields: rest }
        })
        expect(
          isSame(
            said as unknown as Json,
            applied(items, []).map(({ code, fields: all }) => ({ code, fields: all })) as unknown as Json,
          ),
        ).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
