import { formatDay } from '../../../locale/index.ts'
import { Notice } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { EditionMark } from '../published.server.ts'
import { usePortalWords } from '../words.ts'

/** Which edition a page is drawn from; of an old one that a newer one exists; before any, that there is none. */
export function EditionNote({ edition, newerHref }: { edition: EditionMark | null; newerHref: string }) {
  const t = usePortalWords()
  const locale = useLocale()
  if (!edition)
    return (
      <Notice kind="info" title={t('edition.none')}>
        <p>{t('edition.none-text')}</p>
      </Notice>
    )
  const { label, publishedAt, note, newer } = edition
  return (
    <>
      {newer !== null && (
        <Notice kind="attention" title={t('edition.old', { label })}>
          <p>
            <a href={newerHref}>{t('edition.newer', { label: newer })}</a>
          </p>
        </Notice>
      )}
      <p className="muted">{t('edition.line', { label, day: formatDay(locale, publishedAt.slice(0, 10)) })}</p>
      {note !== '' && <p>{t('edition.note', { note })}</p>}
    </>
  )
}

/** What to copy: text, permanent address and hash. */
export function Citation({ of, edition, permalink }: { of: string; edition: EditionMark; permalink: string }) {
  const t = usePortalWords()
  const locale = useLocale()
  const { label, publishedAt, sha256 } = edition
  const day = formatDay(locale, publishedAt.slice(0, 10))
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">{t('edition.cite')}</h2>
      <p>{t('edition.citation', { of, label, day })}</p>
      <p>
        <a className="address" href={permalink}>
          {permalink}
        </a>
      </p>
      <p className="small muted">{t('edition.hash', { sha256 })}</p>
    </section>
  )
}
