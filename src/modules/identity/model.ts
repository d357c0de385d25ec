import { z } from 'zod'
import { ROLES, type Role } from '../../kit/acts.ts'
import { LOCALES } from '../../locale/index.ts'

export const COUNTRIES = ['al', 'ba', 'me', 'mk', 'rs'] as const

/** Roles of one country, roles of the whole region, and those that may be either. */
const COUNTRY_ROLES: readonly Role[] = ['lead', 'monitor', 'reviewer', 'rapporteur']
const REGION_ROLES: readonly Role[] = ['coordinator', 'auditor', 'administrator']

export const RoleName = z.enum(ROLES)
export const LocaleName = z.enum(LOCALES)

/** A role for a country, or for the whole region where the country is left empty. */
const scope = {
  role: RoleName,
  country: z
    .enum(['', ...COUNTRIES])
    .nullable()
    .transform((country) => country || null),
}
const isScopeRight = ({ role, country }: { role: Role; country: string | null }) =>
  country === null ? !COUNTRY_ROLES.includes(role) : !REGION_ROLES.includes(role)
const wrongScope = { message: 'identity.field.wrong-scope', path: ['country'] }

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
export const PersonName = z.string().trim().min(1).max(120)

export const NewPerson = z
  .object({ name: PersonName, email: Email, locale: LocaleName, ...scope })
  .refine(isScopeRight, wrongScope)
export type NewPerson = z.output<typeof NewPerson>

export const NewRole = z.object({ id: z.uuid(), ...scope }).refine(isScopeRight, wrongScope)
export type NewRole = z.output<typeof NewRole>

export interface HeldRole {
  readonly id: string
  readonly role: Role
  readonly country: string | null
  readonly grantedAt: string
}

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly state: 'invited' | 'active' | 'ended'
  readonly roles: readonly HeldRole[]
}

/**
 * How much the roles of a person weigh, for who may change them: `team` are those a national lead appoints, `content`
 * any work with content, `house` administrators and auditors.
 */
export function weightOf(roles: readonly Role[]): 'team' | 'content' | 'house' {
  if (roles.some((role) => role === 'administrator' || role === 'auditor')) return 'house'
  return roles.every((role) => role === 'monitor' || role === 'reviewer' || role === 'reader' || role === 'translator')
    ? 'team'
    : 'content'
}

/** The one country of all these roles; null where there are several, none, or the whole region. */
export function countryOf(scopes: readonly { country: string | null }[]): string | null {
  const [first, ...others] = scopes
  return first && others.every(({ country }) => country === first.country) ? first.country : null
}

/** Where to go after a sign-in: a path of the workbench, never another site. */
export function localPath(to: string | null | undefined): string {
  const start = '/app'
  if (!to || !/^\/app(?![^/?#])[\x21-\x7e]*$/.test(to) || to.includes('\\')) return start
  const url = new URL(to, 'http://local.invalid')
  const isInside = url.origin === 'http://local.invalid' && (url.pathname === start || url.pathname.startsWith('/app/'))
  return isInside && !/^\/app\/(sign-|invitation)/.test(url.pathname) ? url.pathname + url.search : start
}
