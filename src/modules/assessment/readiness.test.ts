import { describe, expect, test } from 'vitest'
import { conflictsAmong, type ComparedFigure } from './figures.ts'
import { BLANK, fieldsThatDiffer, isBlank, SavedAssessment, stateAfterEdit, type AssessmentDraft } from './model.ts'
import { doubtsAbout, hasSentence, readyToSubmit } from './readiness.ts'
import { changesBetween, type Seen } from './seen.ts'

const cited = { evidenceId: '7d4f8a52-0d8a-4d83-9a0b-0d0f6b7e3c11', page: '3', quotation: null }
const whole: AssessmentDraft = {
  ...BLANK,
  rating: 1,
  narrative: 'Granted in few cases.',
  confidence: 'high',
  citations: [cited],
}
const rated = { isRated: true, hasConflict: false }
const lacks = (draft: AssessmentDraft, situation = rated) => readyToSubmit(draft, situation).map(({ field }) => field)

describe('incomplete', () => {
  test('a whole draft lacks nothing', () => expect(lacks(whole)).toEqual([]))

  test('an empty one lacks everything, in the order of the desk', () =>
    expect(lacks(BLANK)).toEqual(['noEvidenceReason', 'answer', 'narrative', 'confidence']))

  test('a typed missing value is an answer', () =>
    expect(lacks({ ...whole, rating: null, missing: 'no-data-kept' })).toEqual([]))

  test('a reason why there is no evidence stands in for evidence', () =>
    expect(lacks({ ...whole, citations: [], noEvidenceReason: 'No office keeps any.' })).toEqual([]))

  test('context is described and never asked for a rating', () =>
    expect(lacks({ ...whole, rating: null }, { ...rated, isRated: false })).toEqual([]))

  test('a conflict of sources asks for a choice, then for its reason', () => {
    const situation = { ...rated, hasConflict: true }
    expect(lacks(whole, situation)).toEqual(['chosenObservation'])
    expect(lacks({ ...whole, chosenObservation: cited.evidenceId }, situation)).toEqual(['chosenReason'])
  })

  test.each([
    ['Yes.', false],
    ['12 34 56', false],
    ['Одобрено је ретко.', true],
    ['Granted in few cases', true],
  ])('%s is a sentence: %s', (text, is) => expect(hasSentence(text)).toBe(is))
})

describe('doubtful', () => {
  const doubts = (draft: AssessmentDraft, situation = {}) =>
    doubtsAbout(draft, { ...rated, ...situation }).map(({ word }) => word)

  test('one level up or down is no doubt, two are', () => {
    expect(doubts(whole, { previousRating: 2 })).toEqual([])
    expect(doubts(whole, { previousRating: 3 })).toEqual(['doubt.jump'])
  })

  test('nothing before is no jump, and a zero before is a rating', () => {
    expect(doubts(whole, { previousRating: null })).toEqual([])
    expect(doubts({ ...whole, rating: 2 }, { previousRating: 0 })).toEqual(['doubt.jump'])
  })

  test('the best rating with low confidence, or without a source, is doubtful', () =>
    expect(doubts({ ...whole, rating: 3, confidence: 'low', citations: [] })).toEqual([
      'doubt.sure-of-little',
      'doubt.best-without-evidence',
    ]))
})

describe('invalid', () => {
  const place = { cycleId: cited.evidenceId, code: 'IDN-15', seenVersion: 0 }

  test('a rating and a reason for none exclude each other', () => {
    const both = SavedAssessment.safeParse({ ...place, rating: 1, missing: 'refused' })
    expect(both.error?.issues).toMatchObject([{ path: ['rating'], message: 'assessment.field.rating-or-missing' }])
  })

  test('there is no rating of 4, of a half, or as text', () => {
    for (const rating of [4, 1.5, '2']) expect(SavedAssessment.safeParse({ ...place, rating }).success).toBe(false)
  })

  test('the same passage cited twice is one citation', () => {
    const { citations } = SavedAssessment.parse({ ...place, citations: [cited, { ...cited }, { ...cited, page: '4' }] })
    expect(citations.map(({ page }) => page)).toEqual(['3', '4'])
  })
})

test('a draft that was never touched is blank, in whatever language it would be written', () => {
  expect(isBlank({ ...BLANK, narrativeLang: 'sq' })).toBe(true)
  expect(isBlank({ ...BLANK, rating: 0 })).toBe(false)
})

test('drafts differ by field, citations by what they say', () => {
  expect(fieldsThatDiffer(whole, { ...whole, citations: [{ ...cited }] })).toEqual([])
  expect(fieldsThatDiffer(whole, { ...whole, rating: 0, citations: [] })).toEqual(['citations', 'rating'])
})

test('an edit makes a draft of what was submitted or approved, and leaves returned what was returned', () =>
  expect((['draft', 'submitted', 'approved', 'returned'] as const).map(stateAfterEdit)).toEqual([
    'draft',
    'draft',
    'draft',
    'returned',
  ]))

describe('figures', () => {
  const figure = (id: string, it: Partial<ComparedFigure>): ComparedFigure => ({
    id,
    year: 2021,
    kind: 'number',
    number: null,
    low: null,
    high: null,
    text: null,
    of: 'indicator',
    ...it,
  })

  test('two numbers of one year that differ contradict each other', () =>
    expect(conflictsAmong([figure('a', { number: 14 }), figure('b', { number: 17 })])).toEqual([['a', 'b']]))

  test('"<5" and 2 contradict nothing; "<5" and 7 do', () => {
    const below = figure('a', { kind: 'interval', low: 0, high: 4 })
    expect(conflictsAmong([below, figure('b', { number: 2 })])).toEqual([])
    expect(conflictsAmong([below, figure('b', { number: 7 })])).toEqual([['a', 'b']])
  })

  test('another year, another measure and no answer contradict nobody', () =>
    expect(
      conflictsAmong([
        figure('a', { number: 14 }),
        figure('b', { number: 17, year: 2020 }),
        figure('c', { number: 3, of: 'identified_victims_child' }),
        figure('d', { kind: 'no-answer' }),
      ]),
    ).toEqual([]))
})

test('changes are told field by field, and only where something changed', () => {
  const seen = { rating: 1, narrative: 'One.', citations: [], otherFigures: [] } as unknown as Seen
  expect(changesBetween(seen, { ...seen, rating: 2 })).toEqual([{ field: 'rating', before: 1, after: 2 }])
  expect(changesBetween(seen, { ...seen })).toEqual([])
})
