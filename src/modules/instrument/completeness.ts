import { areInOrder } from './bands.ts'
import { localTextOf, sourceOf } from './draft.ts'
import { Bands, Limits } from './fields.ts'
import { placeOf, type Item } from './item.ts'
import { ANSWERED_IN_NUMBERS, RATINGS, type AnswerType } from './model.ts'

/** What a version still lacks, item by item: it may be stored, and not be published. Keys are words of this module. */
export interface Lack {
  readonly code: string
  readonly field: string
  readonly key: string
}

const GENERALLY_RATED: readonly AnswerType[] = ['yes_no_partial', 'scale_0_3']

/** What these items lack, standing among all of their version, of which only the place is looked at. */
export function lacksOf(items: readonly Item[], all: readonly Item[] = items): Lack[] {
  const known = new Set(all.map(({ code }) => code))
  const parents = new Set(all.map((it) => placeOf(it).parent))
  return items.flatMap((item) => {
    const lack = (field: string, key: string): Lack => ({ code: item.code, field, key: `instrument.lack.${key}` })
    const lacks: Lack[] = []
    const { parent } = placeOf(item)
    if (parent !== null && !known.has(parent)) lacks.push(lack('place', 'parent'))
    if (!hasSource(item, 'title')) lacks.push(lack('title', 'title'))
    if (item.level !== 'indicator') return parents.has(item.code) ? lacks : [...lacks, lack('place', 'parts')]
    if (!hasSource(item, 'question')) lacks.push(lack('question', 'question'))
    return [...lacks, ...ratingLacks(item).map(([field, key]) => lack(field, key))]
  })
}

function ratingLacks(item: Item): [string, string][] {
  const { rating, answerType, unit, bands, limits } = item.fields
  const lacks: [string, string][] = []
  const isInNumbers = ANSWERED_IN_NUMBERS.some((one) => one === answerType)
  if (answerType === 'amount' && !unit) lacks.push(['unit', 'unit'])
  if (bands && !isInNumbers) lacks.push(['bands', 'bands'])
  if (bands && !areInOrder(Bands.parse(bands))) lacks.push(['bands', 'bands-order'])
  const { least, most } = Limits.parse(limits ?? {})
  if (least !== undefined && most !== undefined && least > most) lacks.push(['limits', 'limits-order'])
  if (rating === 'own')
    for (const level of RATINGS) if (!hasSource(item, `rule.${level}`)) lacks.push([`rule.${level}`, 'rule'])
  if (rating === 'general' && !GENERALLY_RATED.some((one) => one === answerType)) lacks.push(['rating', 'general'])
  if (rating === 'general' && !localTextOf(item.fields, 'rule.3')) lacks.push(['rating', 'rule'])
  if ((rating === undefined || rating === 'none') && !hasSource(item, 'unratedReason'))
    lacks.push(['unratedReason', 'unrated-reason'])
  return lacks
}

/** Whether a wording stands in a language that the others translate. */
function hasSource(item: Item, name: string): boolean {
  return sourceOf(item.fields, name) !== undefined
}
