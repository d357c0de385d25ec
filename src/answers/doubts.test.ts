import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doubts, read, type Shape } from './index.ts'
import { shapeFor, table, victims } from './shapes.fixture.ts'

type Given = Record<string, string>
const cells = (shape: Shape, given: Given) => read('en', shape, given).cells
const of = (shape: Shape, now: Given, before?: Given) =>
  doubts({ locale: 'en' }, shape, cells(shape, now), before && cells(shape, before))
const kindsOf = (...it: Parameters<typeof of>) => of(...it).map(({ id }) => id)

const full = table('31', '9', '0', '15', '3', '0', '0', '0', '0')

test('parts that meet the total are no doubt', () => {
  expect(of(victims, { ...full, total: '58' })).toEqual([])
  expect(of(victims, full)).toEqual([])
})

test('parts above the total are told, with both sums and where to look', () => {
  expect(of(victims, { ...full, total: '46' })[0]).toMatchObject({
    id: 'parts-exceed-total/sex;age_group',
    key: 'answers.doubt.parts-exceed-total',
    values: { by: 'Age group, Sex', parts: '58', total: '46', field: 'value' },
  })
  expect(of(victims, { ...full, total: '46' })[0]!.cells[0]).toBe('total')
})

test('parts below the total are a doubt only where no cell is empty', () => {
  expect(kindsOf(victims, { ...full, total: '60' })).toEqual(['parts-fall-short/sex;age_group'])
  expect(kindsOf(victims, { ...table('31', '9'), total: '60' })).toEqual([])
  expect(kindsOf(victims, { ...table('31', '9'), total: '39' })).toEqual(['parts-exceed-total/sex;age_group'])
})

test('what could be right with <5 in it is no doubt', () => {
  const some = (total: string) => kindsOf(victims, { ...full, 'sex=female;age_group=adult': '<5', total })
  expect(some('30')).toEqual([])
  expect(some('32')).toEqual(['parts-fall-short/sex;age_group'])
  expect(some('26')).toEqual(['parts-exceed-total/sex;age_group'])
})

test('without a total, two breakdowns that are filled in must come to the same', () => {
  const shape = shapeFor('count', 'persons', 'sex', 'citizenship')
  const sex = { 'sex=female': '3', 'sex=male': '2', 'sex=unknown': '0' }
  const whose = { 'citizenship=domestic': '4', 'citizenship=stateless': '0', 'citizenship=unknown': '0' }
  expect(kindsOf(shape, { ...sex, ...whose })).toEqual(['breakdowns-disagree/sex/citizenship/value'])
  expect(kindsOf(shape, { ...sex, ...whose, 'citizenship=unknown': '1' })).toEqual([])
})

test('parts that overlap may exceed the total together, none may alone', () => {
  const shape = shapeFor('count', 'persons', 'service_type')
  const services = { 'service_type=medical': '20', 'service_type=legal': '18' }
  expect(of(shape, { ...services, total: '25' })).toEqual([])
  expect(of(shape, { ...services, total: '19' })).toMatchObject([
    { id: 'part-over-total/service_type=medical', values: { part: '20', total: '19' } },
  ])
})

test('an impossible share is asked about, at a part too', () => {
  const shape = shapeFor('percentage', 'percent of victims heard', 'age_group')
  expect(kindsOf(shape, { numerator: '41', denominator: '40' })).toEqual(['numerator-over-denominator/numerator'])
  expect(kindsOf(shape, { numerator: '40', denominator: '40', 'age_group=child:numerator': '2' })).toEqual([
    'denominator-missing/age_group=child:numerator',
  ])
})

test('three times the last answer, or a third of it, is asked about and says so', () => {
  expect(of(victims, { total: '30' }, { total: '10' })).toMatchObject([
    { id: 'times-more/whole', values: { now: '30', before: '10', times: 3 } },
  ])
  expect(kindsOf(victims, { total: '10' }, { total: '30' })).toEqual(['times-less/whole'])
  expect(kindsOf(victims, { total: '29' }, { total: '10' })).toEqual([])
  expect(kindsOf(victims, { total: '6' }, { total: '2' })).toEqual([])
})

test('the sum of a full table is compared where no total was typed', () => {
  expect(kindsOf(victims, full, { total: '12' })).toEqual(['times-more/whole'])
})

test('zero after an answer that was none is asked about, and an empty cell is not zero', () => {
  expect(kindsOf(victims, { total: '0' }, { total: '3' })).toEqual(['sudden-zero/whole'])
  expect(kindsOf(victims, {}, { total: '3' })).toEqual([])
  expect(kindsOf(victims, { total: '0' }, { total: '0' })).toEqual([])
})

test('shares are compared in points, amounts only in one currency', () => {
  const shape = shapeFor('percentage', 'percent of victims heard')
  const share = (numerator: string) => ({ numerator, denominator: '100' })
  expect(of(shape, share('76'), share('50'))).toMatchObject([
    { id: 'points/whole', values: { now: '76%', points: 25 } },
  ])
  expect(of(shape, share('75'), share('50'))).toEqual([])
  const money = shapeFor('amount', 'EUR')
  expect(kindsOf(money, { total: '90', currency: 'EUR' }, { total: '9000', currency: 'RSD' })).toEqual([])
  expect(kindsOf(money, { total: '90', currency: 'RSD' }, { total: '9000', currency: 'RSD' })).toEqual([
    'times-less/whole',
  ])
})

test('planned and spent are no parts of a whole', () => {
  const shape = shapeFor('amount', 'EUR', 'planned_or_spent')
  const given = { total: '90', currency: 'EUR', 'planned_or_spent=planned': '120', 'planned_or_spent=spent': '90' }
  expect(of(shape, given)).toEqual([])
})

test('a full table doubts every total but its own sum', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(200), { minLength: 9, maxLength: 9 }),
      fc.integer({ min: -50, max: 50 }),
      (parts, off) => {
        const total = parts.reduce((sum, n) => sum + n, 0) + off
        fc.pre(total >= 0)
        const found = kindsOf(victims, { ...table(...parts.map(String)), total: String(total) })
        const expected =
          off === 0 ? [] : [off < 0 ? 'parts-exceed-total/sex;age_group' : 'parts-fall-short/sex;age_group']
        expect(found).toEqual(expected)
      },
    ),
  )
})

test('a doubt keeps its id whatever the numbers are, so that its explanation stays with it', () => {
  expect(kindsOf(victims, { ...full, total: '46' })).toEqual(kindsOf(victims, { ...full, total: '12' }))
})
