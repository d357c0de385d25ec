import { expect, test } from 'vitest'
import { draftIn, valuesOf } from './draft-form.ts'
import { BLANK, SavedAssessment, type AssessmentDraft } from './model.ts'

const id = '7d4f8a52-0d8a-4d83-9a0b-0d0f6b7e3c11'
const place = { cycleId: id, code: 'IDN-15', seenVersion: '2' }
const draft: AssessmentDraft = {
  ...BLANK,
  rating: 0,
  narrative: 'Nobody was granted one.',
  narrativeLang: 'sq',
  confidence: 'low',
  chosenObservation: id,
  chosenReason: 'The register itself.',
  citations: [
    { evidenceId: id, page: '3', quotation: 'nobody' },
    { evidenceId: id, page: null, quotation: null },
  ],
}
const sent = (values: object) => {
  const { cycleId: _c, code: _k, seenVersion: _s, ...rest } = SavedAssessment.parse({ ...place, ...values })
  return rest
}

test('a form sent as it was shown says the same draft', () => {
  expect(sent(draftIn(valuesOf(draft)))).toEqual(draft)
  expect(sent(draftIn(valuesOf({ ...draft, rating: null, missing: 'refused' })))).toEqual({
    ...draft,
    rating: null,
    missing: 'refused',
  })
  expect(sent(draftIn(valuesOf(BLANK)))).toEqual(BLANK)
})

test('the empty citation counts once a source is chosen, and a removed one is gone', () => {
  const values = {
    ...valuesOf(draft),
    'citation.0.remove': 'yes',
    'cite.evidenceId': id,
    'cite.page': '9',
    'cite.quotation': '',
  }
  expect(sent(draftIn(values)).citations.map(({ page }) => page)).toEqual([null, '9'])
  expect(sent(draftIn({ ...values, 'cite.evidenceId': '' })).citations).toHaveLength(1)
})

test('an answer that is none of the listed ones is refused, not dropped', () =>
  expect(SavedAssessment.safeParse({ ...place, ...draftIn({ answer: '4' }) }).success).toBe(false))
