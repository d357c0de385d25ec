import { formatInstant } from '../../../locale/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Details, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { ReceivedMail } from '../mail-queries.server.ts'
import { useRequestWords } from '../words.ts'
import { MailText } from './MailText.tsx'

interface Props {
  requestId: string
  mails: readonly ReceivedMail[]
  maySee: boolean
}

/** What came by mail. Nothing of it is a value: somebody reads it, and enters what it says. */
export function ReceivedMails({ requestId, mails, maySee }: Props) {
  const t = useRequestWords()
  const locale = useLocale()
  if (mails.length === 0) return null
  return (
    <section>
      <h2>{t('received.here')}</h2>
      <p>{t('received.here.lead')}</p>
      {mails.map((mail) => (
        <article key={mail.id}>
          <h3>
            {mail.subject || t('received.no-subject')}{' '}
            <StatusChip kind={mail.state === 'waiting' ? 'claimed' : 'neutral'}>
              {t(`received.kind.${mail.kind as 'answer'}`)}
            </StatusChip>
          </h3>
          <p>
            {t('received.from', { sender: mail.sender, at: formatInstant(locale, mail.receivedAt) })}{' '}
            {mail.seenByName !== null && t('received.seen-by', { name: mail.seenByName })}
          </p>
          <Files requestId={requestId} mail={mail} mayEnter={maySee && mail.kind === 'answer'} />
          {mail.body !== '' && (
            <Details summary={t('received.text')} open={mail.state === 'waiting' && mail.kind === 'answer'}>
              <MailText text={mail.body} />
            </Details>
          )}
          {maySee && mail.state === 'waiting' && (
            <form method="post">
              <FormKey />
              <input type="hidden" name="act" value="seen" />
              <input type="hidden" name="mail" value={mail.id} />
              <Button kind="secondary">{t('received.seen')}</Button>
            </form>
          )}
        </article>
      ))}
    </section>
  )
}

interface FilesProps {
  requestId: string
  mail: ReceivedMail
  mayEnter: boolean
}

function Files({ requestId, mail: { files, leftOut }, mayEnter }: FilesProps) {
  const t = useRequestWords()
  return (
    <ul>
      {files.map(({ id, name, purpose }) => (
        <li key={id}>
          <a href={`/app/requests/${requestId}/files/${id}`}>{name}</a>{' '}
          {purpose === 'workbook' && t('received.workbook')}
          {mayEnter && purpose === 'reply' && (
            <>
              {' · '}
              <a href={enterFrom(requestId, id)}>
                {t('received.enter')} <span className="visually-hidden">{t('received.enter.of', { name })}</span>
              </a>
            </>
          )}
        </li>
      ))}
      {leftOut.map(({ name, why }) => (
        <li key={`${name} ${why}`}>
          {why === 'too-many'
            ? t('received.left.too-many', { count: Number(name) })
            : t(`received.left.${why as 'file-kind'}`, { name })}
        </li>
      ))}
    </ul>
  )
}

/** To the questions, with this file as the document that the answers are entered from. */
export function enterFrom(requestId: string, file: string): string {
  return `/app/requests/${requestId}/q?${new URLSearchParams({ document: `file:${file}`, by: 'mail' })}`
}
