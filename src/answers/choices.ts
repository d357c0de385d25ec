import { fold } from '../locale/index.ts'
import type { CellSort } from './cell.ts'

export const CURRENCIES = ['EUR', 'ALL', 'BAM', 'MKD', 'RSD'] as const

const CHOICES = {
  'yes-no-partial': ['yes', 'partial', 'no'],
  scale: ['3', '2', '1', '0'],
  currency: CURRENCIES,
} as const satisfies Partial<Record<CellSort, readonly string[]>>

/** How the choices are written in the languages and scripts of the region, folded. */
const WRITTEN: Readonly<Record<keyof typeof CHOICES, Readonly<Record<string, string>>>> = {
  'yes-no-partial': {
    yes: 'yes da po',
    partial: 'partial partly delimicno djelimicno djelomicno pjeserisht delumno',
    no: 'no ne jo',
  },
  scale: {},
  currency: { EUR: 'eur € euro evro evra', ALL: 'all lek leke', BAM: 'bam km', MKD: 'mkd den denar', RSD: 'rsd din' },
}

const isChosen = (sort: CellSort): sort is keyof typeof CHOICES => sort in CHOICES

/** What a cell can be answered with, in the order in which it is offered; none where it is written freely. */
export function choicesOf(sort: CellSort): readonly string[] {
  return isChosen(sort) ? CHOICES[sort] : []
}

/**
 * The choice that is meant: its own code, or its word in any of the languages.
 *
 * @example choiceOf('yes-no-partial', 'Делимично') // 'partial'
 * @example choiceOf('scale', '4') // undefined
 */
export function choiceOf(sort: CellSort, given: string): string | undefined {
  if (!isChosen(sort)) return undefined
  const written = fold(given).replace(/\.$/, '')
  return choicesOf(sort).find(
    (choice) => fold(choice) === written || WRITTEN[sort][choice]?.split(' ').includes(written),
  )
}

/** The unit of a value that is yes, partly or no: it is kept as its code, and said in the reader's language. */
export const CHOICE_UNIT = 'yes_no_partial'

/**
 * The message that says a value of that unit; undefined where it has another unit, or is no choice.
 *
 * @example choiceKey(CHOICE_UNIT, 'yes') // 'answers.choice.yes'
 */
export function choiceKey(unit: string | null, text: string | null): `answers.choice.${string}` | undefined {
  const choice = unit === CHOICE_UNIT ? choiceOf('yes-no-partial', text ?? '') : undefined
  return choice === undefined ? undefined : `answers.choice.${choice}`
}
