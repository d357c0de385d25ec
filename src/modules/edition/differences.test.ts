import { describe, expect, test } from 'vitest'
import { differences, resultOf } from './differences.ts'
import type { EditionBody, FrozenValue } from './model.ts'

const text = { en: { text: 'Title', state: 'source' as const } }

function value(code: string, change: Partial<FrozenValue> = {}): FrozenValue {
  return {
    id: `${code.toLowerCase()}-rs-2021@1`,
    edition: 'rs-2021@1',
    isSample: false,
    country: 'rs',
    year: 2021,
    instrument: { code: '1', sha256: null },
    indicator: {
      code,
      area: 'INV',
      subarea: text,
      position: 1,
      kind: 'structural',
      answerType: 'scale_0_3',
      unit: null,
      disaggregations: [],
      responsible: [],
      verification: [],
      legalBasis: '',
      isCore: true,
      isRated: true,
      title: text,
      question: text,
      rule: null,
      unratedReason: null,
      notApplicable: null,
      askedAt: [],
      isSummable: false,
      citations: [],
    },
    status: 'assessed',
    reason: null,
    assessment: {
      rating: 2,
      missing: null,
      raters: [],
      narrative: 'Because.',
      narrativeLang: 'en',
      confidence: 'high',
      noEvidenceReason: null,
      choice: 'none',
      chosenReason: null,
      approvedSha256: 'a',
      approvedAt: '2021-01-01T00:00:00.000Z',
    },
    observations: [],
    measures: [],
    contradictions: [],
    citations: [],
    trail: [],
    ...change,
  }
}

function edition(...values: FrozenValue[]): EditionBody {
  return {
    format: 'rapporteur-edition/1',
    id: 'rs-2021@1',
    label: 'rs-2021.1',
    isSample: false,
    country: 'rs',
    countryName: text,
    scoreMethod: '1',
    year: 2021,
    number: 1,
    note: '',
    frozenAt: '2021-01-01T00:00:00.000Z',
    cycle: { openedAt: '', collectUntil: '', assessUntil: '', publishOn: '' },
    instrument: { code: '1', sha256: null },
    territories: [],
    areas: [],
    values,
    figures: [],
    measures: [],
    contradictions: [],
    responses: null,
  }
}

const rated = (code: string, rating: 0 | 1 | 2 | 3) =>
  value(code, { assessment: { ...value(code).assessment!, rating } })

const same = () => undefined

describe('differences between two editions', () => {
  test('the same words approved again on another day differ in nothing', () => {
    const again = value('INV-01', {
      assessment: { ...value('INV-01').assessment!, approvedAt: '2022', approvedSha256: 'b' },
    })
    expect(differences(edition(value('INV-01')), edition(again), same)).toEqual([])
  })

  test('a rating that changed says from what to what', () => {
    expect(differences(edition(rated('INV-01', 0)), edition(rated('INV-01', 3)), same)).toEqual([
      { code: 'INV-01', before: 0, after: 3, aspects: ['result'], apart: null },
    ])
  })

  test('an indicator that came or went has only one side, and all of it differs', () => {
    const found = differences(edition(value('INV-01')), edition(value('INV-02')), same)
    expect(found.map(({ code, before, after }) => [code, before, after])).toEqual([
      ['INV-02', undefined, 2],
      ['INV-01', 2, undefined],
    ])
  })

  test('across a changed scale before and after stand with the break between them', () => {
    const apart = { verdict: 'changed-scale' as const, reason: 'Nine in ten.', version: '2' }
    const found = differences(edition(rated('INV-01', 0)), edition(rated('INV-01', 3)), () => apart)
    expect(found).toMatchObject([{ before: 0, after: 3, apart }])
  })

  test('a rating of zero is a result, not an absence', () => {
    expect(resultOf(rated('INV-01', 0))).toBe(0)
    expect(resultOf(value('INV-01', { assessment: null, status: 'not-yet-assessed' }))).toBe('not-yet-assessed')
  })
})
