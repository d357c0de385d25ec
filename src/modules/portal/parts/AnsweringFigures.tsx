import { useLocale } from '../../../web/reading.tsx'
import type { InstrumentItem } from '../readings/instrument-item.server.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

/** Published figures that answer the indicator, how well, and what differs. */
export function AnsweringFigures({ measures }: Pick<InstrumentItem, 'measures'>) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t('item.figures')}</h2>
      {measures.length === 0 && <p>{t('item.figures.none')}</p>}
      <ul>
        {measures.map(({ code, label, fit, fitNote }) => (
          <li key={code}>
            <a href={`/${locale}/data/${code}`}>
              <LocalizedText text={label} />
            </a>
            {' · '}
            {t(fit === 'exact' ? 'item.fit.exact' : 'item.fit.partial')}
            {fitNote !== '' && (
              <>
                {' '}
                <span lang="en">{fitNote}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
