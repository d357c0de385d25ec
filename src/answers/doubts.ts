import { textIn } from '../kit/local-text.ts'
import type { Reading } from '../kit/words.ts'
import { intervalOf, type Cells } from './cell-value.ts'
import type { FieldName } from './cell.ts'
import { areApart, type Interval } from './interval.ts'
import { kinds } from './kinds.ts'
import { sayInterval, sayShare } from './said.ts'
import { withRows, type Block, type Shape } from './shape.ts'
import { sumKey, totalsOf, type Total } from './totals.ts'
import { numberOf } from './whole.ts'

/** What may be right and looks wrong: asked about with a place for an explanation, never refused, never repaired. */
export interface Doubt {
  /** The same for the same question about the same place: what an explanation is kept under. */
  readonly id: string
  readonly key: `answers.doubt.${string}`
  readonly values: Readonly<Record<string, string | number>>
  /** The cells concerned, the first one to go to. */
  readonly cells: readonly string[]
}

/** So many times the last answer, or its so manieth part, is asked about … */
export const TIMES = 3
/** … unless they are as near as this: 2 after 6 is nothing to ask about. */
export const LEAST_DIFFERENCE = 5
/** So many points of percent are asked about. */
export const POINTS = 25

export type DoubtReader = Pick<Reading, 'locale' | 'exceptions'>

/**
 * What looks wrong in an answer, in the order of the cells. Where a value is an interval, only what is wrong with every
 * value in it is a doubt. `before` is the last answer to the same question.
 *
 * - the parts of a breakdown add up to more than the total, or, all filled in, to less
 * - two breakdowns without a total above them that do not come to the same
 * - a part that is larger than the total, where parts overlap and are not added up
 * - a numerator larger than its denominator, or without one: an impossible share
 * - three times the last answer or a third of it, or 25 points of percent from it
 * - zero after an answer that was none
 *
 * @example
 * doubts({ locale: 'en' }, shape, cells) // [{ id: 'parts-exceed-total/sex;age_group', key: 'answers.doubt.parts-exceed-total',
 * //   values: { by: 'Sex, Age group', parts: '61', total: '46' }, cells: ['total', …] }]
 */
export function doubts(reader: DoubtReader, shape: Shape, now: Cells, before?: Cells): Doubt[] {
  const grown = withRows(shape, Object.keys(now))
  return [
    ...sumDoubts(reader, grown, now),
    ...partDoubts(reader, grown, now),
    ...shareDoubts(reader, grown, now),
    ...(before ? changeDoubts(reader, grown, { now, before }) : []),
  ]
}

function sumDoubts(reader: DoubtReader, shape: Shape, now: Cells): Doubt[] {
  const totals = totalsOf(shape, now)
  return fieldsOf(shape).flatMap((field) => {
    const key = wholeKey(shape, field)
    const total = intervalOf(now[key])
    const added = shape.blocks.flatMap((block) => {
      const sum = totals[sumKey(block, field)]
      return sum ? [{ block, sum }] : []
    })
    if (!total) return disagreements(reader, added, field)
    return added.flatMap(({ block, sum }) => {
      const kind = sumKind(sum, total)
      if (!kind) return []
      const values = { by: nameOf(reader, block), field, parts: say(reader, sum), total: say(reader, total) }
      return doubt(kind, `${block.key}${field === 'value' ? '' : `:${field}`}`, values, [
        key,
        ...filledIn(block, field, now),
      ])
    })
  })
}

function sumKind(sum: Total, total: Interval) {
  if (sum.low > total.high) return 'parts-exceed-total'
  return sum.isComplete && sum.high < total.low ? 'parts-fall-short' : undefined
}

interface Added {
  readonly block: Block
  readonly sum: Total
}

/** Each breakdown that is filled in against the first one. */
function disagreements(reader: DoubtReader, added: readonly Added[], field: FieldName): Doubt[] {
  const [first, ...others] = added.filter(({ sum }) => sum.isComplete)
  if (!first) return []
  return others
    .filter(({ sum }) => areApart(sum, first.sum))
    .flatMap(({ block, sum }) =>
      doubt(
        'breakdowns-disagree',
        `${first.block.key}/${block.key}/${field}`,
        {
          first: nameOf(reader, first.block),
          firstSum: say(reader, first.sum),
          second: nameOf(reader, block),
          secondSum: say(reader, sum),
          field,
        },
        [block.cells[0]!.key],
      ),
    )
}

