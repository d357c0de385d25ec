import { expect, test } from 'vitest'
import { accept } from '../../kit/input.ts'
import type { Problem } from '../../kit/problems.ts'
import { partsOf } from '../../kit/entered-day.ts'
import { countriesPlannedBy, NewCycle } from './model.ts'

const dates = { collectUntil: '2021-04-30', assessUntil: '2021-09-30', publishOn: '2021-12-10' }
const serbia = { country: 'rs', year: '2021', ...dates }

function fieldsOf(input: unknown) {
  try {
    accept(NewCycle, input)
  } catch (error) {
    return (error as Problem).fields.map(({ field, key }) => `${field} ${key}`)
  }
  return []
}

test('a form of three parts and an ISO day are the same day', () => {
  const parts = { ...serbia, collectUntil: { day: '30.', month: ' 4', year: '2021' } }
  expect(accept(NewCycle, parts)).toEqual(accept(NewCycle, serbia))
})

test('31. 2. is no day, and an empty one is asked for', () => {
  const collectUntil = { day: '31', month: '2', year: '2021' }
  const assessUntil = { day: '', month: '', year: '' }
  expect(fieldsOf({ ...serbia, collectUntil, assessUntil })).toEqual([
    'collectUntil kit.field.day',
    'assessUntil kit.field.required',
  ])
  expect(fieldsOf({ country: 'rs', year: 2021 })).toHaveLength(3)
})

test('each date that comes before its predecessor is its own fault', () => {
  expect(fieldsOf({ ...serbia, assessUntil: '2021-04-29' })).toEqual(['assessUntil cycle.field.assess-after-collect'])
  expect(fieldsOf({ ...serbia, publishOn: '2021-01-01' })).toEqual(['publishOn cycle.field.publish-after-assess'])
  expect(fieldsOf({ ...serbia, assessUntil: '2021-04-30', publishOn: '2021-04-30' })).toEqual([])
})

test.for(['', '21', '1999', '2101', '2021.5', 'dve hiljade'])('the year %s is refused', (year) => {
  expect(fieldsOf({ ...serbia, year })).toEqual(['year cycle.field.year'])
})

test('a stored day goes back into the three fields', () => {
  expect(partsOf('2021-04-09')).toEqual({ day: '9', month: '4', year: '2021' })
})

test('who leads a country plans there, who coordinates plans everywhere, others nowhere', () => {
  const grant = (role: 'lead' | 'coordinator' | 'monitor', country: string | null) => ({
    role,
    country,
    institution: null,
  })
  expect(countriesPlannedBy({ grants: [grant('lead', 'rs'), grant('monitor', 'al')] })).toEqual(['rs'])
  expect(countriesPlannedBy({ grants: [grant('coordinator', null)] })).toBe('*')
})
