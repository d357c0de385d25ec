import type { Terms } from '../../country/model.ts'
import { DefinitionList } from '../../../web/parts/index.ts'
import type { IndicatorData } from '../readings/indicator.server.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

/** What the indicator is, in the order of European statistical metadata. */
export function IndicatorMetadata({ data: { indicator, terms, version, measures } }: { data: IndicatorData }) {
  const t = usePortalWords()
  const { question, unit, disaggregations, responsible, verification, isRated } = indicator
  const partial = measures.filter(({ fitNote }) => fitNote !== '')
  return (
    <section aria-labelledby="metadata">
      <h2 id="metadata">{t('indicator.metadata')}</h2>
      <DefinitionList
        items={[
          { term: t('indicator.meta.definition'), definition: <LocalizedText text={question} /> },
          {
            term: t('indicator.meta.unit'),
            definition: <Coded codes={unit === null ? [] : [unit]} names={terms.unit} />,
          },
          {
            term: t('indicator.meta.breakdown'),
            definition: <Coded codes={disaggregations} names={terms.breakdown} />,
          },
          { term: t('indicator.meta.provider'), definition: <Coded codes={responsible} names={terms.category} /> },
          { term: t('indicator.meta.verification'), definition: <span lang="en">{verification.join('; ')}</span> },
          { term: t('indicator.meta.rated'), definition: t(isRated ? 'indicator.meta.is-rated' : 'indicator.context') },
          { term: t('indicator.meta.comparability'), definition: t('indicator.meta.comparability-text') },
          {
            term: t('indicator.meta.limits'),
            definition:
              partial.length === 0 ? (
                t('indicator.meta.limits-none')
              ) : (
                <ul>
                  {partial.map(({ code, label, fitNote }) => (
                    <li key={code}>
                      <LocalizedText text={label} quiet />: <span lang="en">{fitNote}</span>
                    </li>
                  ))}
                </ul>
              ),
          },
          { term: t('indicator.meta.version'), definition: version.code },
        ]}
      />
    </section>
  )
}

/** Coded things by name; none is said in words. */
function Coded({ codes, names }: { codes: readonly string[]; names: Terms }) {
  const t = usePortalWords()
  if (codes.length === 0) return t('indicator.meta.none')
  return (
    <ul>
      {codes.map((code) => (
        <li key={code}>{names[code] ? <LocalizedText text={names[code]} /> : code}</li>
      ))}
    </ul>
  )
}
