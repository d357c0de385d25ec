import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Locale } from '../../locale/index.ts'
import { ReadingIn } from '../reading.tsx'
import * as parts from './index.ts'

const { Conflict, DataTable, DayField, ErrorSummary, LineChart, Missing, NumberField, PublicFrame, RadioGroup } = parts

function html(element: ReactElement, locale: Locale = 'en'): string {
  return renderToStaticMarkup(<ReadingIn reading={{ locale, catalogue: {} }}>{element}</ReadingIn>)
}

const heard = (markup: string) =>
  markup.replaceAll(/<span[^>]*aria-hidden="true"[^>]*>.*?<\/span>|<svg.*?<\/svg>/g, '').replaceAll(/<[^>]+>/g, '')

test('half a cell of the comparison is heard as country, area, half, digit, word and change', () => {
  const score = { value: 1, href: '/v', change: { kind: 'down', since: '2019' } } as const
  const cell = html(<parts.ScoreCell score={score} country="Serbia" area="Identification" half="practice" />)
  expect(heard(cell)).toBe('Serbia, Identification, practice, 1, on paper or isolated, weaker than in 2019')
})

test('a suppressed half is heard as a word, not as a letter', () => {
  const cell = html(<parts.ScoreCell score={{ value: 'suppressed' }} country="Serbia" area="Children" half="law" />)
  expect(heard(cell)).toBe('Serbia, Children, law, suppressed for confidentiality')
})

test('a country without a score is not yet assessed, never empty and never zero', () => {
  const table = html(
    <parts.ScoreTable
      caption="Ratings"
      countries={[{ code: 'rs', name: 'Serbia' }]}
      rows={[{ code: 'IDN', name: 'Identification', scores: {} }]}
    />,
  )
  expect(table).toContain('Serbia, Identification, law, </span>')
  expect(table.match(/not yet assessed/g)).toHaveLength(2)
})

test.each(Object.keys(parts.missingCodes).filter(parts.isMissingKind))(
  'the missing value %s has a code and a word',
  (kind) => {
    const words = html(<Missing kind={kind} />)
    expect(words).toContain(`>${parts.missingCodes[kind]}</b>`)
    expect(words).toMatch(/<span>[a-z].+<\/span>/)
    expect(html(<Missing kind={kind} compact />)).toContain('<span class="visually-hidden">')
  },
)

test('no two missing values share a code', () => {
  const codes = Object.values(parts.missingCodes)
  expect(new Set(codes).size).toBe(codes.length)
})

test('the error summary leads to fields by their name, and is nothing without errors', () => {
  expect(html(<ErrorSummary errors={[{ field: 'rating', message: 'Choose a rating' }]} />)).toContain(
    '<a href="#rating">Choose a rating</a>',
  )
  expect(html(<ErrorSummary errors={[]} />)).toBe('')
})

test('the first choice of a group has the id that the error summary leads to', () => {
  const group = html(
    <RadioGroup
      name="rating"
      label="Rating"
      options={[
        { value: '3', label: 'x' },
        { value: '2', label: 'y' },
      ]}
    />,
  )
  expect(group).toContain('id="rating"')
  expect(group).toContain('id="rating-2"')
})

test('a day is three text fields that keep what was written', () => {
  const day = html(
    <DayField
      name="sentOn"
      label="Sent"
      defaultValue={{ day: '31', month: '2', year: '2021' }}
      error="No such day"
      wrong={['day']}
    />,
  )
  expect(day).not.toMatch(/type="date"/)
  expect(day).toMatch(/aria-invalid="true" name="sentOn\.day" value="31"/)
  expect(day).toMatch(/autoComplete="off" name="sentOn\.month" value="2"/)
  expect(day).toContain('aria-describedby="sentOn-error"')
})

