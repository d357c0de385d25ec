import { Details, TextField } from '../../../web/parts/index.ts'
import type { QrDrawing } from '../qr.ts'
import { useWords } from '../words.ts'

export interface AuthenticatorSetup {
  readonly secret: string
  readonly address: string
  readonly qr: QrDrawing
}

/** Picture and text of a new authenticator secret, and the field for its first code. */
export function Authenticator({ setup, error }: { setup: AuthenticatorSetup; error: string | undefined }) {
  const t = useWords()
  const { size, path } = setup.qr
  return (
    <>
      <h2>{t('authenticator.title')}</h2>
      <p>{t('authenticator.explanation')}</p>
      <svg
        className="qr"
        width={size * 5}
        height={size * 5}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t('authenticator.picture')}
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <Details summary={t('authenticator.by-hand')}>
        <p>{t('authenticator.secret')}</p>
        <p>
          <code>{grouped(setup.secret)}</code>
        </p>
        <p>
          <a href={setup.address}>{t('authenticator.open')}</a>
        </p>
      </Details>
      <CodeField hint={t('authenticator.code-hint')} error={error} />
    </>
  )
}

export function CodeField({ hint, error }: { hint: string; error: string | undefined }) {
  const t = useWords()
  return (
    <TextField
      name="code"
      label={t('field.code')}
      hint={hint}
      error={error}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}

const grouped = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret
