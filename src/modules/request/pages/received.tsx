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
  RadioGroup,
  Refusal,
  SubmitButton,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { fileMail, setMailAside } from '../commands.server.ts'
import { enterFrom } from '../parts/ReceivedMails.tsx'
import { MailText } from '../parts/MailText.tsx'
import { readReceived } from '../received-queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readReceived)

export const action = performOneOf({
  file: [
    fileMail,
    {
      input: (form) => ({ mailId: textOf(form, 'mailId'), reference: textOf(form, 'reference') }),
      then: ({ id }: { id: string }) => `/app/requests/${id}`,
    },
  ],
  aside: [
    setMailAside,
    { input: (form) => ({ mailId: textOf(form, 'mailId') }), then: () => '/app/requests/received' },
  ],
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
      <Refusal refused={refused} labels={{ mailId: t('received.which'), reference: t('received.file.reference') }} />
      <DataTable
        caption={t('received.waiting')}
        rows={waiting}
        keyOf={({ id }) => id}
        isStacked
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
          {
            key: 'enter',
            head: t('received.enter.head'),
            cell: ({ requestId, file, mayEnter, kind, reference }) =>
              mayEnter && kind === 'answer' && file !== null ? (
                <a href={enterFrom(requestId, file)}>
                  {t('received.enter')} <span className="visually-hidden">{reference}</span>
                </a>
              ) : null,
          },
        ]}
      />
      {isCoordinator && <Unsorted unsorted={unsorted} refused={refused} />}
      <p>
        <a href="/app/requests">{t('request.back')}</a>
      </p>
    </Page>
  )
}

/** One form for all: which of them, and whose it is. */
function Unsorted({ unsorted, refused }: { unsorted: Loaded['unsorted']; refused: Refused | undefined }) {
  const t = useRequestWords()
  return (
    <section>
      <h2>{t('received.unsorted')}</h2>
      <p>{t(unsorted.length === 0 ? 'received.unsorted.none' : 'received.unsorted.lead')}</p>
      {unsorted.length > 0 && (
        <form method="post" noValidate>
          <FormKey />
          <RadioGroup
            name="mailId"
            label={t('received.which')}
            error={errorOf(refused, 'mailId')}
            defaultValue={refused?.typed['mailId'] ?? (unsorted.length === 1 ? unsorted[0]!.id : undefined)}
            options={unsorted.map((mail) => ({
              value: mail.id,
              label: mail.subject || t('received.no-subject'),
              hint: <About mail={mail} />,
            }))}
          />
          <TextField
            name="reference"
            label={t('received.file.reference')}
            hint={t('received.file.hint', { example: 'RS-2026-001' })}
            width={10}
            error={errorOf(refused, 'reference')}
            defaultValue={refused?.typed['reference']}
          />
          <SubmitButton name="act" value="file">
            {t('received.file')}
          </SubmitButton>{' '}
          <Button kind="secondary" name="act" value="aside">
            {t('received.aside')}
          </Button>
        </form>
      )}
    </section>
  )
}

function About({ mail }: { mail: Loaded['unsorted'][number] }) {
  const t = useRequestWords()
  const locale = useLocale()
  return (
    <>
      {t('received.from', { sender: mail.sender, at: formatInstant(locale, mail.receivedAt) })}{' '}
      <a href={`/app/requests/received/${mail.id}/file`}>{t('received.whole')}</a>
      {mail.body !== '' && (
        <Details summary={t('received.text')}>
          <MailText text={mail.body} />
        </Details>
      )}
    </>
  )
}
