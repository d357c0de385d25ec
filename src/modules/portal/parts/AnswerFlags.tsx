import type { FrozenObservation } from '../../edition/index.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'
import { htmlLang, isLocale } from '../../../locale/index.ts'

/** What looks doubtful in an answer, with what its institution says to it: published beside the value, never repaired. */
export function AnswerFlags({ flags }: Pick<FrozenObservation, 'flags'>) {
  const t = usePortalWords()
  if (flags.length === 0) return null
  return (
    <ul className="small">
      {flags.map(({ id, text, explanation, lang }) => (
        <li key={id}>
          {t('value.doubt')} <LocalizedText text={text} quiet />{' '}
          {explanation === null ? (
            t('value.doubt.unexplained')
          ) : (
            <>
              {t('value.doubt.explained')} <q lang={isLocale(lang) ? htmlLang(lang) : undefined}>{explanation}</q>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
