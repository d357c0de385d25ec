import type { AreaBranch, IndicatorHead } from '../../instrument/model.ts'
import type { Terms } from '../../country/model.ts'
import { Missing } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

interface Props {
  area: AreaBranch
  version: string
  kinds: Terms
}

/** One area of the tree with its sub-areas and indicators. */
export function InstrumentArea({ area, version, kinds }: Props) {
  const t = usePortalWords()
  return (
    <section aria-labelledby={area.code}>
      <h2 id={area.code}>
        <span className="code">{area.code}</span> <LocalizedText text={area.title} />
      </h2>
      <p className="muted">
        {area.handbookAreaNo === null
          ? t('instrument.added')
          : t('instrument.handbook', { number: area.handbookAreaNo })}
      </p>
      {area.subareas.map((subarea) => (
        <section key={subarea.id} aria-labelledby={`s-${subarea.id}`}>
          <h3 id={`s-${subarea.id}`}>
            <LocalizedText text={subarea.title} />
          </h3>
          <ul className="indicator-list">
            {subarea.indicators.map((indicator) => (
              <li key={indicator.code}>
                <IndicatorLine indicator={indicator} version={version} kinds={kinds} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function IndicatorLine({ indicator, version, kinds }: { indicator: IndicatorHead } & Omit<Props, 'area'>) {
  const t = usePortalWords()
  const locale = useLocale()
  const { code, title, kind, isCore, isRated, notApplicable } = indicator
  const kindName = kinds[kind]
  return (
    <>
      <span className="code">{code}</span>{' '}
      <a href={`/${locale}/instrument/${version}/${code.toLowerCase()}`}>
        <LocalizedText text={title} quiet />
      </a>
      <br />
      <small className="muted">
        {kindName && <LocalizedText text={kindName} />} · {isCore ? t('instrument.core') : t('instrument.not-core')} ·{' '}
        {isRated ? t('instrument.rated') : notApplicable ? <Missing kind="not-applicable" /> : t('instrument.context')}
      </small>
    </>
  )
}
