import { describe, expect, test } from 'vitest'
import type { Item, Json } from '../instrument/index.ts'
import { becoming, type Answered, type ChosenFigure } from './trial.ts'

const item = (fields: Record<string, Json> = {}): Item => ({
  code: 'IDN-08',
  level: 'indicator',
  fields: { rating: 'own', answerType: 'count', unit: 'persons', ...fields },
})
const bands: Json = { better: 'higher', bounds: [50, 20, 5] }
const ruled = item({ bands })

const number = (value: number, unit = 'persons'): ChosenFigure => ({
  kind: 'number',
  number: value,
  low: null,
  high: null,
  unit,
})
const range = (low: number, high: number): ChosenFigure => ({
  kind: 'interval',
  number: null,
  low,
  high,
  unit: 'persons',
})
const answered = (it: Partial<Answered> = {}): Answered => ({ rating: 2, missing: null, figure: null, ...it })

const rescaled = (figure: ChosenFigure | null, after = ruled, before = item()) =>
  becoming({ before, after, verdict: 'changed-scale', answered: answered({ figure }) })

describe('an answer of before, under a rule in numbers', () => {
  test('is rated by the figure that was chosen', () => {
    expect(rescaled(number(50))).toEqual({ kind: 'rated', rating: 3 })
    expect(rescaled(number(0))).toEqual({ kind: 'rated', rating: 0 })
  })

  test('of a range is rated only where both its ends reach the same level', () => {
    expect(rescaled(range(20, 40))).toEqual({ kind: 'rated', rating: 2 })
    expect(rescaled(range(0, 4))).toEqual({ kind: 'rated', rating: 0 })
    expect(rescaled(range(0, 5))).toEqual({ kind: 'between', least: 0, most: 1 })
  })

  test.each(['no-data-kept', 'no-answer', 'refused', 'not-applicable', 'not-asked'])('%s is never a number', (kind) => {
    const figure = { kind, number: null, low: null, high: null, unit: '' }
    expect(rescaled(figure)).toEqual({ kind: 'missing', missing: kind })
  })

  test('is not rated without a figure, by words, or by a number of something else', () => {
    expect(rescaled(null)).toEqual({ kind: 'rate-again', why: 'no-figure' })
    expect(rescaled({ ...number(3), kind: 'text', number: null })).toEqual({ kind: 'rate-again', why: 'no-figure' })
    expect(rescaled(number(3), item({ bands, unit: 'cases' }))).toEqual({ kind: 'rate-again', why: 'other-unit' })
    expect(rescaled(number(3), item({ bands, answerType: 'percentage' }))).toMatchObject({ why: 'other-unit' })
    const money = item({ answerType: 'amount', unit: 'EUR' })
    const paid = item({ bands, answerType: 'amount', unit: 'EUR' })
    expect(rescaled(number(60, 'RSD'), paid, money)).toMatchObject({ why: 'other-unit' })
    expect(rescaled(number(60, 'EUR'), paid, money)).toEqual({ kind: 'rated', rating: 3 })
  })
})

describe('an answer of before', () => {
  test('under another rule in words is for people to rate', () => {
    expect(rescaled(number(60), item())).toEqual({ kind: 'rate-again', why: 'words' })
    const yesNo = item({ answerType: 'yes_no_partial', bands })
    expect(rescaled(number(60), yesNo, yesNo)).toEqual({ kind: 'rate-again', why: 'words' })
  })

  test('of another question is never rated by its number', () => {
    const it = { before: item(), after: ruled, answered: answered({ figure: number(60) }) }
    expect(becoming({ ...it, verdict: 'changed-scope' })).toEqual({ kind: 'rate-again', why: 'scope' })
  })

  test('stays where the verdict says that the versions may be compared', () => {
    const it = { before: item(), after: ruled, answered: answered({ figure: number(60) }) }
    expect(becoming({ ...it, verdict: 'reworded' })).toEqual({ kind: 'stays' })
    expect(becoming({ ...it, verdict: 'same' })).toEqual({ kind: 'stays' })
  })

  test('that said why there is no rating still says so, whatever the rule', () => {
    const it = {
      before: item(),
      after: ruled,
      answered: answered({ rating: null, missing: 'refused', figure: number(60) }),
    }
    expect(becoming({ ...it, verdict: 'changed-scale' })).toEqual({ kind: 'stays-missing' })
    expect(becoming({ ...it, verdict: 'reworded' })).toEqual({ kind: 'stays-missing' })
  })

  test('falls away where it is dropped, not rated any more, or not applicable', () => {
    const it = { before: item(), verdict: 'changed-scale' as const, answered: answered() }
    expect(becoming({ ...it, after: undefined })).toEqual({ kind: 'not-asked' })
    expect(becoming({ ...it, after: item({ rating: 'none' }) })).toEqual({ kind: 'no-longer-rated' })
    const unasked = item({ 'notApplicable.en': { text: 'No coast.', state: 'source' } })
    expect(becoming({ ...it, after: unasked })).toEqual({ kind: 'not-applicable' })
  })

  test('that was never given is not made up', () => {
    expect(becoming({ before: undefined, after: ruled, verdict: 'new', answered: null })).toEqual({
      kind: 'not-asked-before',
    })
    const it = { before: item(), after: ruled, verdict: 'changed-scale' as const }
    expect(becoming({ ...it, answered: null })).toEqual({ kind: 'not-answered' })
    expect(becoming({ ...it, answered: answered({ rating: null }) })).toEqual({ kind: 'not-answered' })
    const context = item({ rating: 'none' })
    expect(becoming({ ...it, before: context, after: context, answered: null })).toEqual({ kind: 'context' })
    expect(becoming({ ...it, before: context, after: item(), answered: answered() })).toMatchObject({
      why: 'now-rated',
    })
  })
})
