import { formatDay, htmlLang, isLocale } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FrozenSource } from '../../edition/index.ts'
import { usePortalWords } from '../words.ts'
import { siteOf, SourceLink } from './SourceLink.tsx'

/** A source as the public may know it. Of one that is not public: kind, holder, date and language, and that it is closed. */
export function SourceCited({ source }: { source: FrozenSource }) {
  const t = usePortalWords()
  const locale = useLocale()
  const day = source.publishedOn?.length === 10 ? formatDay(locale, source.publishedOn) : source.publishedOn
  if (source.class !== 'public') {
    const { publisher, language } = source
    const known = [kindWord(t, source.kind), publisher, day, language].filter(Boolean).join(', ')
    return t(source.class === 'withdrawn' ? 'value.source.withdrawn' : 'value.source.closed', { known })
  }
  const { title, url, author, publisher, language, file } = source
  const rest = [author, publisher, day].filter(Boolean).join(', ')
  const lang = language === 'sr' ? 'sr-latn' : (language ?? '')
  return (
    <>
      <span lang={isLocale(lang) ? htmlLang(lang) : undefined}>
        {url ? <SourceLink title={title} url={url} /> : title}
      </span>
      {rest !== '' && `, ${rest}`}
      {url && <small className="muted"> {siteOf(url)}</small>}
      {file && (
        <>
          {' · '}
          <a href={`/id/file/${file.sha256}`}>{t('value.source.file')}</a>
        </>
      )}
    </>
  )
}

const KINDS = ['document', 'link', 'statistic', 'judgment', 'reply', 'interview'] as const

function kindWord(t: ReturnType<typeof usePortalWords>, kind: string): string {
  const known = KINDS.find((one) => one === kind)
  return known ? t(`value.source.kind.${known}`) : kind
}
