import { RATINGS, type Indicator } from '../../instrument/model.ts'
import { Missing, Rating } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

/** What 3, 2, 1 and 0 mean for this indicator, or why nobody rates it. */
export function RatingRule({ indicator: { rule, unratedReason, notApplicable } }: { indicator: Indicator }) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="rule">
      <h2 id="rule">{t(rule ? 'item.rule' : 'item.unrated')}</h2>
      {notApplicable && (
        <p>
          <Missing kind="not-applicable" /> <LocalizedText text={notApplicable} />
        </p>
      )}
      {unratedReason && (
        <p>
          <LocalizedText text={unratedReason} />
        </p>
      )}
      {rule && (
        <>
          <p>
            {t(rule.basis === 'own' ? 'item.rule.own' : 'item.rule.general')}{' '}
            <a href={`/${locale}/methodology`}>{t('frame.nav.methodology')}</a>
          </p>
          <dl className="definitions">
            {RATINGS.map((level) => (
              <div key={level}>
                <dt>
                  <Rating value={level} />
                </dt>
                <dd>
                  <LocalizedText text={rule.levels[level]} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}
