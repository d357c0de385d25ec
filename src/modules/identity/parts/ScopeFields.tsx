import type { Role } from '../../../kit/acts.ts'
import { textIn, type LocalText } from '../../../kit/local-text.ts'
import type { Locale } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { errorOf, SelectField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useWords } from '../words.ts'

export interface Scopes {
  readonly roles: readonly Role[]
  readonly countries: readonly { readonly code: string; readonly name: LocalText }[]
  readonly offered: readonly string[]
  readonly mayGiveRegion: boolean
}

interface Props {
  scopes: Scopes
  refused: Refused | undefined
}

/** A role and for where it is. */
export function ScopeFields({ scopes, refused }: Props) {
  const t = useWords()
  const locale = useLocale()
  const region = scopes.mayGiveRegion ? [{ value: '', label: t('scope.region') }] : []
  return (
    <>
      <SelectField
        name="role"
        label={t('field.role')}
        error={errorOf(refused, 'role')}
        defaultValue={refused?.typed['role'] ?? 'monitor'}
        options={scopes.roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      <SelectField
        name="country"
        label={t('field.scope')}
        hint={t('field.scope-hint')}
        error={errorOf(refused, 'country')}
        defaultValue={refused?.typed['country'] ?? ''}
        options={[
          ...region,
          ...scopes.offered.map((code) => ({ value: code, label: countryName(scopes.countries, code, locale) })),
        ]}
      />
    </>
  )
}

export function countryName(countries: Scopes['countries'], code: string, locale: Locale): string {
  const name = countries.find((country) => country.code === code)?.name
  return name ? textIn(name, locale).text : code.toUpperCase()
}
