import { Notice } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { countryOf, type PersonRow } from '../model.ts'
import { useWords } from '../words.ts'
import { countryName, type Scopes } from './ScopeFields.tsx'

interface Props {
  people: readonly PersonRow[]
  countries: Scopes['countries']
}

/** Of a base of invented data: everybody to enter as, the region first. A button says the role, on asking the name. */
export function SamplePeople({ people, countries }: Props) {
  const t = useWords()
  const locale = useLocale()
  const groups = [null, ...countries.map(({ code }) => code)].map((code) => ({
    code,
    label: code === null ? t('scope.region') : countryName(countries, code, locale),
    members: people.filter(({ roles }) => countryOf(roles) === code),
  }))
  return (
    <Notice kind="info" title={t('sign-in.sample')}>
      <p>{t('sign-in.sample-explanation')}</p>
      <form method="post">
        <input type="hidden" name="act" value="sample" />
        {groups
          .filter(({ members }) => members.length > 0)
          .map(({ code, label, members }) => (
            <fieldset key={code} className="field">
              <legend>{label}</legend>
              <ul className="link-row">
                {members.map(({ id, name }, index) => (
                  <li key={id}>
                    <button
                      type="submit"
                      name="person"
                      value={id}
                      title={t('sign-in.enter-as', { name })}
                      className="button button-secondary"
                    >
                      <RoleName members={members} index={index} />
                    </button>
                  </li>
                ))}
              </ul>
            </fieldset>
          ))}
      </form>
    </Notice>
  )
}

/** The second of two with the same role says so. */
function RoleName({ members, index }: { members: readonly PersonRow[]; index: number }) {
  const t = useWords()
  const words = members.map(({ roles }) => [...new Set(roles.map(({ role }) => t(`role.${role}`)))].join(', '))
  const earlier = words.slice(0, index).filter((each) => each === words[index]).length
  return earlier === 0 ? words[index] : `${words[index]} ${earlier + 1}`
}
