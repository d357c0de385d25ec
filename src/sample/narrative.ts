import type { MissingRating } from '../modules/assessment/model.ts'
import type { RatingRule } from '../modules/instrument/model.ts'

/** Every invented text begins with it, in whatever language it goes on. */
export const MARK = 'Sample: '

export type NarrativeLang = 'en' | 'sr'
export type Trend = 'same' | 'better' | 'worse'

interface Rated {
  readonly rule: RatingRule
  readonly rating: 0 | 1 | 2 | 3
  readonly isLaw: boolean
  readonly lang: NarrativeLang
}

const TREND: Readonly<Record<NarrativeLang, Readonly<Record<Trend, string>>>> = {
  en: {
    same: 'As in the year before.',
    better: 'More than in the year before.',
    worse: 'Less than in the year before.',
  },
  sr: { same: 'Kao i prethodne godine.', better: 'Više nego prethodne godine.', worse: 'Manje nego prethodne godine.' },
}

/** The level of the rule in its own words: what an assessor would have found if this were real. */
export function ratedNarrative({ rule, rating, isLaw, lang }: Rated, trend?: Trend): string {
  const level = rule.levels[rating][lang]?.text ?? rule.levels[rating].en?.text ?? ''
  const half = rule.basis === 'general' ? halfOf(level, isLaw) : level
  return [MARK + firstClause(half), ...(trend ? [TREND[lang][trend]] : [])].join(' ')
}

const WHY: Readonly<Record<MissingRating, string>> = {
  'no-answer': 'institution B did not answer within the time limit, and the reminder stayed without a reply.',
  refused: 'institution B refused to answer and named business secrecy as the ground.',
  'no-data-kept': 'institution C replied that it keeps no such data.',
  'not-applicable': 'nothing of the kind could arise in this year, so the question does not apply.',
  'not-comparable': 'institution A changed its way of counting within the year.',
  'not-asked': 'the question came too late for this cycle.',
}

export function missingNarrative(missing: MissingRating): string {
  return MARK + WHY[missing]
}

/** "Law: … Practice: …" of a general rule: the part that is about this indicator. */
function halfOf(level: string, isLaw: boolean): string {
  const [law = '', practice = ''] = level.split(/ (?:Practice|Praksa): /)
  return isLaw ? law.replace(/^(?:Law|Propis): /, '') : practice
}

function firstClause(text: string): string {
  const clause = text.split(/(?<=[\p{L}\d)]{2})[.;](?: |$)/u)[0] ?? text
  return `${clause}.`
}
