import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { formatDay } from '../../../locale/index.ts'
import { performOneOf, read, textOf } from '../../../server/pages.ts'
import { DataTable, DefinitionList, Notice, Page, Refusal, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { addContact, changeContact, removeContact } from '../commands.server.ts'
import { readInstitution } from '../contact-queries.server.ts'
import { ContactConflict, ContactForm, ContactItem } from '../parts/Contacts.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import type { StoredState } from '../model.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readInstitution, ({ params }) => ({ id: params['id'] }))

const factsIn = (form: FormData) => ({
  name: textOf(form, 'name'),
  email: textOf(form, 'email'),
  phone: textOf(form, 'phone'),
  postAddress: textOf(form, 'postAddress'),
  locale: textOf(form, 'locale'),
  source: textOf(form, 'source'),
})
const back =
  (done: string) =>
  ({ institutionId }: { institutionId: string }) =>
    `/app/institutions/${institutionId}?done=${done}`

export const action = performOneOf({
  add: [
    addContact,
    { input: (form, { params }) => ({ institutionId: params['id'], ...factsIn(form) }), then: back('saved') },
  ],
  change: [
    changeContact,
    {
      input: (form) => ({
        id: textOf(form, 'contact'),
        version: textOf(form, 'version'),
        state: textOf(form, 'state'),
        ...factsIn(form),
      }),
      then: back('saved'),
    },
  ],
  remove: [
    removeContact,
    {
      input: (form) => ({ id: textOf(form, 'contact'), version: textOf(form, 'version') }),
      then: back('removed'),
    },
  ],
})

export default function InstitutionPage() {
  const { institution, contacts, requests, mayChange } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useRequestWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const done = search.get('done')
  return (
    <Page title={institution.nameLocal} lead={institution.nameEn}>
      <title>{institution.nameLocal}</title>
      {done !== null && !refused && (
        <Notice kind="success" title={t(done === 'removed' ? 'contact.removed' : 'contact.saved')} />
      )}
      {refused?.code === 'kit.conflict' ? <ContactConflict details={refused.details} /> : <Refusal refused={refused} />}
      <DefinitionList
        items={[
          {
            term: t('ask.category'),
            definition: institution.categoryName && <Wording text={institution.categoryName} />,
          },
          { term: t('institution.level'), definition: institution.level },
          {
            term: t('institution.source'),
            definition: institution.isVerified ? (
              <a href={institution.source} rel="noreferrer">
                {institution.source}
              </a>
            ) : (
              t('institution.unverified')
            ),
          },
        ]}
      />
      <section>
        <h2>{t('institution.contacts')}</h2>
        {contacts.length === 0 && <p>{t('institution.contacts.none')}</p>}
        {contacts.map((contact) => (
          <ContactItem key={contact.id} contact={contact} refused={refused} mayChange={mayChange} />
        ))}
        {mayChange && <ContactForm country={institution.country} refused={refused} />}
      </section>
      <section>
        <h2>{t('institution.asked')}</h2>
        <DataTable
          caption={t('institution.asked')}
          rows={requests}
          keyOf={({ id }) => id}
          isDense
          empty={t('institution.asked.none')}
          columns={[
            {
              key: 'reference',
              head: t('reference'),
              isRowHead: true,
              cell: ({ id, reference }) => <a href={`/app/requests/${id}`}>{reference}</a>,
            },
            { key: 'state', head: t('state'), cell: ({ state }) => <StateChip state={state as StoredState} /> },
            {
              key: 'sent',
              head: t('sent-on'),
              cell: ({ sentOn }) => (sentOn === null ? '' : formatDay(locale, sentOn)),
            },
          ]}
        />
      </section>
      <p>
        <a href={`/app/institutions?country=${institution.country ?? ''}`}>{t('institution.back')}</a>
      </p>
    </Page>
  )
}
