import { describe, expect, test } from 'vitest'
import { shipped } from '../../answers/breakdowns.fixture.ts'
import { applied, levelOf, type Item, type Json } from '../instrument/index.ts'
import { column, faultsOf } from './form-faults.fixture.ts'
import { formOf, type Form } from './form.ts'
import { codeOfName, formName } from './form-rows.ts'

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
    item('IDN-10', 'IDN.10', 3, asked('count', { unit: 'persons', disaggregations: ['sex', 'citizenship', 'body'] })),
    item('IDN-09', 'IDN.10', 2, asked('yes_no_partial', { disaggregations: ['sex'] })),
    item('IDN-11', 'IDN.10', 4, asked('percentage')),
    item('IDN-12', 'IDN.10', 5, asked('amount', { limits: { least: 5 } })),
    item('IDN-13-RS', 'IDN.10', 6, asked('text')),
    item('EMP', null, 2, {}),
    item('EMP.1', 'EMP', 1, {}),
    item('EMP-01', 'EMP.1', 1, asked('text', { 'notApplicable.en': text('There is none') })),
  ],
  [],
)

const ORIGIN = { id: '1f0c9a2b-0000-4000-8000-000000000000', revision: 3, code: '2' }
const FORM = formOf(ORIGIN, ITEMS, { title: 'Instrument', breakdowns: shipped })

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
      'select_one yes_no_partial IDN_09',
      'begin_group IDN_09_by_sex',
      'select_one yes_no_partial IDN_09_by_sex_female',
      'select_one yes_no_partial IDN_09_by_sex_male',
      'end_group IDN_09_by_sex',
      'integer IDN_10',
      'begin_group IDN_10_by_sex',
      'integer IDN_10_by_sex_female',
      'integer IDN_10_by_sex_male',
      'integer IDN_10_by_sex_unknown',
      'calculate IDN_10_by_sex__total',
      'note IDN_10_by_sex__differs',
      'end_group IDN_10_by_sex',
      'begin_group IDN_10_by_citizenship',
      'integer IDN_10_by_citizenship_domestic',
      'integer IDN_10_by_citizenship_stateless',
      'integer IDN_10_by_citizenship_unknown',
      'text IDN_10_by_citizenship__others',
      'end_group IDN_10_by_citizenship',
      'text IDN_10_by_body',
      'decimal IDN_11',
      'decimal IDN_12',
      'text IDN_13_RS',
      'end_group IDN_s10',
      'end_group IDN',
    ])
    const said = (name: string, head: string) => column(survey, head)[column(survey, 'name').indexOf(name)]
    expect(['IDN_10', 'IDN_11', 'IDN_12'].map((name) => said(name, 'constraint'))).toEqual([
      '. >= 0',
      '. >= 0 and . <= 100',
      '. >= 5',
    ])
    expect(column(survey, 'label::Shqip (sq)')[2]).toBe('Si është?')
    expect(column(survey, 'required').every((it) => it === null || it === 'no')).toBe(true)
    const codes = ['IDN', 'IDN.10', 'IDN-10', 'IDN-18-RS', 'IDN.3-RS']
    expect(codes.map(formName)).toEqual(['IDN', 'IDN_s10', 'IDN_10', 'IDN_18_RS', 'IDN_s3_RS'])
    expect(codes.map(formName).map(codeOfName)).toEqual(codes)
  })

  test('adds the parts up only when all of them are filled in, and says where they do not meet the whole', () => {
    const { survey } = FORM
    const said = (name: string, head: string) => column(survey, head)[column(survey, 'name').indexOf(name)]
    expect(said('IDN_10_by_sex_male', 'constraint')).toBe(". >= 0 and (${IDN_10} = '' or . <= ${IDN_10})")
    expect(said('IDN_10_by_sex__total', 'calculation')).toBe(
      "if(${IDN_10_by_sex_female} = '' or ${IDN_10_by_sex_male} = '' or ${IDN_10_by_sex_unknown} = '', '', " +
        '${IDN_10_by_sex_female} + ${IDN_10_by_sex_male} + ${IDN_10_by_sex_unknown})',
    )
    expect(said('IDN_10_by_sex__differs', 'relevant')).toBe(
      "${IDN_10} != '' and ${IDN_10_by_sex__total} != '' and ${IDN_10_by_sex__total} != ${IDN_10}",
    )
    expect(said('IDN_10_by_sex__differs', 'label::Shqip (sq)')).toContain('${IDN_10_by_sex__total}')
  })
})
