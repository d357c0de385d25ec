import type { Refused } from '../../../server/pages.ts'
import { Button, Notice, TextField } from '../../../web/parts/index.ts'
import { useReplyWords } from '../words.ts'

interface Props {
  /** As much of it as its owner needs to know it again; null: none is known. */
  readonly mailbox: string | null
  readonly isSent: boolean
  readonly refused: Refused | undefined
  /** What lies behind the door, as the button says it. */
  readonly enter: string
  /** Whom to ask for a code by telephone. */
  readonly asker: string
  /** Several may answer at once, and see who of them writes where. */
  readonly asksName?: boolean
}

/** Asks for the code, and takes it. */
export function DoorForms({ mailbox, isSent, refused, enter, asker, asksName = false }: Props) {
  const t = useReplyWords()
  return (
    <>
      {isSent && !refused && <Notice kind="success" title={t('door.sent', { mailbox: mailbox ?? '' })} />}
      {mailbox === null ? (
        <Notice kind="attention" title={t('door.no-mailbox')} />
      ) : (
        <form method="post">
          <input type="hidden" name="act" value="send" />
          <p>{t('door.send.text', { mailbox })}</p>
          <Button kind={isSent ? 'secondary' : 'primary'}>{t(isSent ? 'door.send.again' : 'door.send')}</Button>
        </form>
      )}
      <form method="post">
        <input type="hidden" name="act" value="enter" />
        <TextField
          name="code"
          label={t('door.code')}
          hint={t('door.code.hint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          width={10}
          spellCheck={false}
        />
        {asksName && (
          <TextField
            name="called"
            label={t('door.called')}
            hint={t('door.called.hint')}
            autoComplete="off"
            width={20}
            optional
            defaultValue={refused?.typed['called']}
          />
        )}
        <Button kind={isSent || mailbox === null ? 'primary' : 'secondary'}>{enter}</Button>
      </form>
      <p>{t('door.no-access', { asker })}</p>
    </>
  )
}
