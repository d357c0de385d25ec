import { expect, test } from 'vitest'
import { pasteInto } from './index.ts'
import { shapeFor, table, victims } from './shapes.fixture.ts'

const block = 'sex;age_group'
const towns = shapeFor('count', 'persons', 'territorial_unit')
const foreigners = shapeFor('count', 'persons', 'citizenship')

test('a range fills the table from its first cell, row by row', () => {
  const { given, left } = pasteInto(victims, block, '31\t9\t0\r\n15\t3\t0\r\n')
  expect(given).toEqual(Object.fromEntries(Object.entries(table('31', '9', '0', '15', '3', '0')).slice(0, 6)))
  expect(left).toBe(0)
})

test('pasted at a cell it fills from there, and says what found no cell', () => {
  const { given, left } = pasteInto(victims, block, '1\t2\n3\t4', 'sex=unknown;age_group=child')
  expect(given).toEqual({ 'sex=unknown;age_group=child': '1', 'sex=unknown;age_group=unknown': '3' })
  expect(left).toBe(2)
})

test('headings of rows and columns that were copied along are passed over', () => {
  const range = '\tžene\tmuškarci\tnepoznato\nodrasli\t31\t9\t0\ndeca\t15\t3\t0'
  expect(pasteInto(victims, block, range)).toEqual(pasteInto(victims, block, '31\t9\t0\n15\t3\t0'))
})

test('an empty cell of the range fills nothing', () => {
  expect(pasteInto(victims, block, '31\t\t0').given).toEqual({
    'sex=female;age_group=adult': '31',
    'sex=unknown;age_group=adult': '0',
  })
})

test('names and numbers fill the rows of an open list, as many as there are', () => {
  const range = Array.from({ length: 30 }, (_, i) => `Opština ${i + 1}\t${i}`).join('\n')
  const { given, left } = pasteInto(towns, 'territorial_unit', range)
  expect(given['open:territorial_unit:30:name']).toBe('Opština 30')
  expect(given['open:territorial_unit:30:value']).toBe('29')
  expect([Object.keys(given).length, left]).toEqual([60, 0])
})

test('beside the parts of a list stand numbers alone, or numbers after their names', () => {
  const expected = { 'citizenship=domestic': '12', 'citizenship=stateless': '1' }
  expect(pasteInto(foreigners, 'citizenship', '12\n1').given).toEqual(expected)
  expect(pasteInto(foreigners, 'citizenship', 'domaći\t12\nbez\t1').given).toEqual(expected)
})

test('a cell with a tab or a line break inside is quoted by the sheet, and is one cell', () => {
  expect(pasteInto(towns, 'territorial_unit', '"Novi ""Pazar""\nSjenica"\t7').given).toEqual({
    'open:territorial_unit:1:name': 'Novi "Pazar"\nSjenica',
    'open:territorial_unit:1:value': '7',
  })
})
