import { useEffect } from 'react'
import { formatInstant } from '../../../locale/index.ts'
import { Notice } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { KEPT_DAYS, type Keeping } from '../kept/store.ts'
import { useReplyWords } from '../words.ts'
import { useKept } from './useKept.ts'

/** On pages that show all questions: what is on this computer alone. What was promised is sent, and the page shown anew. */
export function KeptAnswers({ reference, keeping }: { reference: string; keeping: Keeping }) {
  const t = useReplyWords()
  const locale = useLocale()
  const kept = useKept(reference, keeping)
  const isSent = kept !== undefined && kept.sent.length > 0
  useEffect(() => {
    if (isSent) window.location.reload()
  }, [isSent])
  if (!kept || isSent || kept.left.length === 0) return <div role="status" />
  return (
    <div role="status">
      <Notice kind="attention" title={t('kept.waiting', { count: kept.left.length })}>
        <ul>
          {kept.left.map(({ number, keptAt, refused }) => (
            <li key={number}>
              <a href={`/r/${reference}/q/${number}`}>
                {t('kept.waiting.one', { number, at: formatInstant(locale, new Date(keptAt).toISOString()) })}
              </a>
              {refused !== undefined && ` ${refused}`}
            </li>
          ))}
        </ul>
        <p>{t('kept.waiting.until', { days: KEPT_DAYS })}</p>
      </Notice>
    </div>
  )
}
