import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { cellsOf, doubts, read, type Shape } from '../../answers/index.ts'
import { shapeFor, table, victims } from '../../answers/shapes.fixture.ts'
import { ReadingIn } from '../reading.tsx'
import { AnswerInput, AnswerText, cellName, filledIn, SameAsLast, useCellErrors } from './index.ts'

const html = (element: ReactElement) =>
  renderToStaticMarkup(<ReadingIn reading={{ locale: 'en', catalogue: {} }}>{element}</ReadingIn>)
const heard = (markup: string) =>
  markup
    .replaceAll(/<span[^>]*aria-hidden="true"[^>]*>.*?<\/span>|<svg.*?<\/svg>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

type Given = Record<string, string>
function input(shape: Shape, given: Given = {}, last: Given = {}) {
  const { cells, problems } = read('en', shape, given)
  const before = read('en', shape, last).cells
  const found = doubts({ locale: 'en' }, shape, cells, before)
  return html(<AnswerInput shape={shape} given={given} problems={problems} doubts={found} before={before} />)
}
const labelOf = (markup: string, key: string) =>
  heard(new RegExp(`<label[^>]*for="${cellName(key)}"[^>]*>(.*?)</label>`).exec(markup)?.[1] ?? '')

const kinds = [
  victims,
  shapeFor('percentage', 'percent of victims heard', 'age_group'),
  shapeFor('amount', 'EUR', 'institution'),
  shapeFor('days', 'days', 'instance'),
  shapeFor('text', 'text', 'age_group'),
  shapeFor('yes_no_partial', null, 'citizenship'),
  shapeFor('scale_0_3', null, 'institution'),
]

test.each(kinds.map((shape) => [shape.answerType, shape] as const))(
  'every cell of %s is a field of its name, and none is a browser’s number field',
  (_, shape) => {
    const markup = input(shape)
    for (const { key } of cellsOf(shape)) expect(markup).toContain(`name="${cellName(key)}"`)
    expect(markup).not.toContain('type="number"')
  },
)

test('a cell is called by its row and its column, a row by its list', () => {
  expect(labelOf(input(victims), 'sex=male;age_group=child')).toBe('children (under 18), male')
  const places = input(shapeFor('count', 'persons', 'territorial_unit'))
  expect(labelOf(places, 'open:territorial_unit:2:name')).toBe('Territorial unit 2, Name')
  expect(labelOf(places, 'open:territorial_unit:2:value')).toBe('Territorial unit 2, Answer')
})

test('what is wrong stands at its cell, which leads to it', () => {
  const markup = input(victims, { 'sex=male;age_group=child': 'oko 3' })
  const id = cellName('sex=male;age_group=child')
  expect(markup).toContain(`id="${id}-error"`)
  expect(markup).toMatch(new RegExp(`<input[^>]*id="${id}"[^>]*aria-describedby="${id}-error"[^>]*aria-invalid="true"`))
  expect(markup).toContain('value="oko 3"')
})

test('the summary names each cell and leads to it', () => {
  function Errors() {
    const { problems } = read('en', victims, { 'sex=male;age_group=child': '-', stray: '3' })
    return useCellErrors(victims, problems).map(({ field, message }) => <p key={message}>{`${field} ${message}`}</p>)
  }
  const markup = html(<Errors />)
  expect(markup).toContain(`${cellName('sex=male;age_group=child')} children (under 18), male: “-” may mean none`)
  expect(markup).toContain('undefined This question has no cell “stray”')
})

test('sums stand beside and below the table, and one with an empty cell says so', () => {
  const sums = heard(input(victims, table('31', '9', '0', '15', '3')))
  expect(sums).toContain('40')
  expect(sums).toContain('46 without the empty cells')
})

test('a number written in another way than it is shown says what was understood', () => {
  expect(heard(input(victims, { total: '1 234 567' }))).toContain('We understood: 1,234,567')
  expect(heard(input(victims, { total: '58' }))).not.toContain('We understood')
  expect(heard(input(victims, { 'sex=male;age_group=child': '<5' }))).toContain('We understood: 0–4')
})

test('the last answer stands beside each cell', () => {
  const markup = input(victims, {}, { total: '50', 'sex=female;age_group=adult': '38' })
  expect(heard(markup)).toContain('Last time: 50')
  expect(heard(markup)).toContain('Last time: 38')
})

test('no field is sent by a button that the page has not chosen: Enter presses the first one', () => {
  for (const shape of kinds) expect(input(shape, {}, { total: '3' })).not.toMatch(/<button[^>]*type="submit"/)
  expect(html(<SameAsLast />)).toMatch(/<button(?=[^>]*name="same-as-last")(?=[^>]*type="submit")/)
})

test('a doubt is no error: it asks, leads to the figure and has room for an explanation', () => {
  const markup = input(victims, { total: '90' }, { total: '10' })
  expect(heard(markup)).toContain('90 is at least 3 times the last answer, 10. Is this right?')
  expect(markup).toContain('name="explain:times-more/whole"')
  expect(markup).toContain(`href="#${cellName('total')}"`)
  expect(markup).not.toContain('aria-invalid')
})

test('a word that is no choice stays, with what is wrong with it', () => {
  const claim = shapeFor('yes_no_partial', null, 'form_of_exploitation')
  const markup = input(claim, { 'form_of_exploitation=labour': 'možda', 'form_of_exploitation=sexual': 'da' })
  expect(markup).toContain('<option value="možda" selected="">možda</option>')
  expect(markup).toContain('<option value="yes" selected="">Yes</option>')
  expect(heard(markup)).toContain('“možda” is none of these')
})

test('a sent form is read back as it was filled in, a pasted range in its cells', () => {
  const form = new FormData()
  form.set(cellName('total'), ' 58 ')
  form.set(cellName('sex=female;age_group=adult'), '1')
  form.set('paste:sex;age_group', '31\t9\n15\t3\n')
  form.set('explain:times-more/whole', 'New register since 1 June')
  form.set('note', 'not of the answer')
  expect(filledIn(victims, form)).toEqual({
    given: {
      total: ' 58 ',
      'sex=female;age_group=adult': '31',
      'sex=male;age_group=adult': '9',
      'sex=female;age_group=child': '15',
      'sex=male;age_group=child': '3',
    },
    left: 0,
    explanations: { 'times-more/whole': 'New register since 1 June' },
  })
})

test('without script a range is pasted into a field beside its table', () => {
  expect(input(victims)).toContain('name="paste:sex;age_group"')
})

test('an answer is read with its sums, and what was left empty looks like no number', () => {
  const { cells } = read('en', victims, { ...table('31', '<5', '0'), total: '1234567' })
  const markup = html(<AnswerText shape={victims} cells={cells} unit="persons" withGiven />)
  expect(heard(markup)).toContain('1,234,567 persons as written: 1234567')
  expect(heard(markup)).toContain('adults 31 &lt;5 (0–4) 0 31–35')
  expect(heard(markup)).toContain('children (under 18) left empty left empty left empty')
})

test('a full table without a total is read as its sum, and says that it is computed', () => {
  const { cells } = read('en', victims, table('31', '9', '0', '15', '3', '0', '0', '0', '0'))
  expect(heard(html(<AnswerText shape={victims} cells={cells} />))).toContain('58 (sum of the table)')
  expect(heard(html(<AnswerText shape={victims} cells={{}} />))).toBe('Nothing was filled in.')
})
