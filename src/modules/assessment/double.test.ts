import { describe, expect, test } from 'vitest'
import { isSameAnswer, levelsApart } from './blind-model.ts'
import { Decision, settledDraft, sourcesInCommon } from './double.ts'
import { BLANK, type AssessmentDraft } from './model.ts'

const cited = (evidenceId: string, page: string | null = null) => ({ evidenceId, page, quotation: null })
const first: AssessmentDraft = {
  ...BLANK,
  rating: 1,
  narrative: 'Words of the first.',
  confidence: 'high',
  citations: [cited('a', '1'), cited('b')],
}
const second: AssessmentDraft = {
  ...BLANK,
  rating: 2,
  narrative: 'Words of the second.',
  confidence: 'low',
  chosenObservation: 'figure',
  chosenReason: 'The register.',
  citations: [cited('b'), cited('c')],
}
const both = [first, second] as const

describe('two ratings become one', () => {
  test('the words of whose answer stands, then the sentence of who decided; all sources; the lower confidence', () => {
    expect(settledDraft(both, { rating: 2, missing: null, reason: 'The law is in force.', reasonLang: 'en' })).toEqual({
      ...second,
      narrative: 'Words of the second.\n\nThe law is in force.',
      confidence: 'low',
      citations: [cited('b'), cited('c'), cited('a', '1')],
    })
  })

  test('where neither answer stands, or the sentence is in another language, the sentence alone', () => {
    const neither = settledDraft(both, { rating: 3, missing: null, reason: 'Both are wrong here.', reasonLang: 'sq' })
    expect(neither).toMatchObject({ rating: 3, narrative: 'Both are wrong here.', narrativeLang: 'sq' })
    const other = settledDraft(both, { rating: 1, missing: null, reason: 'Zakon važi u celosti.', reasonLang: 'sr' })
    expect(other).toMatchObject({ narrative: 'Zakon važi u celosti.', narrativeLang: 'sr', confidence: 'low' })
  })

  test('the figure that one of them chose comes along with the reason', () => {
    expect(settledDraft(both, { rating: 1, missing: null, reason: 'x', reasonLang: 'en' })).toMatchObject({
      chosenObservation: 'figure',
      chosenReason: 'The register.',
    })
  })

  test('where they agree, the words are those of the first, unchanged', () => {
    const same = [first, { ...second, rating: 1 as const }] as const
    expect(settledDraft(same, { rating: 1, missing: null })).toMatchObject({ narrative: 'Words of the first.' })
  })
})

test('a reason for no rating lies at no distance from a rating, and is equal to itself alone', () => {
  expect(levelsApart(first, second)).toBe(1)
  expect(levelsApart(first, { rating: null, missing: 'refused' })).toBeNull()
  expect(isSameAnswer({ rating: null, missing: 'refused' }, { rating: null, missing: 'no-answer' })).toBe(false)
  expect(isSameAnswer({ rating: 0, missing: null }, { rating: null, missing: 'not-asked' })).toBe(false)
})

test('a source that both cite is common once, wherever in it they read', () => {
  expect(sourcesInCommon([{ ...first, citations: [cited('b', '1'), cited('b', '2')] }, second])).toEqual(['b'])
})

test('a decision is one answer with its cause and its sentence', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  const whole = { id, rating: 2, missing: null, cause: 'rule', reason: 'So it reads.' }
  expect(Decision.safeParse(whole).success).toBe(true)
  for (const lack of [{ rating: null }, { missing: 'refused' }, { cause: undefined }, { reason: ' ' }])
    expect(Decision.safeParse({ ...whole, ...lack }).success, JSON.stringify(lack)).toBe(false)
})
