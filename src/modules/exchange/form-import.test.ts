import { describe, expect, test } from 'vitest'
import { KOBO, MINISTRY, ODK, formOfSheets } from './foreign-forms.fixture.ts'
import { faultsOf } from './form-faults.fixture.ts'
import { brought, formOfItems, groundOf, ITEMS, plan, sheetsOf, shortly, text } from './form-import.fixture.ts'
import { changesNothing } from './plan.ts'

describe('a form of KoboToolbox', () => {
  const form = formOfSheets(KOBO)

  test('asks for an area where none of the draft is called as its groups', () => {
    expect(plan(form, groundOf(ITEMS)).asks).toEqual({ into: true, lang: false })
    expect(plan(form, groundOf(ITEMS), { into: 'SUP' }).asks).toEqual({ into: false, lang: false })
  })

  const after = brought(form, groundOf(ITEMS), { into: 'SUP' })

  test('becomes a sub-area and its indicators, in each language that both have', () => {
    expect(shortly(after, 'SUP')).toEqual(['SUP.1 group Housing', 'SUP.2 group Shelter'])
    expect(shortly(after, 'SUP.2')).toEqual([
      'SUP-02 yes_no_partial Is there a shelter for victims?',
      'SUP-03 count How many places has it?',
      'SUP-04 count How many people work there?',
      'SUP-05 percentage What share of them is trained (%)?',
      'SUP-06 scale_0_3 How good is the accommodation?',
    ])
    const places = after.find(({ code }) => code === 'SUP-03')!.fields
    expect(places['limits']).toEqual({ most: 500 })
    expect(places['question.sr']).toMatchObject({ text: 'Koliko mesta ima?', state: 'unreviewed' })
    expect(after.find(({ code }) => code === 'SUP-04')!.fields['limits']).toEqual({ least: 1 })
    expect(after.find(({ code }) => code === 'SUP-06')!.fields['rule.2.sr']).toMatchObject({ text: 'Deljene na dvoje' })
  })

  test('says of each cell that is kept and not carried, why', () => {
    const told = plan(form, groundOf(ITEMS), { into: 'SUP' }).remarks.map(({ address, key }) => `${address} ${key}`)
    expect(told.toSorted()).toEqual(
      [
        'choices!B4 choice',
        'choices!E1 language',
        'settings!A2 settings',
        'survey!A12 no-answer',
        'survey!A15 repeat',
        'survey!A2 no-answer',
        'survey!A3 no-answer',
        'survey!A5 no-answer',
        'survey!A14 no-answer',
        'survey!B8 group',
        'survey!E1 language',
        'survey!F1 column',
        'survey!G6 required',
        'survey!H7 relevant',
        'survey!I1 column',
        'survey!K1 column',
        'survey!M1 column',
      ].toSorted(),
    )
  })

  test('keeps the rest, and gives it back in a form that a converter takes', () => {
    const out = formOfItems(after)
    expect(faultsOf(out)).toEqual([])
    const { header, rows } = out.survey
    const row = (name: string) =>
      Object.fromEntries(rows.find((it) => it[1] === name)!.map((cell, at) => [header[at]!, cell]))
    expect(row('SUP_03')).toMatchObject({
      type: 'integer',
      relevant: "${SUP_02} = 'yes'",
      constraint: '. >= 0 and . <= 500',
      'label::Français (fr)': 'Combien de places ?',
      'constraint_message::English (en)': 'Between 0 and 500',
    })
    expect(row('SUP_02')).toMatchObject({
      type: 'select_one yesno',
      required: 'true',
      'hint::English (en)': 'State or NGO',
    })
    expect(row('per_place')['calculation']).toBe('${SUP_04} div ${SUP_03}')
    const types = rows.map(([type, name]) => `${type} ${name}`)
    expect(types.slice(types.indexOf('begin_group SUP_s2'))).toEqual([
      'begin_group SUP_s2',
      'start start',
      'end end',
      'note intro',
      'select_one yesno SUP_02',
      'integer SUP_03',
      'begin_group staff',
      'integer SUP_04',
      'decimal SUP_05',
      'end_group staff',
      'calculate per_place',
      'select_one scale_SUP_06 SUP_06',
      'image photo',
      'begin_repeat visits',
      'date visited_on',
      'select_one yesno announced',
      'end_repeat visits',
      'end_group SUP_s2',
      'end_group SUP',
    ])
  })

  test('changes nothing when it is brought again, also after somebody worked on what it brought', () => {
    expect(changesNothing(plan(form, groundOf(after)))).toBe(true)
    const worked = after.map((it) =>
      it.code === 'SUP-03' ? { ...it, fields: { ...it.fields, kind: 'outcome', 'title.en': text('Places') } } : it,
    )
    expect(plan(form, groundOf(worked)).problems).toEqual([])
    expect(changesNothing(plan(form, groundOf(worked)))).toBe(true)
    const changed = structuredClone(KOBO) as Record<string, (string | null)[][]>
    changed['survey']![6]![2] = 'How many beds has it?'
    const later = plan(formOfSheets(changed), groundOf(after)).items.filter(({ fields }) => fields.length > 0)
    expect(later.map(({ code, fields }) => [code, fields.map(({ field }) => field)])).toEqual([
      ['SUP-03', ['title.en', 'question.en', 'extra']],
    ])
  })

  test('changes nothing when the form that goes out from here comes back', () => {
    const own = sheetsOf(formOfItems(after))
    expect(plan(own, groundOf(after)).problems).toEqual([])
    expect(plan(own, groundOf(after)).items.flatMap(({ fields }) => fields)).toEqual([])
  })
})

