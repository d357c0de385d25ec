import { z } from 'zod'
import type { LocalText } from '../../kit/local-text.ts'

export const CountryDetails = z.strictObject({
  iso2: z.string().regex(/^[A-Z]{2}$/),
  languages: z.array(z.string()).min(1),
  timezone: z.string(),
})
export type CountryDetails = z.output<typeof CountryDetails>

export interface Country {
  readonly code: string
  readonly iso3: string
  readonly name: LocalText
  readonly details: CountryDetails
}

export interface Institution {
  readonly id: string
  /** Null: of the whole region. */
  readonly country: string | null
  readonly category: string
  readonly level: string
  readonly nameLocal: string
  readonly nameEn: string
  readonly note: string | null
  /** An address, or 'general knowledge', which is not yet verified. */
  readonly source: string
  readonly isVerified: boolean
  readonly version: number
}

/** What the coded names of the content are names of. */
const SCHEMES = ['institution-category', 'breakdown', 'unit', 'answer-type', 'kind', 'measure-family'] as const
export type Scheme = (typeof SCHEMES)[number]
export type Terms = Readonly<Record<string, LocalText>>

/** The scheme of the names of a breakdown's parts. */
export const partsOf = (breakdown: string) => `part:${breakdown}` as const

/** A part of a country that answers for itself: an entity, a district, a canton. */
export interface Territory {
  readonly code: string
  readonly level: string
  readonly parent: string | null
  readonly name: LocalText
}