function partDoubts(reader: DoubtReader, shape: Shape, now: Cells): Doubt[] {
  return fieldsOf(shape).flatMap((field) => {
    const key = wholeKey(shape, field)
    const total = intervalOf(now[key])
    if (!total) return []
    return shape.blocks
      .filter(({ adds }) => adds === 'overlapping')
      .flatMap((block) => block.cells.filter((cell) => cell.field === field).map((cell) => ({ block, cell })))
      .flatMap(({ block, cell }) => {
        const part = intervalOf(now[cell.key])
        if (!part || part.low <= total.high) return []
        const values = { by: nameOf(reader, block), field, part: say(reader, part), total: say(reader, total) }
        return doubt('part-over-total', cell.key, values, [cell.key, key])
      })
  })
}

function shareDoubts(reader: DoubtReader, shape: Shape, now: Cells): Doubt[] {
  const all = [...shape.whole, ...shape.blocks.flatMap(({ cells }) => cells)]
  return all
    .filter(({ field }) => field === 'numerator')
    .flatMap(({ key }) => {
      const below = key.replace(/numerator$/, 'denominator')
      const [part, whole] = [intervalOf(now[key]), intervalOf(now[below])]
      if (!part) return []
      if (!whole) return doubt('denominator-missing', key, { numerator: say(reader, part) }, [below, key])
      if (part.low <= whole.high) return []
      const values = { numerator: say(reader, part), denominator: say(reader, whole) }
      return doubt('numerator-over-denominator', key, values, [key, below])
    })
}

function changeDoubts(reader: DoubtReader, shape: Shape, { now, before }: { now: Cells; before: Cells }): Doubt[] {
  const [a, b] = [numberOf(shape, now), numberOf(shape, before)]
  const isOtherCurrency = choiceAt(now, 'currency') !== choiceAt(before, 'currency')
  const change = a && b && !isOtherCurrency ? changeBetween(reader, shape, { now: a, before: b }) : undefined
  const cells = shape.whole.slice(0, 1).map(({ key }) => key)
  return change ? doubt(change.kind, 'whole', change.values, cells) : []
}

export interface Change {
  readonly kind: 'sudden-zero' | 'points' | 'times-more' | 'times-less'
  readonly values: Doubt['values']
}

/** What is asked about between two numbers of one question, the values in the reader's notation; undefined: nothing. */
export function changeBetween(
  { locale }: DoubtReader,
  { answerType }: Pick<Shape, 'answerType'>,
  { now, before }: { now: Interval; before: Interval },
): Change | undefined {
  const { compares } = kinds[answerType]
  if (compares === 'never') return undefined
  const shown = compares === 'points' ? sayShare : sayInterval
  const values = { now: shown(locale, now), before: shown(locale, before) }
  if (now.high === 0 && before.low > 0) return { kind: 'sudden-zero', values }
  if (compares === 'points')
    return gap(now, before) * 100 > POINTS ? { kind: 'points', values: { ...values, points: POINTS } } : undefined
  if (gap(now, before) < LEAST_DIFFERENCE) return undefined
  if (now.low >= TIMES * before.high) return { kind: 'times-more', values: { ...values, times: TIMES } }
  return before.low >= TIMES * now.high ? { kind: 'times-less', values: { ...values, times: TIMES } } : undefined
}

/** How far two intervals are from each other at their nearest ends. */
const gap = (a: Interval, b: Interval) => Math.max(a.low - b.high, b.low - a.high)

function choiceAt(cells: Cells, key: string): string | undefined {
  const value = cells[key]
  return value?.kind === 'choice' ? value.choice : undefined
}

const fieldsOf = ({ whole }: Shape) => whole.map(({ field }) => field).filter((field) => field !== 'currency')
const wholeKey = ({ whole }: Shape, field: FieldName) => whole.find((cell) => cell.field === field)!.key

const filledIn = ({ cells }: Block, field: FieldName, now: Cells) =>
  cells.filter((cell) => cell.field === field && cell.key in now).map(({ key }) => key)

const say = ({ locale }: DoubtReader, interval: Interval) => sayInterval(locale, interval)

function nameOf({ locale, exceptions }: DoubtReader, block: Block): string {
  const sides = block.kind === 'cross' ? [block.rows, block.columns] : [block.by]
  return sides.map(({ name }) => textIn(name, locale, exceptions).text).join(', ')
}

function doubt(kind: string, place: string, values: Doubt['values'], cells: readonly string[]): Doubt[] {
  return [{ id: `${kind}/${place}`, key: `answers.doubt.${kind}`, values, cells }]
}
