import { StatusChip } from '../../../web/parts/index.ts'
import type { InstrumentItem } from '../readings/instrument-item.server.ts'
import { usePortalWords } from '../words.ts'
import { InstitutionName } from './InstitutionName.tsx'
import { LocalizedText } from './LocalizedText.tsx'

/** Who is asked: the tasks, and by country the institutions that have them. */
export function Responsible({ item: { indicator, terms, countries } }: { item: InstrumentItem }) {
  const t = usePortalWords()
  return (
    <section aria-labelledby="responsible">
      <h2 id="responsible">{t('item.responsible')}</h2>
      <ul>
        {indicator.responsible.map((code) => {
          const name = terms.category[code]
          return <li key={code}>{name ? <LocalizedText text={name} /> : code}</li>
        })}
      </ul>
      {countries.map(({ code, name, language, institutions }) => (
        <section key={code} aria-labelledby={`who-${code}`}>
          <h3 id={`who-${code}`}>
            <LocalizedText text={name} />
          </h3>
          {institutions.length === 0 && <p>{t('item.responsible.none')}</p>}
          <ul>
            {institutions.map((it) => (
              <li key={it.id}>
                <InstitutionName institution={it} language={language} />{' '}
                {!it.isVerified && <StatusChip kind="neutral">{t('institutions.unverified.short')}</StatusChip>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
