import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { shipped } from './breakdowns.fixture.ts'
import { ANSWER_TYPES, cellsOf, shapeOf, withRows, type AnswerType, type Question } from './index.ts'

const question = (answerType: AnswerType, unit: string | null, ...disaggregations: string[]): Question => ({
  answerType,
  unit,
  disaggregations,
})
const shape = (...it: Parameters<typeof question>) => shapeOf(question(...it), shipped)
const keys = (it: ReturnType<typeof shape>) => cellsOf(it).map(({ key }) => key)

test('a number that is not told apart is one cell', () => {
  expect(keys(shape('count', 'persons'))).toEqual(['total'])
})

test('sex and age cross, sex across, and the key keeps the order of the question', () => {
  const { blocks } = shape('count', 'persons', 'sex', 'age_group')
  expect(blocks).toMatchObject([{ kind: 'cross', columns: { code: 'sex' }, rows: { code: 'age_group' }, adds: 'up' }])
  expect(blocks[0]!.cells.slice(0, 3).map(({ key }) => key)).toEqual([
    'sex=female;age_group=adult',
    'sex=male;age_group=adult',
    'sex=unknown;age_group=adult',
  ])
})

test('the breakdown with fewer parts goes across, wherever the question names it', () => {
  const { blocks } = shape('count', 'persons', 'form_of_exploitation', 'sex')
  expect(blocks[0]).toMatchObject({ columns: { code: 'sex' }, rows: { code: 'form_of_exploitation' } })
  expect(blocks[0]!.cells[0]!.key).toBe('form_of_exploitation=sexual;sex=female')
})

test('a third closed breakdown is a list of its own, an open one a list of named rows', () => {
  const { blocks } = shape('count', 'persons', 'sex', 'age_group', 'form_of_exploitation', 'territorial_unit')
  expect(blocks.map((it) => [it.kind, it.key])).toEqual([
    ['cross', 'sex;age_group'],
    ['list', 'form_of_exploitation'],
    ['list', 'territorial_unit'],
  ])
  expect(blocks[2]!.cells.slice(0, 2).map(({ key }) => key)).toEqual([
    'open:territorial_unit:1:name',
    'open:territorial_unit:1:value',
  ])
})

test('citizenship asks for the own citizens first and has the others named', () => {
  const [block] = shape('count', 'persons', 'citizenship').blocks
  expect(block!.cells[0]!.key).toBe('citizenship=domestic')
  expect(block).toMatchObject({ kind: 'list', openRows: 5 })
})

test('a share is a numerator and a denominator, at every part too', () => {
  const it = shape('percentage', 'percent of victims heard', 'age_group')
  expect(keys(it).slice(0, 4)).toEqual([
    'numerator',
    'denominator',
    'age_group=adult:numerator',
    'age_group=adult:denominator',
  ])
})

test('an amount has one currency', () => {
  expect(keys(shape('amount', 'EUR', 'planned_or_spent'))).toEqual([
    'total',
    'currency',
    'planned_or_spent=planned',
    'planned_or_spent=spent',
  ])
})

test('averages, choices and words neither cross nor ask for what is left over', () => {
  for (const type of ['days', 'yes_no_partial', 'scale_0_3', 'text'] as const) {
    const it = shape(type, null, 'sex', 'age_group')
    expect(keys(it)).toEqual(['total', 'sex=female', 'sex=male', 'age_group=adult', 'age_group=child'])
    expect(it.blocks.every(({ adds }) => adds === 'not')).toBe(true)
  }
})

test('what one person can have twice is not added up, what one place has is', () => {
  expect(shape('count', 'persons', 'provider_type').blocks[0]!.adds).toBe('overlapping')
  expect(shape('count', 'places', 'provider_type').blocks[0]!.adds).toBe('up')
})

test('an open list grows with what is filled in, and stays below its most', () => {
  const it = shape('count', 'persons', 'territorial_unit')
  const rows = (filled: string[]) => withRows(it, filled).blocks[0]
  expect(rows([])).toMatchObject({ openRows: 5 })
  expect(rows(['open:territorial_unit:9:name', 'open:institution:30:name'])).toMatchObject({ openRows: 12 })
  expect(rows(['open:territorial_unit:9999:name'])).toMatchObject({ openRows: 200 })
  expect(rows(['open:territorial_unit:x:name', 'open:territorial_unit:0:name'])).toMatchObject({ openRows: 5 })
})

interface Row {
  code: string
  answer_type: string
  unit: string
  disaggregations: string
}
const core = parse(readFileSync('content/instrument/indicators.csv', 'utf8'), { columns: true }) as unknown as Row[]

test.each(core.map((row) => [row.code, row] as const))('%s has a shape with keys that are all different', (_, row) => {
  const answerType = ANSWER_TYPES.find((it) => it === row.answer_type)!
  const disaggregations = row.disaggregations === '' ? [] : row.disaggregations.split('; ')
  const it = shapeOf({ answerType, unit: row.unit || null, disaggregations }, shipped)
  expect(new Set(keys(it)).size).toBe(keys(it).length)
  const told = it.blocks.flatMap((block) => (block.kind === 'cross' ? block.key.split(';') : [block.by.code]))
  expect(told.toSorted()).toEqual(disaggregations.toSorted())
})
