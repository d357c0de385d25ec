import { expect } from 'vitest'
import { shipped } from '../../answers/breakdowns.fixture.ts'
import { applied, inOrder, levelOf, type Item, type Json } from '../instrument/index.ts'
import { planOfFile } from './brought.ts'
import { formOfSheets } from './foreign-forms.fixture.ts'
import { formOf, type Form } from './form.ts'
import type { FormChoices } from './form-reading.ts'
import type { BroughtForm } from './form-sheet.ts'
import type { Ground } from './plan-model.ts'
import { writesOf } from './planned-writes.ts'

const ORIGIN = { id: '1f0c9a2b-0000-4000-8000-000000000000', revision: 3, code: '2' }
export const item = (code: string, fields: Record<string, Json>): Item => ({ code, level: levelOf(code)!, fields })
export const text = (said: string, state = 'source'): Json => ({ text: said, state })

export const ITEMS: readonly Item[] = [
  item('IDN', {
    place: { parent: null, position: 1 },
    'title.en': text('Identification'),
    'title.sr': text('Identifikacija', 'unreviewed'),
  }),
  item('IDN.1', {
    place: { parent: 'IDN', position: 1 },
    'title.en': text('Detection'),
    'title.sr': text('Otkrivanje', 'unreviewed'),
  }),
  item('IDN-01', {
    place: { parent: 'IDN.1', position: 1 },
    'title.en': text('Victims'),
    'title.sr': text('Žrtve', 'unreviewed'),
    'question.en': text('How many?'),
    kind: 'outcome',
    answerType: 'count',
    rating: 'none',
    unit: 'persons',
    limits: { most: 1000 },
    disaggregations: ['sex'],
    extra: { Remark: 'ask twice' },
  }),
  item('IDN-02', {
    place: { parent: 'IDN.1', position: 2 },
    'title.en': text('Procedure'),
    kind: 'structural',
    answerType: 'scale_0_3',
    rating: 'own',
    'rule.3.en': text('All of it'),
  }),
  item('SUP', { place: { parent: null, position: 2 }, 'title.en': text('Support') }),
  item('SUP.1', { place: { parent: 'SUP', position: 1 }, 'title.en': text('Housing') }),
]

const byCode = (items: readonly Item[]) => new Map(items.map((it) => [it.code, it]))

export function groundOf(
  current: readonly Item[],
  base: readonly Item[] = current,
  country: string | null = null,
): Ground {
  return {
    country,
    current: byCode(current),
    beneath: new Set(ITEMS.map(({ code }) => code)),
    taken: [...current, ...base].map(({ code }) => code).concat('SUP-01'),
    foreign: new Set(['SUP-01']),
    origin: ({ version, revision }) => (version === '1f0c9a2b' && revision === 3 ? byCode(base) : undefined),
    values: {
      unit: new Set(['persons', 'EUR']),
      disaggregations: new Set(Object.keys(shipped)),
      responsible: new Set(),
      articles: new Set(),
      standards: new Set(),
    },
  }
}

export const plan = (form: BroughtForm, ground: Ground, choices: FormChoices = {}) =>
  planOfFile(form, ground, { ...choices, breakdowns: shipped })

export function brought(form: BroughtForm, ground: Ground, choices: FormChoices = {}): Item[] {
  const planned = plan(form, ground, choices)
  expect(planned.problems).toEqual([])
  const writes = writesOf(planned, ground, { all: 'file', items: {} }, new Map())
  const fresh = writes.filter(({ value }) => value !== undefined) as { item: string; field: string; value: Json }[]
  return applied([...ground.current.values()], fresh)
}

export const cells = ({ header, rows }: Form['survey']) => [header, ...rows.map((row) => row.map((cell) => cell))]
export const sheetsOf = ({ survey, choices, settings }: Form) =>
  formOfSheets({ survey: cells(survey), choices: cells(choices), settings: cells(settings) })
export const formOfItems = (items: readonly Item[]) =>
  formOf(ORIGIN, inOrder(items), { title: 'Instrument', breakdowns: shipped })
export const shortly = (items: readonly Item[], under: string) =>
  items.flatMap(({ code, fields }) => {
    const place = fields['place'] as { parent: string | null }
    const title = (fields['title.en'] ?? fields['title.sr']) as { text: string }
    const kind = (fields['answerType'] ?? 'group') as string
    return place.parent === under ? [`${code} ${kind} ${title.text}`] : []
  })
