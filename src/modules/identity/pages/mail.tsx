import { useActionData, useLoaderData } from 'react-router'
import { formatInstant, htmlLang, isLocale } from '../../../locale/index.ts'
import { perform, read } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, Page, Refusal, StatusChip, TextArea, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { markLetterSent } from '../commands.server.ts'
import { outbox } from '../queries.server.ts'
import { useWords } from '../words.ts'

export const loader = read(outbox)
export const action = perform(markLetterSent, { then: () => '/app/admin/mail' })

type Letter = Awaited<ReturnType<typeof loader>>[number]

/** Letters that no mail server has touched, or that it gave up, show their text, so that somebody can send them. */
export default function Mail() {
  const letters = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useWords()
  const locale = useLocale()
  return (
    <Page title={t('mail.title')} lead={t('mail.lead')}>
      <title>{t('mail.title')}</title>
      <Refusal refused={refused} />
      <DataTable
        caption={t('mail.caption')}
        rows={letters}
        keyOf={({ id }) => id}
        empty={t('mail.none')}
        columns={[
          { key: 'at', head: t('mail.at'), cell: (row) => formatInstant(locale, row.createdAt) },
          { key: 'to', head: t('mail.to'), isRowHead: true, cell: (row) => row.recipient },
          { key: 'text', head: t('mail.text'), cell: (row) => <Text letter={row} /> },
          {
            key: 'state',
            head: t('people.state'),
            cell: (row) => <StatusChip kind="neutral">{t(`mail.state.${row.state as 'sent'}`)}</StatusChip>,
          },
          { key: 'attempts', head: t('mail.attempts'), isNumber: true, cell: (row) => row.attempts },
          { key: 'error', head: t('mail.error'), cell: (row) => row.lastError ?? '–' },
        ]}
      />
    </Page>
  )
}

function Text({ letter }: { letter: Letter }) {
  const { id, subject, body, attempts, state } = letter
  const t = useWords()
  const isOurs = body !== '' && (state === 'failed' || (state === 'waiting' && attempts === 0))
  if (!isOurs) return t('mail.no-text')
  const link = /https?:\/\/\S+/.exec(body)?.[0]
  const lang = htmlLang(isLocale(letter.locale) ? letter.locale : 'en')
  return (
    <>
      {link !== undefined && (
        <p>
          <a href={link}>{link}</a>
        </p>
      )}
      <Details summary={t('mail.by-hand')}>
        <TextField name={`subject-${id}`} label={t('mail.subject')} defaultValue={subject} lang={lang} readOnly />
        <TextArea name={`body-${id}`} label={t('mail.body')} defaultValue={body} rows={8} lang={lang} readOnly />
        <form method="post">
          <FormKey />
          <input type="hidden" name="id" value={id} />
          <Button kind="secondary">{t('mail.by-hand.done')}</Button>
        </form>
      </Details>
    </>
  )
}
