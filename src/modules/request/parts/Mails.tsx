import { formatInstant, htmlLang, isLocale } from '../../../locale/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, StatusChip, TextArea, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { OwnMail } from '../mail-queries.server.ts'
import { useRequestWords } from '../words.ts'

/** The mails of a request. One that waits shows its text: without a mail server somebody sends it themselves. */
export function Mails({ mails, written }: { mails: readonly OwnMail[]; written: string }) {
  const t = useRequestWords()
  const locale = useLocale()
  return (
    <section>
      <h2>{t('mails')}</h2>
      <DataTable
        caption={t('mails')}
        rows={mails}
        keyOf={({ id }) => id}
        isDense
        empty={t('mails.none')}
        columns={[
          { key: 'at', head: t('mails.made'), cell: ({ createdAt }) => formatInstant(locale, createdAt) },
          { key: 'to', head: t('mails.to'), isRowHead: true, cell: ({ recipient }) => recipient },
          { key: 'state', head: t('state'), cell: (mail) => <State mail={mail} /> },
          {
            key: 'text',
            head: t('mails.text'),
            cell: (mail) => (mail.body === '' ? t('mails.text.gone') : <ByHand mail={mail} written={written} />),
          },
        ]}
      />
    </section>
  )
}

function State({ mail: { state, sentAt, lastError } }: { mail: OwnMail }) {
  const t = useRequestWords()
  const locale = useLocale()
  return (
    <>
      <StatusChip kind={state === 'failed' ? 'stalled' : 'neutral'}>{t(`mails.state.${state as 'sent'}`)}</StatusChip>
      {sentAt !== null && <div className="small">{formatInstant(locale, sentAt)}</div>}
      {lastError !== null && <div className="small muted">{t('mails.error', { code: lastError })}</div>}
    </>
  )
}

function ByHand({ mail, written }: { mail: OwnMail; written: string }) {
  const t = useRequestWords()
  const lang = htmlLang(isLocale(written) ? written : 'en')
  return (
    <Details summary={t('mails.by-hand')}>
      <p>{t('mails.by-hand.lead', { address: mail.recipient })}</p>
      <TextField
        name={`subject-${mail.id}`}
        label={t('mails.subject')}
        defaultValue={mail.subject}
        lang={lang}
        readOnly
      />
      <TextArea
        name={`body-${mail.id}`}
        label={t('mails.text')}
        defaultValue={mail.body}
        rows={10}
        lang={lang}
        readOnly
      />
      <form method="post">
        <FormKey />
        <input type="hidden" name="act" value="mail" />
        <input type="hidden" name="mail" value={mail.id} />
        <Button kind="secondary">{t('mails.by-hand.done')}</Button>
      </form>
    </Details>
  )
}