test('a number is a text field and says what was understood', () => {
  const number = html(<NumberField name="count" label="Persons" defaultValue="1.234,5" understood="1.234,5" hint="h" />)
  expect(number).not.toMatch(/type="number"/)
  expect(number).toContain('inputMode="decimal"')
  expect(number).toContain('aria-describedby="count-hint count-understood"')
  expect(number).toContain('We understood: 1.234,5')
})

test('a table is named, scrolls in a region of its own, and says when it has no rows', () => {
  const table = html(
    <DataTable caption="Figures" columns={[{ key: 'a', head: 'A', cell: () => '1' }]} rows={[]} keyOf={() => ''} />,
  )
  const id = /aria-labelledby="([^"]+)" tabindex="0"/i.exec(table)?.[1]
  expect(table).toContain(`<span id="${id}">Figures</span>`)
  expect(table).toContain('No rows')
})

test('a conflict shows both versions and says which fields differ', () => {
  const conflict = html(
    <Conflict labels={{ a: 'A', b: 'B' }} mine={{ a: '1', b: 'x' }} theirs={{ a: '2', b: 'x' }} theirsBy="reviewer" />,
  )
  expect(conflict).toContain('<td>1</td><td>2</td>')
  expect(conflict.match(/>differs</g)).toHaveLength(1)
  expect(conflict).toContain('Saved meanwhile by reviewer')
})

const line = [
  { x: 2017, y: 1200 },
  { x: 2018, y: null, missing: 'suppressed' },
  { x: 2019, y: 1300 },
  { x: 2020, y: null, low: 0, high: 4 },
] as const

test('in a chart a gap stays a gap, a range is a bar, and a suppressed value is a letter on the axis', () => {
  const chart = html(
    <LineChart title="T" description="D" unit="persons" series={[{ label: 'Ministry', points: line }]} />,
  )
  const path = /class="line" d="([^"]+)"/.exec(chart)![1]!
  expect(path.match(/M/g)).toHaveLength(2)
  expect(path).not.toContain('L')
  expect(chart).toMatch(/class="interval" d="/)
  expect(chart).toMatch(/class="code"[^>]*>c<\/text>/)
  expect(chart.match(/class="mark"/g)).toHaveLength(4)
})

test('the numbers of an axis are written in the language of the page', () => {
  const chart = <LineChart title="T" description="D" unit="lica" series={[{ label: 'MUP', points: line }]} />
  expect(html(chart, 'sr-latn')).toContain('>1.000</text>')
  expect(html(chart, 'en')).toContain('>1,000</text>')
})

test('a sixth series turns the chart into small multiples on one scale', () => {
  const series = ['a', 'b', 'c', 'd', 'e', 'f'].map((label, place) => ({
    label,
    points: [
      { x: 2020, y: place * 100 },
      { x: 2021, y: 5 },
    ],
  }))
  const chart = html(<LineChart title="T" description="D" unit="persons" series={series} />)
  expect(chart.match(/<svg class="chart chart-small"/g)).toHaveLength(6)
  expect(chart.match(/>500<\/text>/g)).toHaveLength(6)
})

test('languages are linked in their own names, and the current one is not a link', () => {
  const frame = html(
    <PublicFrame
      homeHref="/sq"
      nav={[]}
      languages={[
        { lang: 'sq', label: 'Shqip', href: '/sq', isCurrent: true },
        { lang: 'sr-Cyrl', label: 'Српски', href: '/sr-cyrl' },
      ]}
      search={{ action: '/sq/search' }}
      footer={{ funding: 'f', disclaimer: 'd', links: [], version: 'v', helpHref: '/h', reportHref: '/r' }}
      isSample
    >
      x
    </PublicFrame>,
  )
  expect(frame).toContain('<li lang="sr-Cyrl"><a href="/sr-cyrl" hrefLang="sr-Cyrl"')
  expect(frame).toContain('<span aria-current="true">Shqip</span>')
  expect(frame).toContain('<span lang="en">SAMPLE</span> · invented data')
})
