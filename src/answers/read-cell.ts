import type { Locale } from '../locale/index.ts'
import type { CellValue } from './cell-value.ts'
import type { Cell } from './cell.ts'
import { choiceOf } from './choices.ts'
import { readNumber, shortened, type NumberRule, type Wrong } from './number.ts'

export type ReadCell = { readonly value: CellValue } | { readonly wrong: Wrong }

const MOST_LETTERS = { words: 5000, name: 200 } as const

/** Reads one cell that is not empty. `rule` binds where it is a number. */
export function readCell(locale: Locale, cell: Cell, asGiven: string, rule: NumberRule): ReadCell {
  const given = asGiven.trim()
  switch (cell.sort) {
    case 'whole':
    case 'number':
      return readQuantity(locale, asGiven, { ...rule, isWhole: cell.sort === 'whole' })
    case 'words':
    case 'name': {
      const maximum = MOST_LETTERS[cell.sort]
      if (given.length > maximum) return { wrong: { key: 'kit.field.too-long', values: { maximum } } }
      return { value: { kind: 'words', text: given, asGiven } }
    }
    case 'yes-no-partial':
    case 'scale':
    case 'currency': {
      const choice = choiceOf(cell.sort, given)
      if (choice === undefined)
        return { wrong: { key: `answers.cell.${cell.sort}`, values: { given: shortened(given) } } }
      return { value: { kind: 'choice', choice, asGiven } }
    }
  }
}

function readQuantity(locale: Locale, asGiven: string, rule: NumberRule): ReadCell {
  const read = readNumber(locale, asGiven.trim(), rule)
  switch (read.kind) {
    case 'wrong':
      return { wrong: { key: read.key, values: read.values } }
    case 'number':
      return { value: { kind: 'number', number: read.number, asGiven } }
    case 'interval':
      return { value: { kind: 'interval', low: read.low, high: read.high, asGiven } }
  }
}
