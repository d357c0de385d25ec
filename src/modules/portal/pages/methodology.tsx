import { useLoaderData } from 'react-router'
import { formatNumber } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { Legend, missingCodes, Page, Rating, type MissingKind } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { methodologyPage, type Methodology } from '../readings/methodology.server.ts'
import { usePortalWords, type PortalKey } from '../words.ts'

export const loader = readPublic(methodologyPage.load)

export default function MethodologyPage() {
  const method = useLoaderData<Methodology>()
  const t = usePortalWords()
  return (
    <>
      <Head title={t('methodology.title')} description={t('methodology.lead')} />
      <Crumbs items={[{ label: t('methodology.title') }]} />
      <Page title={t('methodology.title')} lead={t('methodology.lead')} />
      <Indicators counts={method.counts} />
      <Scale rule={method.generalRule} />
      <Said
        heading="methodology.rating"
        texts={['methodology.rating.1', 'methodology.rating.2', 'methodology.rating.3']}
      />
      <Said heading="methodology.editions" texts={['methodology.editions.1', 'methodology.editions.2']} />
      <Said
        id="comparability"
        heading="methodology.comparability"
        texts={[
          'methodology.comparability.1',
          'methodology.comparability.2',
          'methodology.comparability.3',
          'methodology.comparability.4',
        ]}
      />
      <Scores version={method.scoreMethod} />
      <Said
        id="agreement"
        heading="methodology.agreement"
        texts={['methodology.agreement.1', 'methodology.agreement.2']}
      />
      <h2>{t('methodology.missing')}</h2>
      <p>{t('methodology.missing.text')}</p>
      <Legend ratings={false} missing={Object.keys(missingCodes) as MissingKind[]} />
      <p>{t('series.below-five')}</p>
      <Definitions definitions={method.definitions} />
      <h2>{t('methodology.sums')}</h2>
      <p>{t('methodology.sums.text')}</p>
      <p>{t('figures.contradictions', method.contradictions)}</p>
      <Said heading="methodology.search" texts={['methodology.search.1']} />
      <Said heading="methodology.languages" texts={['methodology.languages.1', 'methodology.languages.2']} />
      <Downloads />
    </>
  )
}

function Said({ id, heading, texts }: { id?: string; heading: PortalKey; texts: readonly PortalKey[] }) {
  const t = usePortalWords()
  return (
    <section>
      <h2 id={id}>{t(heading)}</h2>
      {texts.map((key) => (
        <p key={key}>{t(key)}</p>
      ))}
    </section>
  )
}

function Scores({ version }: { version: string }) {
  const t = usePortalWords()
  return (
    <section>
      <h2 id="scores">{t('methodology.scores')}</h2>
      <p>{t('methodology.scores.1')}</p>
      <p>{t('methodology.scores.formula')}</p>
      <p>{t('methodology.scores.2')}</p>
      <p>{t('methodology.scores.3')}</p>
      <p>{t('methodology.scores.4')}</p>
      <p>{t('methodology.scores.5', { version })}</p>
    </section>
  )
}

function Indicators({ counts }: Pick<Methodology, 'counts'>) {
  const t = usePortalWords()
  const locale = useLocale()
  const n = (value: number) => formatNumber(locale, value)
  return (
    <section>
      <h2>{t('methodology.indicators')}</h2>
      <p>{t('instrument.first-use')}</p>
      <p>
        {t('methodology.indicators.count', {
          indicators: n(counts.indicators),
          areas: n(counts.areas),
          core: n(counts.core),
          rated: n(counts.rated),
          unrated: n(counts.indicators - counts.rated),
        })}
      </p>
      <p>{t('methodology.indicators.unrated')}</p>
      <p>{t('methodology.halves')}</p>
      <p>{t('methodology.rules', { own: n(counts.ownRule), general: n(counts.rated - counts.ownRule) })}</p>
    </section>
  )
}

function Scale({ rule }: { rule: Methodology['generalRule'] }) {
  const t = usePortalWords()
  return (
    <section>
      <h2>{t('methodology.scale')}</h2>
      <p>{t('methodology.scale.text')}</p>
      <dl className="definitions">
        {rule.map(({ value, text }) => (
          <div key={value}>
            <dt>
              <Rating value={value} />
            </dt>
            <dd>
              <LocalizedText text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Counts of victims that mean different things. */
function Definitions({ definitions }: Pick<Methodology, 'definitions'>) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section>
      <h2>{t('methodology.victims')}</h2>
      <p>{t('figures.never-add')}</p>
      <dl className="definitions">
        {definitions.map(({ family, name, definition }) => (
          <div key={family}>
            <dt>
              <a href={`/${locale}/data#${family}`}>
                <LocalizedText text={name} />
              </a>
            </dt>
            <dd>
              <LocalizedText text={definition} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
