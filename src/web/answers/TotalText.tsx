import { sayInterval, sayShare, type Total } from '../../answers/index.ts'
import { useLocale } from '../reading.tsx'
import { useAnswerWords } from './words.ts'

/** A computed sum or share. A sum of some cells only says so, and is never shown as the whole. */
export function TotalText({ total }: { total: Total | undefined }) {
  const t = useAnswerWords()
  const locale = useLocale()
  if (!total) return null
  if (total.sort === 'share') return sayShare(locale, total)
  if (total.isComplete) return sayInterval(locale, total)
  return (
    <>
      {sayInterval(locale, total)} <span aria-hidden="true">+ …</span>
      <span className="visually-hidden">{t('input.incomplete')}</span>
    </>
  )
}
