import type { LocalText } from '../../../kit/local-text.ts'
import { htmlLang, nativeName } from '../../../locale/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'

/** Said once above a list: which language the texts are in where the reader's lacks them, and whether they are checked. */
export function LanguageNote({ texts }: { texts: readonly LocalText[] }) {
  const t = usePortalWords()
  const read = texts.map(useTextIn())
  const missing = read.filter(({ isFallback }) => isFallback)
  const isUnreviewed = read.some((it) => !it.isFallback && it.isUnreviewed)
  const isStale = read.some((it) => !it.isFallback && it.isStale)
  if (missing.length === 0 && isStale) return <p className="muted">{t('text.stale')}</p>
  if (missing.length === 0) return isUnreviewed ? <p className="muted">{t('text.unreviewed')}</p> : null
  const other = missing[0]!.locale
  return (
    <p className="muted">
      {t('text.shown-in')} <span lang={htmlLang(other)}>{nativeName(other)}</span>
    </p>
  )
}
