import { expect, test } from 'vitest'
import type { Sheet } from '../../formats/xlsx.ts'
import type { AskedQuestion } from '../request/queries.server.ts'
import { askedOf } from './asked.ts'
import { readBrought } from './brought.ts'

const question = (number: number) =>
  ({
    number,
    question: { en: { text: `How many victims were identified in district ${number}?`, state: 'source' } },
    answerType: 'count',
    unit: null,
    disaggregations: [],
    cells: {},
    kind: null,
  }) as unknown as AskedQuestion

const asked = askedOf(
  Array.from({ length: 50 }, (_, i) => question(i + 1)),
  {},
)

const sheetOf = (rows: readonly (readonly string[])[]): Sheet => ({
  name: 'List',
  state: 'visible',
  rows: rows.map((texts, i) => ({
    number: i + 1,
    cells: texts.map((text, j) => ({ address: `${'ABCD'[j]}${i + 1}`, column: j + 1, text, isFormula: false })),
  })),
})

test.each([
  ['under our heads', ['head.number', 'head.question', 'head.part', 'head.answer'], 'no-question'],
  ['without heads', ['1. Something', '', '', ''], ''],
])('20,000 rows %s that are none of ours are looked through in a moment', (_how, heads, problem) => {
  const long = 'Koliko je predmeta te vrste bilo u tome okrugu '.repeat(12)
  const rows = Array.from({ length: 19_990 }, (_, i) => [String(i + 900), `${long} ${i}`, 'ukupno', String(i)])
  const startedAt = performance.now()
  const say = (_locale: string, key: string) => key.replace('workbook.', '')
  const brought = readBrought({ sheets: [sheetOf([heads, ...rows])] }, { asked, locale: 'en', say })
  expect(performance.now() - startedAt).toBeLessThan(4000)
  expect(brought.questions.size).toBe(0)
  expect(brought.problems.every(({ key }) => key === `workbook.cell.${problem}`)).toBe(true)
  expect(brought.problems.length).toBe(problem === '' ? 0 : rows.length)
})