describe('a form of ODK', () => {
  const form = formOfSheets(ODK)
  const choices = { into: 'SUP', lang: 'en' } as const

  test('that names no language is asked for it', () => {
    expect(plan(form, groundOf(ITEMS), { into: 'SUP' }).asks).toEqual({ into: false, lang: true })
  })

  const after = brought(form, groundOf(ITEMS), choices)

  test('becomes what is nearest, and says where it is not certain', () => {
    expect(shortly(after, 'SUP')).toEqual([
      'SUP.1 group Housing',
      'SUP.2 group Centres',
      'SUP.3 group Referral of victims',
    ])
    expect(shortly(after, 'SUP.2')).toEqual(['SUP-02 text Region', 'SUP-03 text Municipality'])
    expect(shortly(after, 'SUP.3')).toEqual([
      'SUP-04 text Which kinds of help?',
      'SUP-05 scale_0_3 How ready is the centre?',
      'SUP-06 count Open hours a day',
      'SUP-07 days How many days until the first help?',
      'SUP-08 amount Spent in EUR',
      'SUP-09 count Workers for one victim',
      'SUP-10 text What is planned?',
      'SUP-11 text Since when?',
      'SUP-12 count How many were helped?',
      'SUP-13 count How many beds?',
    ])
    const unitOf = (code: string) => after.find((it) => it.code === code)!.fields['unit']
    expect(['SUP-08', 'SUP-12', 'SUP-13'].map(unitOf)).toEqual(['EUR', 'persons', undefined])
    const told = plan(form, groundOf(ITEMS), choices).remarks.map(({ address, key }) => `${address} ${key}`)
    for (const one of [
      'Survey!A2 choices',
      'Survey!G3 choice-filter',
      'Survey!A4 no-answer',
      'Survey!F5 relevant',
      'Survey!A6 several',
      'Survey!A11 decimal',
      'Survey!I12 constraint',
      'Survey!A13 date',
      'Survey!J1 column',
      'Survey!K1 column',
      'Choices!D1 column',
      'Choices!A8 list',
      'Notes sheet',
    ])
      // prettier-ignore
      expect(told).toContain(one)
  })

  test('goes out again with its cascade, its several answers and its conditions', () => {
    const out = formOfItems(after)
    const { header, rows } = out.survey
    const cell = (name: string, head: string) => rows.find((it) => it[1] === name)![header.indexOf(head)]
    expect(cell('SUP_03', 'choice_filter')).toBe('region=${SUP_02}')
    expect(cell('SUP_04', 'type')).toBe('select_multiple kinds or_other')
    expect(cell('SUP_s3', 'relevant')).toBe('selected(${SUP_04}, "a")')
    expect(cell('SUP_10', 'constraint')).toBe('regex(., "^[A-Z]")')
    expect(cell('SUP_08', 'our remark')).toBe('from the treasury')
    expect(out.choices.rows.filter(([list]) => list === 'municipality')).toHaveLength(2)
    expect(out.choices.header).toContain('region')
    expect(changesNothing(plan(sheetsOf(out), groundOf(after)))).toBe(true)
    expect(changesNothing(plan(form, groundOf(after), { lang: 'en' }))).toBe(true)
  })

  test('leaves out what speaks of a question that is retired, and stays a form', () => {
    const without = after.filter(({ code }) => code !== 'SUP-02' && code !== 'SUP-04')
    const out = formOfItems(without)
    const { header, rows } = out.survey
    expect(rows.find((it) => it[1] === 'SUP_03')![header.indexOf('choice_filter')] ?? null).toBe(null)
    expect(faultsOf(out).filter((it) => it.includes('not there') || it.includes('twice'))).toEqual([])
  })
})

describe('a form in Serbian Cyrillic', () => {
  const form = formOfSheets(MINISTRY)

  test('finds area and sub-area by their titles, and is kept in Latin script', () => {
    const after = brought(form, groundOf(ITEMS))
    expect(shortly(after, 'IDN')).toEqual(['IDN.1 group Detection'])
    expect(shortly(after, 'IDN.1').slice(2)).toEqual([
      'IDN-03 yes_no_partial Da li postoji uputstvo?',
      'IDN-04 count Broj žrtava',
      'IDN-05 days Koliko dana traje postupak?',
    ])
    const fields = after.find(({ code }) => code === 'IDN-03')!.fields
    expect(fields['title.sr']).toEqual({ text: 'Da li postoji uputstvo?', state: 'source' })
    expect(fields['extra']).toMatchObject({ 'xlsform:bind::esri:fieldLength': '10', 'xlsform:name': 'упутство' })
  })

  test('brought into a variant gets codes of the country, and may not say what the core decides', () => {
    const after = brought(form, groundOf(ITEMS, ITEMS, 'rs'))
    expect(
      shortly(after, 'IDN.1')
        .slice(2)
        .map((it) => it.split(' ')[0]),
    ).toEqual(['IDN-03-RS', 'IDN-04-RS', 'IDN-05-RS'])
  })
})
