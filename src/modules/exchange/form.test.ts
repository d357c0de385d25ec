import { describe, expect, test } from 'vitest'
import { applied, levelOf, type Item, type Json } from '../instrument/index.ts'
import { column, faultsOf } from './form-faults.fixture.ts'
import { formName, formOf, type Form } from './form.ts'

const text = (said: string): Json => ({ text: said, state: 'source' })
const item = (code: string, parent: string | null, position: number, fields: Record<string, Json>): Item => ({
  code,
  level: levelOf(code)!,
  fields: { place: { parent, position }, 'title.en': text(`Title of ${code}`), ...fields },
})
const asked = (answerType: string, more: Record<string, Json> = {}) => ({
  kind: 'outcome',
  answerType,
  rating: 'none',
  'question.en': text('How is it?'),
  'question.sq': text('Si është?'),
  ...more,
})

const ITEMS = applied(
  [
    item('IDN', null, 1, {}),
    item('IDN.1', 'IDN', 1, {}),
    item('IDN.10', 'IDN', 2, {}),
    item('IDN-01', 'IDN.1', 1, asked('yes_no_partial')),
    item('IDN-02', 'IDN.1', 2, asked('scale_0_3', { 'rule.3.en': text('All of it') })),
    item('IDN-10', 'IDN.10', 3, asked('count', { disaggregations: ['sex', 'age-group'] })),
    item('IDN-11', 'IDN.10', 4, asked('percentage')),
    item('IDN-12', 'IDN.10', 5, asked('amount', { limits: { least: 5 } })),
    item('IDN-13-RS', 'IDN.10', 6, asked('text')),
    item('EMP', null, 2, {}),
    item('EMP.1', 'EMP', 1, {}),
    item('EMP-01', 'EMP.1', 1, asked('text', { 'notApplicable.en': text('There is none') })),
  ],
  [],
)

const breakdowns = {
  sex: { en: { text: 'Sex', state: 'source' as const } },
  'age-group': { en: { text: 'Age', state: 'source' as const } },
}
const FORM = formOf('2', ITEMS, { title: 'Instrument', breakdowns })

describe('the instrument as a form', () => {
  test('keeps the rules of the specification', () => {
    expect(faultsOf(FORM)).toEqual([])
    const broken: Form = {
      ...FORM,
      survey: { ...FORM.survey, rows: FORM.survey.rows.slice(0, -1) },
      choices: { ...FORM.choices, rows: [] },
    }
    expect(faultsOf(broken).length).toBeGreaterThan(1)
  })

  test('asks each indicator in its kind, in its group, under a name made of its code', () => {
    const { survey } = FORM
    expect(column(survey, 'type').map((type, at) => `${type} ${column(survey, 'name')[at]}`)).toEqual([
      'begin_group IDN',
      'begin_group IDN_s1',
      'select_one yes_no_partial IDN_01',
      'select_one scale_IDN_02 IDN_02',
      'end_group IDN_s1',
      'begin_group IDN_s10',
      'integer IDN_10',
      'text IDN_10_by_sex',
      'text IDN_10_by_age_group',
      'decimal IDN_11',
      'decimal IDN_12',
      'text IDN_13_RS',
      'end_group IDN_s10',
      'end_group IDN',
    ])
    expect(column(survey, 'constraint').filter(Boolean)).toEqual(['. >= 0', '. >= 0 and . <= 100', '. >= 5'])
    expect(column(survey, 'label::Shqip (sq)')[2]).toBe('Si është?')
    expect(column(survey, 'required').every((it) => it === null || it === 'no')).toBe(true)
    expect([formName('IDN.10'), formName('IDN-10')]).toEqual(['IDN_s10', 'IDN_10'])
  })
})
