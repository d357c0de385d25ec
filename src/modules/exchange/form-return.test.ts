import { describe, expect, test } from 'vitest'
import { formOfSheets } from './foreign-forms.fixture.ts'
import {
  brought,
  cells,
  formOfItems,
  groundOf,
  item,
  ITEMS,
  plan,
  sheetsOf,
  shortly,
  text,
} from './form-import.fixture.ts'
import { isKept } from './form-kept.ts'
import type { BroughtForm } from './form-sheet.ts'
import { changesNothing } from './plan.ts'

describe('a form of the instrument itself', () => {
  const out = formOfItems(ITEMS)
  const edited = (name: string, head: string, value: string) => {
    const survey = cells(out.survey)
    const [header] = survey
    const row = survey.find((it) => it[1] === name) as (string | null)[]
    row[header!.indexOf(head)] = value
    return formOfSheets({ survey, choices: cells(out.choices), settings: cells(out.settings) })
  }

  test('changes nothing as it came', () => {
    expect(plan(sheetsOf(out), groundOf(ITEMS))).toMatchObject({ problems: [], remarks: [], strangers: 0 })
    expect(changesNothing(plan(sheetsOf(out), groundOf(ITEMS)))).toBe(true)
  })

  test('changes nothing where somebody’s server has dropped its key and says no in another way', () => {
    const settings = cells(out.settings).map((row) => row.slice(0, 4))
    const survey = cells(out.survey).map((row) => row.map((cell) => (cell === 'no' ? 'false' : cell)))
    const form = formOfSheets({ survey, choices: cells(out.choices), settings })
    expect(plan(form, groundOf(ITEMS))).toMatchObject({ problems: [], remarks: [] })
    expect(changesNothing(plan(form, groundOf(ITEMS)))).toBe(true)
  })

  test('says only what was changed in it, and meets a change here as a conflict', () => {
    const fieldsOf = (form: BroughtForm, ground = groundOf(ITEMS)) =>
      plan(form, ground).items.flatMap(({ code, fields }) =>
        fields.map(({ field, file, isConflict }) => [code, field, file, isConflict]),
      )
    expect(fieldsOf(edited('IDN_01', 'label::English (en)', 'How many victims?'))).toEqual([
      ['IDN-01', 'question.en', 'How many victims?', false],
    ])
    expect(fieldsOf(edited('IDN_01', 'constraint', '. >= 5 and . <= 50'))).toEqual([
      ['IDN-01', 'limits', { least: 5, most: 50 }, false],
    ])
    expect(fieldsOf(edited('IDN_s1', 'label::Shqip (sq)', 'Zbulimi'))).toEqual([
      ['IDN.1', 'title.sq', 'Zbulimi', false],
    ])
    expect(fieldsOf(edited('IDN_01', 'relevant', '${IDN_02} > 1'))).toEqual([
      ['IDN-01', 'extra', { Remark: 'ask twice', 'xlsform:relevant': '${IDN_02} > 1' }, false],
    ])
    expect(fieldsOf(edited('IDN_01', 'type', 'text'))).toEqual([['IDN-01', 'answerType', 'text', false]])
    const here = ITEMS.map((it) =>
      it.code === 'IDN-01' ? { ...it, fields: { ...it.fields, 'question.en': text('Ours?') } } : it,
    )
    expect(fieldsOf(edited('IDN_01', 'label::English (en)', 'Theirs?'), groundOf(here, ITEMS))).toEqual([
      ['IDN-01', 'question.en', 'Theirs?', true],
    ])
    expect(fieldsOf(sheetsOf(out), groundOf(here, ITEMS))).toEqual([])
  })

  test('moves a question that stands in another group of its area', () => {
    const two = [
      ...ITEMS,
      item('IDN.2', { place: { parent: 'IDN', position: 2 }, 'title.en': text('Referral') }),
      item('IDN-03', {
        place: { parent: 'IDN.2', position: 1 },
        'title.en': text('Referred'),
        kind: 'outcome',
        answerType: 'count',
        rating: 'none',
      }),
    ]
    const form = formOfItems(two)
    const survey = cells(form.survey)
    const [row] = survey.splice(survey.findIndex((it) => it[1] === 'IDN_02'), 1) // prettier-ignore
    survey.splice(survey.findIndex((it) => it[1] === 'IDN_03') + 1, 0, row!)
    const sheets = formOfSheets({ survey, choices: cells(form.choices), settings: cells(form.settings) })
    expect(
      plan(sheets, groundOf(two)).items.flatMap(({ code, fields }) => fields.map((it) => [code, it.field, it.file])),
    ).toEqual([['IDN-02', 'place', { parent: 'IDN.2', position: null }]])
  })

  test('keeps what somebody adds to the parts of a breakdown, and names a part that was changed', () => {
    const survey = cells(out.survey)
    const label = survey[0]!.indexOf('label::English (en)')
    ;(survey.find((it) => it[1] === 'IDN_01_by_sex_male') as (string | null)[])[label] = 'boys and men'
    const at = survey.findIndex((it) => it[1] === 'IDN_01_by_sex__total')
    survey.splice(at, 0, ['integer', 'IDN_01_by_sex_other', 'others'])
    const sheets = formOfSheets({ survey, choices: cells(out.choices), settings: cells(out.settings) })
    const planned = plan(sheets, groundOf(ITEMS))
    expect(planned.remarks.map(({ key }) => key)).toEqual(['part', 'breakdown'])
    const after = brought(sheets, groundOf(ITEMS))
    expect(after.length).toBe(ITEMS.length)
    const again = formOfItems(after)
    expect(again.survey.rows.map((row) => row[1])).toContain('IDN_01_by_sex_other')
    expect(changesNothing(plan(sheetsOf(again), groundOf(after)))).toBe(true)
    expect(changesNothing(plan(sheets, groundOf(after, ITEMS)))).toBe(true)
  })

  test('takes a breakdown, a level of a scale and a question that somebody added to it', () => {
    const survey = cells(out.survey)
    const at = survey.findIndex((it) => it[1] === 'IDN_02')
    survey.splice(
      at,
      0,
      ['begin_group', 'IDN_01_by_age_group', 'Age'],
      ['integer', 'IDN_01_by_age_group_adult', 'adults'],
      ['end_group', 'IDN_01_by_age_group'],
      ['text', 'why', 'Why so many?'],
    )
    const choices = cells(out.choices)
    ;(choices.find((it) => it[0] === 'scale_IDN_02' && it[1] === '3') as (string | null)[])[2] = 'Every part of it'
    const form = formOfSheets({ survey, choices, settings: cells(out.settings) })
    const after = brought(form, groundOf(ITEMS))
    expect(after.find(({ code }) => code === 'IDN-01')!.fields['disaggregations']).toEqual(['sex', 'age_group'])
    expect(after.find(({ code }) => code === 'IDN-02')!.fields['rule.3.en']).toMatchObject({ text: 'Every part of it' })
    expect(shortly(after, 'IDN.1')).toContain('IDN-03 text Why so many?')
    expect(changesNothing(plan(form, groundOf(after, ITEMS)))).toBe(true)
  })
})

