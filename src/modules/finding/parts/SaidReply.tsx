import { langOfContent } from '../../assessment/parts/langs.ts'
import type { Reasons } from '../model.ts'
import { useFindingWords } from '../words.ts'

interface Props {
  readonly says: string | null
  readonly reasons: Reasons
  readonly lang?: string | undefined
}

/** What an institution says: whether it agrees, and why not, paragraph by paragraph. */
export function SaidReply({ says, reasons, lang }: Props) {
  const t = useFindingWords()
  if (says === null) return <p>{t('own.not-said')}</p>
  return (
    <>
      <p>
        <strong>{t(says === 'agrees' ? 'state.agreed' : 'state.disputed')}</strong>
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ paragraph, text }) => (
            <li key={paragraph}>
              {paragraph === 0 ? t('one.whole') : t('one.paragraph', { number: paragraph })}:{' '}
              <span className="desk-text" lang={lang === undefined ? undefined : langOfContent(lang)}>
                {text}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
