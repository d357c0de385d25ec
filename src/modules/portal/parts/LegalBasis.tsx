import type { CitedArticle, Indicator } from '../../instrument/model.ts'
import { StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'

interface Props {
  indicator: Indicator
  actNames: Readonly<Record<string, string>>
}

/** Treaty and article, and whether somebody compared it with the text. */
export function LegalBasis({ indicator: { citations }, actNames }: Props) {
  const t = usePortalWords()
  return (
    <section aria-labelledby="legal-basis">
      <h2 id="legal-basis">{t('item.legal')}</h2>
      {citations.length === 0 && <p>{t('item.legal.none')}</p>}
      <ul>
        {citations.map((cited) => (
          <li key={`${cited.standard} ${cited.article} ${cited.amendedBy} ${cited.insertedBy}`}>
            <Cited cited={cited} actNames={actNames} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Cited({ cited, actNames }: { cited: CitedArticle; actNames: Props['actNames'] }) {
  const t = usePortalWords()
  const locale = useLocale()
  const { standard, short, article, isConfirmed, amendedBy, insertedBy } = cited
  const change = amendedBy ?? insertedBy
  const by = change === null ? undefined : (actNames[change] ?? change)
  return (
    <>
      <a href={`/${locale}/standards#${standard}`} lang="en">
        {short}
      </a>
      {', '}
      {t('item.article', { article })}
      {by !== undefined && (
        <>
          {' '}
          {t(amendedBy === null ? 'item.inserted' : 'item.amended')} <span lang="en">{by}</span>
        </>
      )}{' '}
      {!isConfirmed && <StatusChip kind="neutral">{t('standards.to-confirm')}</StatusChip>}
    </>
  )
}