describe('a form that no converter takes', () => {
  const wrong = (
    survey: readonly (readonly (string | null | { formula: string })[])[],
    choices: readonly (readonly string[])[] = [],
  ) =>
    plan(
      formOfSheets({ survey: [['type', 'name', 'label::English (en)'], ...survey], choices: [['list_name', 'name', 'label'], ...choices] }), // prettier-ignore
      groundOf(ITEMS),
      { into: 'SUP', lang: 'en' },
    ).problems.map(({ address, key }) => `${address} ${key}`)

  test('is refused cell by cell', () => {
    expect(
      wrong(
        [
          ['begin_group', 'g', 'Group'],
          ['integer', 'a', 'A'],
          ['integer', 'A', 'A again'],
          ['integer', 'b', null],
          ['colour', 'c', 'C'],
          ['select_one nowhere', 'd', 'D'],
          ['text', '1st', 'E'],
          ['text', null, 'F'],
          [null, 'h', 'H'],
          ['end_repeat', null, null],
          ['text', 'i', { formula: '=A1' }],
        ],
        [
          ['l', 'x', 'X'],
          ['l', 'x', 'Y'],
        ],
      ).toSorted(),
    ).toEqual(
      [
        'survey!B4 form-name-twice',
        'survey!C5 needed',
        'survey!A6 form-type',
        'survey!A7 form-list',
        'survey!B8 form-name',
        'survey!B9 needed',
        'survey!A10 needed',
        'survey!A11 form-end',
        'survey!C12 formula',
        'survey!C12 needed',
        'choices!B3 form-choice-twice',
      ].toSorted(),
    )
    expect(wrong([['begin_group', 'g', 'Group']])).toEqual(['survey!A2 form-open'])
    expect(wrong([['end_group', 'g', null]])).toEqual(['survey!A2 form-end'])
  })

  test('holds no more that would only be kept than is allowed', () => {
    const survey = [['select_one big', 'a', 'A']]
    const choices = Array.from({ length: 400 }, (_, at) => ['big', `c${at}`, 'x'.repeat(3000)])
    expect(wrong(survey, choices)).toEqual(['survey form-kept'])
    const some = Array.from({ length: 100 }, (_, at) => ['big', `c${at}`, `${'a b '.repeat(250)}${at}`])
    const form = formOfSheets({ survey: [['type', 'name', 'label'], ...survey], choices: [['list_name', 'name', 'label'], ...some] }) // prettier-ignore
    const after = brought(form, groundOf(ITEMS), { into: 'SUP', lang: 'en' })
    const extra = after.find(({ code }) => code === 'SUP-02')!.fields['extra'] as Record<string, string>
    expect(Object.keys(extra).filter((head) => head.startsWith('xlsform/choices')).length).toBeGreaterThan(2)
    expect(Object.entries(extra).every(([head, cell]) => !isKept(head) || cell.length <= 30_000)).toBe(true)
    expect(formOfItems(after).choices.rows.filter(([list]) => list === 'big')).toHaveLength(100)
    expect(changesNothing(plan(form, groundOf(after), { lang: 'en' }))).toBe(true)
  })
})
