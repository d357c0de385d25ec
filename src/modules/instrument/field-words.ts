import type { Values } from '../../kit/words.ts'
import { nativeName } from '../../locale/index.ts'
import { fieldKey } from './fields.ts'

const KEYS = {
  title: 'field.title',
  question: 'field.question',
  'rule.3': 'field.rule-3',
  'rule.2': 'field.rule-2',
  'rule.1': 'field.rule-1',
  'rule.0': 'field.rule-0',
  unratedReason: 'field.unrated-reason',
  notApplicable: 'field.not-applicable',
  kind: 'field.kind',
  answerType: 'field.answer-type',
  unit: 'field.unit',
  limits: 'field.limits',
  'limits.least': 'field.limits-least',
  'limits.most': 'field.limits-most',
  bands: 'field.bands',
  'bands.3': 'field.bands-3',
  'bands.2': 'field.bands-2',
  'bands.1': 'field.bands-1',
  rating: 'field.rating',
  disaggregations: 'field.disaggregations',
  askedAt: 'field.asked-at',
  isSummable: 'field.is-summable',
  responsible: 'field.responsible',
  verification: 'field.verification',
  citations: 'field.citations',
  isCore: 'field.is-core',
  place: 'field.place',
  added: 'field.added',
  retired: 'field.retired',
  extra: 'field.extra',
} as const

type Words = (key: (typeof KEYS)[keyof typeof KEYS] | 'field.in-language', values?: Values) => string

/** A field's name in words, for pages and for files: 'Title', and of one language 'Title, shqip'. */
export function fieldLabel(t: Words): (field: string) => string {
  return (field) => {
    if (Object.hasOwn(KEYS, field)) return t(KEYS[field as keyof typeof KEYS])
    const key = fieldKey(field)
    if (!key?.lang || !Object.hasOwn(KEYS, key.name)) return field
    const lang = key.lang === 'sr' ? 'sr-latn' : key.lang
    return t('field.in-language', { field: t(KEYS[key.name as keyof typeof KEYS]), language: nativeName(lang) })
  }
}
