import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMessage, formatNumber, LOCALES } from '../locale/index.ts'
import { english } from '../kit/words.ts'
import kit from '../kit/messages.json' with { type: 'json' }
import { cellsOf, doubts, pasteInto, gridOf, read, sameAs, type Wrong } from './index.ts'
import answers from './messages.json' with { type: 'json' }
import { shapeFor, table, victims } from './shapes.fixture.ts'

const share = shapeFor('percentage', 'percent of victims heard', 'age_group')
const money = shapeFor('amount', 'EUR', 'institution')
const yes = shapeFor('yes_no_partial', null, 'form_of_exploitation')
const foreigners = shapeFor('count', 'persons', 'citizenship')

test('what was understood stands beside what was given, letter by letter', () => {
  const { cells, problems } = read('sr-latn', victims, { total: ' 1.234.567 ', ...table('<5', '0') })
  expect(problems).toEqual([])
  expect(cells['total']).toEqual({ kind: 'number', number: 1234567, asGiven: ' 1.234.567 ' })
  expect(cells['sex=female;age_group=adult']).toEqual({ kind: 'interval', low: 0, high: 4, asGiven: '<5' })
})

test('an empty cell is empty and zero is zero', () => {
  const { cells } = read('en', victims, table('', ' ', '0'))
  expect(cells).toEqual({ 'sex=unknown;age_group=adult': { kind: 'number', number: 0, asGiven: '0' } })
})

test('a table has row, column and grand totals, which say when a cell is empty', () => {
  const { totals } = read('en', victims, table('31', '9', '0', '15', '3', '0', '0', '0', ''))
  expect(totals['sum:age_group=adult']).toEqual({ sort: 'sum', low: 40, high: 40, isComplete: true })
  expect(totals['sum:sex=female']).toEqual({ sort: 'sum', low: 46, high: 46, isComplete: true })
  expect(totals['sum:sex=unknown']).toEqual({ sort: 'sum', low: 0, high: 0, isComplete: false })
  expect(totals['sum:sex;age_group']).toEqual({ sort: 'sum', low: 58, high: 58, isComplete: false })
})

test('a sum with <5 in it is an interval', () => {
  const { totals } = read('en', victims, table('31', '<5', '0'))
  expect(totals['sum:age_group=adult']).toMatchObject({ low: 31, high: 35, isComplete: true })
})

test('nothing is computed from nothing', () => {
  expect(read('en', victims, {}).totals).toEqual({})
})

test('a share is computed from both its numbers, of the whole and of each part', () => {
  const { totals } = read('en', share, { numerator: '17', denominator: '40', 'age_group=child:numerator': '3' })
  expect(totals['share']).toEqual({ sort: 'share', low: 0.425, high: 0.425, isComplete: true })
  expect(totals['age_group=child:share']).toBeUndefined()
  expect(totals['sum:age_group:numerator']).toMatchObject({ low: 3, isComplete: false })
  expect(read('en', share, { numerator: '0', denominator: '0' }).totals['share']).toBeUndefined()
})

test('what is wrong is told at its cell, in the order of the cells', () => {
  const { cells, problems } = read('sr-latn', victims, { ...table('31', 'oko 9'), total: 'mnogo' })
  expect(problems.map(({ cell, key }) => [cell, key])).toEqual([
    ['total', 'kit.field.number'],
    ['sex=male;age_group=adult', 'answers.cell.number-with-words'],
  ])
  expect(Object.keys(cells)).toEqual(['sex=female;age_group=adult'])
})

test('an amount needs its currency, however that is written', () => {
  expect(read('en', money, { total: '1200' }).problems).toEqual([
    { cell: 'currency', key: 'answers.cell.currency-missing', values: {} },
  ])
  for (const [given, choice] of Object.entries({
    '€': 'EUR',
    rsd: 'RSD',
    'din.': 'RSD',
    KM: 'BAM',
    ден: 'MKD',
    lekë: 'ALL',
  }))
    expect(read('en', money, { total: '1200', currency: given }).cells['currency']).toMatchObject({ choice })
  expect(read('en', money, { currency: 'USD' }).problems).toMatchObject([{ key: 'answers.cell.currency' }])
})

