import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formOfSheets } from './foreign-forms.fixture.ts'
import { faultsOf } from './form-faults.fixture.ts'
import { brought, formOfItems, groundOf, ITEMS, plan, sheetsOf } from './form-import.fixture.ts'
import { changesNothing } from './plan.ts'

const type = fc.constantFrom('integer', 'decimal', 'text', 'select_one l', 'select_one yn', 'select_multiple l', 'range', 'note', 'calculate', 'date', 'image', 'start') // prettier-ignore
const said = fc.constantFrom('How many?', 'Victims', 'Share (%)', 'Days: how many days?', 'Žrtve', 'x', 'Detection')
const condition = fc.constantFrom(null, null, "${q1} = 'yes'", '${q2} > ${q3}', '${nowhere} = 1')
const constraint = fc.constantFrom(null, '. >= 0', '.>1 and .<=9', '. >= 9 and . <= 1', 'regex(., "a")', '. < ${q1}')

interface Asked {
  readonly kind: 'ask' | 'open' | 'repeat' | 'close'
  readonly type: string
  readonly label: string
  readonly relevant: string | null
  readonly constraint: string | null
}
const row = fc.record<Asked>({
  kind: fc.constantFrom('ask', 'ask', 'ask', 'open', 'repeat', 'close'),
  type,
  label: said,
  relevant: condition,
  constraint,
})

/** Rows as somebody might write them, every group closed, every name once. */
function survey(rows: readonly Asked[]): (string | null)[][] {
  const open: string[] = []
  const all = rows.flatMap(({ kind, type: asked, label, relevant, constraint: limit }, at): (string | null)[][] => {
    if (kind === 'close') {
      const last = open.pop()
      return last ? [[`end_${last}`, null]] : []
    }
    if (kind !== 'ask') {
      const block = kind === 'open' ? 'group' : 'repeat'
      open.push(block)
      return [[`begin_${block}`, `g${at}`, at % 3 === 0 ? null : label, relevant]]
    }
    return [[asked, `q${at}`, label, relevant, limit, asked === 'calculate' ? (relevant ?? '1 + 1') : null]]
  })
  return [
    ['type', 'name', 'label::English (en)', 'relevant', 'constraint', 'calculation'],
    ...all,
    ...open.toReversed().map((block) => [`end_${block}`, null]),
  ]
}

const choices = [
  ['list_name', 'name', 'label::English (en)', 'filter'],
  ['l', 'a', 'A', 'x'],
  ['l', 'b', 'B', 'y'],
  ['yn', 'yes', 'Yes'],
  ['yn', 'no', 'No'],
]

test('any form is brought in, changes nothing the second time, goes out as a form, and changes nothing when that comes back', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 14 }), fc.nat(7), (rows, retired) => {
      const form = formOfSheets({ survey: survey(rows), choices, settings: [['form_id'], ['f']] })
      const into = { into: 'SUP' }
      const after = brought(form, groundOf(ITEMS), into)
      expect(changesNothing(plan(form, groundOf(after), into))).toBe(true)
      const out = formOfItems(after)
      expect(faultsOf(out).filter((it) => !/has no label/.test(it))).toEqual([])
      const rest = after.filter(({ code, level }, at) => level !== 'indicator' || ITEMS.some((it) => it.code === code) || at % 8 !== retired) // prettier-ignore
      expect(faultsOf(formOfItems(rest)).filter((it) => !/has no label/.test(it))).toEqual([])
      const back = plan(sheetsOf(out), groundOf(after))
      expect(back.problems).toEqual([])
      expect(back.items.flatMap(({ code, fields }) => fields.map((it) => [code, it]))).toEqual([])
    }),
    { numRuns: 200 },
  )
})
