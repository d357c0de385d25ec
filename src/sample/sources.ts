import type { z } from 'zod'
import type { NewEvidence } from '../modules/evidence/model.ts'
import type { EnteredKind } from '../modules/observation/model.ts'
import { COUNTRIES, type CountryCode } from './cast.ts'
import { dice } from './dice.ts'
import { findingOf } from './findings.ts'
import { MARK } from './narrative.ts'

const LANGUAGE = { al: 'sq', ba: 'bs', me: 'cnr', mk: 'mk', rs: 'sr' } as const satisfies Record<CountryCode, string>

/** What the loader calls the sources of a cycle. */
export const SOURCES = ['reply-a', 'reply-b', 'reply-c', 'reply-d', 'laws', 'minutes', 'interview'] as const
export type SourceName = (typeof SOURCES)[number]

const REPLIES = {
  'reply-a': { letter: 'A', publisher: 'Sample ministry A', no: 12, class: 'public' },
  'reply-b': { letter: 'B', publisher: 'Sample court B', no: 34, class: 'team' },
  'reply-c': { letter: 'C', publisher: 'Sample centre C', no: 56, class: 'public' },
  'reply-d': { letter: 'D', publisher: 'Sample service D', no: 78, class: 'public' },
} as const satisfies Partial<Record<SourceName, unknown>>

const isReply = (name: SourceName): name is keyof typeof REPLIES => name in REPLIES

type Described = Omit<z.input<typeof NewEvidence>, 'cycleId'>

/** A source as the monitor enters it. Replies come from institutions that do not exist; addresses lead nowhere. */
export function describedSource(name: SourceName, country: CountryCode, year: number): Described {
  const base = { country, language: LANGUAGE[country], url: `https://example.org/sample/${country}/${year}/${name}` }
  if (isReply(name)) {
    const { letter, publisher, no, class: cls } = REPLIES[name]
    const title = `Sample reply of institution ${letter}, no. ${no}/${year}`
    const publishedOn = `${year + 1}-02-${10 + (no % 10)}`
    return {
      ...base,
      class: cls,
      kind: 'reply',
      title,
      publisher,
      publishedOn,
      note: `${MARK}nobody wrote this reply.`,
    }
  }
  const rest = { ...base, publishedOn: String(year) }
  if (name === 'laws') {
    const title = `Sample collection of laws and by-laws (${COUNTRIES[country]}), ${year}`
    return { ...rest, class: 'public', kind: 'document', title, publisher: 'Sample publisher' }
  }
  if (name === 'minutes')
    return { ...rest, class: 'working-group', kind: 'document', title: `Sample minutes of a meeting, ${year}` }
  return { ...rest, url: '', class: 'restricted', kind: 'interview', title: `Sample note of a conversation, ${year}` }
}

export interface Told {
  readonly code: string
  readonly kind: EnteredKind
  readonly value: string
  readonly source: SourceName | null
  readonly note?: string
  /** The part of the country that it is of; without one the country as a whole. */
  readonly territory?: string
}

/** Counts of things, not of people; each with the least and the most that is plausible. */
const COUNTED: readonly (readonly [string, SourceName, number, number])[] = [
  ['AST-05', 'reply-c', 6, 40],
  ['INS-07', 'reply-a', 0, 6],
  ['INV-18', 'reply-b', 2, 7],
  ['LAB-04', 'reply-c', 80, 900],
  ['AST-17', 'reply-a', 0, 90],
]

const SHARES = { 'INS-04': 'reply-a', 'DAT-04': 'reply-c' } as const

/** Per cent that fit what was rated: nobody looks at a rating of 3 beside a share of a fifth. */
export function sharesIn(country: CountryCode, year: number): readonly Told[] {
  return (Object.keys(SHARES) as (keyof typeof SHARES)[]).flatMap((code): Told[] => {
    const { rating } = findingOf(country, year === 2023 ? 2023 : 2024, { code, kind: 'outcome' })
    if (rating === null) return []
    const value = rating === 0 ? '0' : String([0, 35, 70, 94][rating]! + dice(`${country} ${year} ${code}`, 6))
    return [{ code, kind: 'number', value, source: SHARES[code] }]
  })
}

/** What the institutions of a country said, and what they did not say: each reason for having no value is here. */
export function toldIn(country: CountryCode, year: number): readonly Told[] {
  const counted = COUNTED.map(([code, source, least, most]): Told => {
    const value = String(least + dice(`${country} ${year} ${code}`, most - least + 1))
    return { code, kind: 'number', value, source }
  })
  return [
    ...counted,
    ...sharesIn(country, year),
    { code: 'INV-13', kind: 'interval', value: '<5', source: 'reply-b' },
    {
      code: 'CMP-07',
      kind: 'no-answer',
      value: '',
      source: null,
      note: `${MARK}two reminders stayed without a reply.`,
    },
    { code: 'CMP-09', kind: 'refused', value: '', source: 'reply-a', note: `${MARK}business secrecy was named.` },
    { code: 'CMP-11', kind: 'no-data-kept', value: '', source: 'reply-c' },
    { code: 'INT-07', kind: 'not-applicable', value: '', source: 'reply-b' },
    { code: 'AST-15', kind: 'not-asked', value: '', source: null },
    ...(country === 'rs' ? disputed(year) : []),
    ...(country === 'ba' && year === 2024 ? inParts() : []),
  ]
}

/**
 * Since the second version the parts of the country are asked one by one. Of places all three answer, and do not add up
 * to what the country says; of procedures two cantons and an entity do, and the others do not.
 */
function inParts(): readonly Told[] {
  const places = (territory: string, value: string): Told => ({
    code: 'AST-05',
    kind: 'number',
    value,
    source: 'reply-d',
    territory,
  })
  const procedures = (territory: string, value: string): Told => ({
    code: 'IDN-02',
    kind: 'text',
    value: `${MARK}${value}`,
    source: 'reply-d',
    territory,
  })
  return [
    places('ba-fbih', '9'),
    places('ba-srp', '6'),
    places('ba-bd', '0'),
    procedures('ba-srp', 'binding, and known to the officers who were asked.'),
    procedures('ba-03', 'binding since the spring; no training yet.'),
    procedures('ba-09', 'binding, with a training every year.'),
    {
      code: 'IDN-02',
      kind: 'no-answer',
      value: '',
      source: null,
      territory: 'ba-10',
      note: `${MARK}two reminders stayed without a reply.`,
    },
  ]
}

/** Sources that cannot all be right; in 2023 they stand beside the published figure, which is chosen. */
function disputed(year: number): readonly Told[] {
  const counts: readonly (readonly [SourceName, string])[] =
    year === 2023
      ? [['reply-a', '58']]
      : [
          ['reply-a', '61'],
          ['reply-c', '70'],
          ['reply-d', '54'],
        ]
  return counts.map(([source, value]) => ({ code: 'IDN-08', kind: 'number', value, source }))
}
