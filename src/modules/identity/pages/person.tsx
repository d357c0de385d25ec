import { useActionData, useLoaderData } from 'react-router'
import { performOneOf, read } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Breadcrumbs, Notice, Page, Refusal, StatusChip, SubmitButton } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { endPerson, endRole, grantRole, inviteAgain } from '../commands.server.ts'
import { ButtonForm } from '../parts/ButtonForm.tsx'
import { countryName, ScopeFields } from '../parts/ScopeFields.tsx'
import { person } from '../queries.server.ts'
import { useWords } from '../words.ts'

export const loader = read(person, ({ params }) => ({ id: params['id'] }))

const toPerson = (_done: unknown, { params }: { params: Readonly<Record<string, string | undefined>> }) =>
  `/app/admin/people/${params['id']}`
export const action = performOneOf({
  grant: [grantRole, { then: toPerson }],
  'end-role': [endRole, { then: toPerson }],
  invite: [inviteAgain, { then: toPerson }],
  end: [endPerson, { then: () => '/app/admin/people' }],
})

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

export default function PersonPage() {
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useWords()
  const isChangeable = !shown.isSelf && shown.state !== 'ended'
  return (
    <>
      <Breadcrumbs items={[{ label: t('people.title'), href: '/app/admin/people' }]} />
      <Page title={shown.name} lead={shown.email}>
        <title>{shown.name}</title>
        <Refusal refused={refused} />
        <p>
          <StatusChip kind="neutral">{t(`state.${shown.state}`)}</StatusChip>
        </p>
        {shown.isSelf && <Notice kind="info" title={t('person.self')} />}
        <Roles shown={shown} isChangeable={isChangeable} />
        {isChangeable && (
          <form method="post">
            <h2>{t('person.give-role')}</h2>
            <FormKey />
            <input type="hidden" name="act" value="grant" />
            <input type="hidden" name="id" value={shown.id} />
            <ScopeFields scopes={shown.scopes} refused={refused} />
            <SubmitButton>{t('person.give-role')}</SubmitButton>
          </form>
        )}
        {isChangeable && <Endings id={shown.id} />}
      </Page>
    </>
  )
}

function Roles({ shown, isChangeable }: { shown: Shown; isChangeable: boolean }) {
  const t = useWords()
  const locale = useLocale()
  return (
    <section>
      <h2>{t('people.roles')}</h2>
      {shown.roles.length === 0 && <p>{t('person.no-roles')}</p>}
      <ul>
        {shown.roles.map(({ id, role, country }) => {
          const where = country ? countryName(shown.scopes.countries, country, locale) : t('scope.region')
          return (
            <li key={id}>
              {t('people.role-in', { role: t(`role.${role}`), where })}
              {isChangeable && (
                <ButtonForm act="end-role" label={t('person.end-role')} fields={{ id: shown.id, grant: id }} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Endings({ id }: { id: string }) {
  const t = useWords()
  return (
    <section>
      <h2>{t('person.way-in')}</h2>
      <p>{t('person.invite-again-explanation')}</p>
      <ButtonForm act="invite" label={t('person.invite-again')} fields={{ id }} />
      <h2>{t('person.end')}</h2>
      <p>{t('person.end-explanation')}</p>
      <ButtonForm act="end" label={t('person.end')} kind="danger" fields={{ id }} />
    </section>
  )
}
