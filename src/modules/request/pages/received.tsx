import { useActionData, useLoaderData } from 'react-router'
import { formatInstant } from '../../../locale/index.ts'
import { performOneOf, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  DataTable,
  Details,
  errorOf,
  Page,
  Refusal,
  SubmitButton,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { fileMail, setMailAside } from '../commands.server.ts'
import { MailText } from '../parts/MailText.tsx'
import { readReceived } from '../received-queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readReceived)

export const action = performOneOf({
  file: [
    fileMail,
    {
      input: (form) => ({ mailId: textOf(form, 'mail'), reference: textOf(form, 'reference') }),
      then: ({ id }: { id: string }) => `/app/requests/${id}`,
    },
  ],
  aside: [setMailAside, { input: (form) => ({ mailId: textOf(form, 'mail') }), then: () => '/app/requests/received' }],
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function ReceivedPage() {
  const { waiting, unsorted, isCoordinator } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useRequestWords()
  const locale = useLocale()
  return (
    <Page title={t('received.title')} lead={t('received.lead')}>
      <title>{t('received.title')}</title>
      <Refusal refused={refused} labels={{ reference: t('reference') }} />
      <DataTable
        caption={t('received.waiting')}
        rows={waiting}
        keyOf={({ id }) => id}
        empty={t('received.none')}
        columns={[
          { key: 'at', head: t('received.at'), cell: ({ receivedAt }) => formatInstant(locale, receivedAt) },
          {
            key: 'reference',
            head: t('reference'),
            isRowHead: true,
            cell: ({ requestId, reference }) => <a href={`/app/requests/${requestId}`}>{reference}</a>,
          },
          { key: 'institution', head: t('institution'), cell: ({ nameLocal }) => nameLocal },
          { key: 'kind', head: t('received.kind'), cell: ({ kind }) => t(`received.kind.${kind as 'answer'}`) },
          { key: 'sender', head: t('received.sender'), cell: ({ sender }) => sender },
          { key: 'subject', head: t('mails.subject'), cell: ({ subject }) => subject },
        ]}
      />
      {isCoordinator && (
        <section>
          <h2>{t('received.unsorted')}</h2>
          <p>{t('received.unsorted.lead')}</p>
          {unsorted.length === 0 && <p>{t('received.unsorted.none')}</p>}
          {unsorted.map((mail) => (
            <Unsorted key={mail.id} mail={mail} refused={refused?.typed['mail'] === mail.id ? refused : undefined} />
          ))}
        </section>
      )}
      <p>
        <a href="/app/requests">{t('request.back')}</a>
      </p>
    </Page>
  )
}

function Unsorted({ mail, refused }: { mail: Loaded['unsorted'][number]; refused: Refused | undefined }) {
  const t = useRequestWords()
  const locale = useLocale()
  return (
    <article>
      <h3>{mail.subject || t('received.no-subject')}</h3>
      <p>
        {t('received.from', { sender: mail.sender, at: formatInstant(locale, mail.receivedAt) })}{' '}
        <a href={`/app/requests/received/${mail.id}/file`}>{t('received.whole')}</a>
      </p>
      {mail.body !== '' && (
        <Details summary={t('received.text')}>
          <MailText text={mail.body} />
        </Details>
      )}
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="act" value="file" />
        <input type="hidden" name="mail" value={mail.id} />
        <TextField
          name="reference"
          label={t('received.file.reference')}
          hint={t('received.file.hint')}
          width={20}
          error={errorOf(refused, 'reference')}
          defaultValue={refused?.typed['reference']}
        />
        <SubmitButton>{t('received.file')}</SubmitButton>
      </form>
      <form method="post">
        <FormKey />
        <input type="hidden" name="act" value="aside" />
        <input type="hidden" name="mail" value={mail.id} />
        <Button kind="secondary">{t('received.aside')}</Button>
      </form>
    </article>
  )
}
