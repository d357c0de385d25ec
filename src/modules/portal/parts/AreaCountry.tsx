import { useLocale } from '../../../web/reading.tsx'
import type { AreaData } from '../readings/area.server.ts'
import { usePortalWords } from '../words.ts'
import { AreaScores } from './AreaScores.tsx'
import { ShortResult } from './AreaTable.tsx'
import { EditionNote } from './EditionNote.tsx'
import { LocalizedText, usePlain } from './LocalizedText.tsx'
import { SourceCited } from './SourceCited.tsx'

interface Props {
  country: AreaData['countries'][number]
  indicators: AreaData['indicators']
}

/** What one country's ratings in an area rest on: each with its sources, one click away. */
export function AreaCountry({ country: { code: country, name, edition, halves }, indicators }: Props) {
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const told = indicators.filter(({ values }) => {
    const value = values[country]
    return value !== undefined && (value.status === 'assessed' || value.sources.length > 0)
  })
  return (
    <section aria-labelledby={country}>
      <h2 id={country}>
        <LocalizedText text={name} />
      </h2>
      <EditionNote edition={edition} newerHref={`/${locale}/countries/${country}/${edition?.year}`} />
      {edition && halves && (
        <AreaScores
          country={{ code: country, name: plain(name), year: edition.year }}
          halves={halves}
          indicators={indicators}
        />
      )}
      {told.length === 0 && <p>{t('area.nothing')}</p>}
      <dl className="definitions">
        {told.map(({ code, title, isRated, values }) => (
          <div key={code}>
            <dt>
              <a href={`/${locale}/indicators/${code.toLowerCase()}/${country}/${edition?.year}`}>{code}</a>
            </dt>
            <dd>
              <p>
                <LocalizedText text={title} quiet /> <ShortResult value={values[country]} isRated={isRated} />
              </p>
              <ul className="small">
                {values[country]?.sources.map((source) => (
                  <li key={JSON.stringify(source)}>
                    <SourceCited source={source} />
                  </li>
                ))}
              </ul>
              {values[country]?.sources.length === 0 && <p className="small muted">{t('value.no-citation')}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