test('a row needs its name, and no name stands in a list twice, in whatever script', () => {
  const row = (n: number, name: string, value: string) => ({
    [`open:citizenship:${n}:name`]: name,
    [`open:citizenship:${n}:value`]: value,
  })
  const keys = (given: Record<string, string>) =>
    read('sr-latn', foreigners, given).problems.map(({ cell, key }) => [cell, key])
  expect(keys({ ...row(1, 'Rumunija', '3'), ...row(9, 'Moldavija', '4') })).toEqual([])
  expect(keys(row(2, '', '3'))).toEqual([['open:citizenship:2:name', 'answers.cell.row-name']])
  expect(keys({ ...row(1, 'Nemačka', '3'), ...row(2, 'Немачка', '4') })).toEqual([
    ['open:citizenship:2:name', 'answers.cell.name-twice'],
  ])
})

test('yes, partly and no are understood in every language and script', () => {
  const said = (given: string) => read('en', yes, { total: given }).cells['total']
  for (const given of ['yes', 'Da', 'Po', 'Да']) expect(said(given)).toMatchObject({ choice: 'yes' })
  for (const given of ['partly', 'Delimično', 'djelimično', 'Pjesërisht', 'Делумно', 'Делимично'])
    expect(said(given)).toMatchObject({ choice: 'partial' })
  for (const given of ['No', 'ne', 'Jo', 'Не']) expect(said(given)).toMatchObject({ choice: 'no' })
  expect(read('en', yes, { total: 'perhaps' }).problems).toMatchObject([{ key: 'answers.cell.yes-no-partial' }])
})

test('a key of no cell is a problem, never dropped', () => {
  expect(read('en', victims, { 'sex=other': '3', '': '4' }).problems.map(({ cell }) => cell)).toEqual(['sex=other', ''])
})

const shapes = [victims, share, money, yes, foreigners, shapeFor('text', null), shapeFor('days', 'days', 'instance')]
const texts = fc.oneof(
  fc.constantFrom('', '0', '<5', '12', '1.234', '3,5', 'oko 30', '-', 'Da', 'EUR', '7-9', '  4 ', 'nema'),
  fc.string({ maxLength: 12 }),
)
const filledIn = fc.constantFrom(...shapes).chain((shape) => {
  const keys = [...cellsOf(shape).map(({ key }) => key), 'open:citizenship:40:value', 'nothing']
  return fc.tuple(fc.constant(shape), fc.dictionary(fc.constantFrom(...keys), texts))
})
const locales = fc.constantFrom(...LOCALES)

test('whatever is given is understood or a problem, and keeps its letters', () => {
  fc.assert(
    fc.property(locales, filledIn, (locale, [shape, given]) => {
      const { cells, problems } = read(locale, shape, given)
      const wrong = new Set(problems.map(({ cell }) => cell))
      for (const [key, text] of Object.entries(given)) {
        if (text.trim() === '') expect(cells[key]).toBeUndefined()
        else expect(cells[key]?.asGiven === text || wrong.has(key)).toBe(true)
      }
    }),
  )
})

test('every problem and every doubt can be said in words', () => {
  const say = ({ key, values }: Wrong) => {
    const [module, ...rest] = key.split('.')
    return formatMessage('en', english(module === 'kit' ? kit : answers, rest.join('.')), values)
  }
  fc.assert(
    fc.property(locales, filledIn, filledIn, (locale, [shape, given], [, before]) => {
      const now = read(locale, shape, given)
      const last = read(locale, shape, before)
      for (const it of [...now.problems, ...doubts({ locale }, shape, now.cells, last.cells)])
        expect(say(it)).not.toBe('')
    }),
  )
})

test('what is written in a language is read back in it, and says the same', () => {
  fc.assert(
    fc.property(locales, fc.nat(999_999_999), (locale, number) => {
      const plain = read(locale, victims, { total: String(number) })
      const grouped = read(locale, victims, { total: formatNumber(locale, number) })
      if (grouped.problems.length > 0) expect(grouped.problems[0]!.key).toBe('kit.field.number-ambiguous')
      else expect(sameAs(plain.cells, grouped.cells)).toBe(true)
    }),
  )
})

test('a range copied from the table and pasted into it fills the same cells', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(999), { minLength: 9, maxLength: 9 }), (numbers) => {
      const given = table(...numbers.map(String))
      const range = gridOf(victims.blocks[0]!)
        .map((row) => row.map((cell) => given[cell!.key]).join('\t'))
        .join('\r\n')
      expect(pasteInto(victims, 'sex;age_group', range)).toEqual({ given, left: 0 })
    }),
  )
})
