import { shapeFor } from '../src/answers/shapes.fixture.ts'
import type { SpecimenQuestion } from './specimen-answers.tsx'

const table = { adult: ['31', '9', '0'], child: ['<5', 'oko 3', '0'], unknown: ['0', '', '0'] }
const sexes = ['female', 'male', 'unknown']

/** A question of each kind, in the state in which most is to be seen. */
export const questions = {
  victims: {
    shape: shapeFor('count', 'persons', 'sex', 'age_group', 'citizenship'),
    given: {
      total: '1234567',
      ...Object.fromEntries(
        Object.entries(table).flatMap(([age, row]) =>
          row.map((text, i) => [`sex=${sexes[i]};age_group=${age}`, text] as const),
        ),
      ),
      'citizenship=domestic': '12',
      'open:citizenship:1:name': 'Rumunija',
      'open:citizenship:1:value': '3',
      'open:citizenship:2:value': '1',
    },
    before: { total: '50', 'sex=female;age_group=adult': '38', 'sex=male;age_group=adult': '12' },
  },
  share: {
    shape: shapeFor('percentage', 'percent of victims heard', 'age_group', 'instance'),
    given: {
      numerator: '41',
      denominator: '40',
      'age_group=adult:numerator': '17',
      'age_group=adult:denominator': '30',
    },
    before: { numerator: '10', denominator: '40' },
  },
  money: { shape: shapeFor('amount', 'EUR', 'planned_or_spent'), given: { total: '1 234,5' }, before: {} },
  days: { shape: shapeFor('days', 'days'), given: { total: '12,5' }, before: {} },
  claim: {
    shape: shapeFor('yes_no_partial', null, 'form_of_exploitation'),
    given: { total: 'da', 'form_of_exploitation=sexual': 'partial', 'form_of_exploitation=labour': 'možda' },
    before: { total: 'no' },
  },
  level: { shape: shapeFor('scale_0_3', 'level 0-3'), given: { total: '2' }, before: {} },
  words: { shape: shapeFor('text', 'text', 'age_group'), given: { total: 'Centar za zaštitu žrtava' }, before: {} },
} satisfies Record<string, Omit<SpecimenQuestion, 'name'>>
