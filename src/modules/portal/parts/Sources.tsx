import { usePortalWords } from '../words.ts'
import { siteOf, SourceLink } from './SourceLink.tsx'

/** Addresses by the name of their site. Where there is none, that is said. */
export function Sources({ addresses }: { addresses: readonly string[] }) {
  const t = usePortalWords()
  if (addresses.length === 0) return <p className="small muted">{t('source.none')}</p>
  return (
    <p className="small">
      {t('source.label', { count: addresses.length })}{' '}
      {addresses.map((url, i) => (
        <span key={url}>
          {i > 0 && ', '}
          <SourceLink title={siteOf(url)} url={url} />
        </span>
      ))}
    </p>
  )
}
