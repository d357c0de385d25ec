import { useActionData, useLoaderData } from 'react-router'
import { htmlLang, LOCALES, nativeName } from '../../../locale/index.ts'
import { perform, read, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  DataTable,
  errorOf,
  Page,
  Refusal,
  SelectField,
  StatusChip,
  SubmitButton,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { invitePerson } from '../commands.server.ts'
import { countryName, ScopeFields, type Scopes } from '../parts/ScopeFields.tsx'
import { people } from '../queries.server.ts'
import { useWords } from '../words.ts'

export const loader = read(people)
export const action = perform(invitePerson, { then: ({ id }) => `/app/admin/people/${id}` })

export default function People() {
  const { rows, scopes } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useWords()
  const locale = useLocale()
  return (
    <Page title={t('people.title')} lead={t('people.lead')}>
      <title>{t('people.title')}</title>
      <Refusal refused={refused} />
      <p>
        <a href="#invite">{t('people.invite')}</a>
      </p>
      <DataTable
        caption={t('people.caption')}
        rows={rows}
        keyOf={({ id }) => id}
        empty={t('people.none')}
        columns={[
          {
            key: 'name',
            head: t('field.name'),
            isRowHead: true,
            cell: (row) => <a href={`/app/admin/people/${row.id}`}>{row.name}</a>,
          },
          { key: 'email', head: t('field.email'), cell: (row) => row.email },
          {
            key: 'roles',
            head: t('people.roles'),
            cell: (row) =>
              row.roles
                .map(({ role, country }) => {
                  const where = country ? countryName(scopes.countries, country, locale) : t('scope.region')
                  return t('people.role-in', { role: t(`role.${role}`), where })
                })
                .join('; '),
          },
          {
            key: 'state',
            head: t('people.state'),
            cell: (row) => <StatusChip kind="neutral">{t(`state.${row.state}`)}</StatusChip>,
          },
        ]}
      />
      <Invite scopes={scopes} refused={refused} />
    </Page>
  )
}

function Invite({ scopes, refused }: { scopes: Scopes; refused: Refused | undefined }) {
  const t = useWords()
  const locale = useLocale()
  return (
    <section id="invite">
      <h2>{t('people.invite')}</h2>
      <form method="post">
        <FormKey />
        <TextField
          name="name"
          label={t('field.name')}
          defaultValue={refused?.typed['name']}
          error={errorOf(refused, 'name')}
        />
        <TextField
          name="email"
          type="email"
          label={t('field.email')}
          defaultValue={refused?.typed['email']}
          error={errorOf(refused, 'email')}
        />
        <ScopeFields scopes={scopes} refused={refused} />
        <SelectField
          name="locale"
          label={t('field.mail-language')}
          defaultValue={refused?.typed['locale'] ?? locale}
          options={LOCALES.map((each) => ({ value: each, label: nativeName(each), lang: htmlLang(each) }))}
        />
        <SubmitButton>{t('people.send-invitation')}</SubmitButton>
      </form>
    </section>
  )
}
