import { ButtonLink, Notice } from '../../../web/parts/index.ts'
import { useWords } from '../words.ts'

/** Shown once: nothing keeps them but who reads them now. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const t = useWords()
  return (
    <>
      <Notice kind="attention" title={t('codes.once')}>
        <p>{t('codes.explanation')}</p>
      </Notice>
      <ol className="codes" aria-label={t('codes.list')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <ButtonLink href={next}>{t('codes.go-on')}</ButtonLink>
    </>
  )
}
