import type { EvidenceKind } from './model.ts'
import { partsOf } from './source-day.ts'

export interface Citable {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly author: string | null
  readonly publisher: string | null
  readonly institutionName: string | null
  readonly publishedOn: string | null
  readonly language: string
  readonly url: string | null
  readonly container: string | null
  readonly place: string | null
  readonly number: string | null
  readonly doi: string | null
}

/** An item of CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html */
export type CslItem = Readonly<Record<string, unknown>>

const TYPES: Readonly<Record<EvidenceKind, string>> = {
  document: 'document',
  link: 'webpage',
  statistic: 'dataset',
  judgment: 'legal_case',
  reply: 'personal_communication',
  interview: 'interview',
}

/** BCP 47 has no `cnr` before 2018, and reference managers know it less than `sr-ME`. */
const LANGUAGES: Readonly<Record<string, string>> = { sr: 'sr', cnr: 'sr-ME', und: '' }

/** A source as reference managers read it. Names are kept whole: nobody here says which part of one is the family's. */
export function toCsl(it: Citable): CslItem {
  const publisher = it.publisher ?? it.institutionName
  const language = LANGUAGES[it.language] ?? it.language
  const all: Record<string, unknown> = {
    id: it.id,
    type: typeOf(it),
    title: it.title,
    author: it.author === null ? undefined : it.author.split(';').map((name) => ({ literal: name.trim() })),
    // Of a judgment the style asks for the court.
    [it.kind === 'judgment' ? 'authority' : 'publisher']: publisher ?? undefined,
    'publisher-place': it.place ?? undefined,
    'container-title': it.container ?? undefined,
    number: it.number ?? undefined,
    DOI: it.doi ?? undefined,
    URL: it.url ?? undefined,
    issued: it.publishedOn === null ? undefined : { 'date-parts': [dateParts(it.publishedOn)] },
    language: language === '' ? undefined : language,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function typeOf({ kind, container, number }: Citable): string {
  if (kind !== 'document') return TYPES[kind as EvidenceKind] ?? 'document'
  if (container !== null) return 'article-journal'
  return number === null ? 'document' : 'report'
}

function dateParts(day: string): number[] {
  const parts = partsOf(day)
  return [parts.year, parts.month, parts.day].filter((part) => part !== '').map(Number)
}
