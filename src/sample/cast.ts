import type { Role } from '../kit/acts.ts'

/** In the order of their codes; names as invented people and texts use them. */
export const COUNTRIES = {
  al: 'Albania',
  ba: 'Bosnia and Herzegovina',
  me: 'Montenegro',
  mk: 'North Macedonia',
  rs: 'Serbia',
} as const
export type CountryCode = keyof typeof COUNTRIES
export const COUNTRY_CODES = Object.keys(COUNTRIES) as CountryCode[]

const PARTS = ['lead', 'monitor', 'second-monitor', 'reviewer', 'publisher'] as const
export type Part = (typeof PARTS)[number]

export interface Invented {
  /** What the loader calls them: 'monitor rs', 'coordinator'. */
  readonly key: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly country: CountryCode | null
}

const ofTheRegion = (key: string, role: Role, title: string): Invented => ({
  key,
  name: `Sample ${title}`,
  email: `sample.${key}@example.org`,
  role,
  country: null,
})

const ROLE_OF: Readonly<Record<Part, Role>> = {
  lead: 'lead',
  monitor: 'monitor',
  'second-monitor': 'monitor',
  reviewer: 'reviewer',
  publisher: 'publisher',
}

const ofCountry = (country: CountryCode, part: string, role: Role): Invented => ({
  key: `${part} ${country}`,
  name: `Sample ${part.replaceAll('-', ' ')} (${COUNTRIES[country]})`,
  email: `sample.${part}.${country}@example.org`,
  role,
  country,
})

/** Everybody who takes part in the loading. */
export const CAST: readonly Invented[] = [
  ofTheRegion('coordinator', 'coordinator', 'regional coordinator'),
  ofTheRegion('auditor', 'auditor', 'auditor'),
  ofTheRegion('reader', 'reader', 'working-group reader'),
  ofTheRegion('translator', 'translator', 'translator'),
  ...COUNTRY_CODES.flatMap((country) => PARTS.map((part) => ofCountry(country, part, ROLE_OF[part]))),
  ofCountry('rs', 'rapporteur-office', 'rapporteur'),
]

/** Comes last, when everything else is in place: a sample without them is not whole yet. */
export const LAST_TO_COME: Invented = ofTheRegion('administrator', 'administrator', 'administrator')
