import type { LocalText } from '../../../kit/local-text.ts'
import { htmlLang } from '../../../locale/index.ts'
import { Notice, Rating, Wording } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { RATINGS, type CitedArticle } from '../../instrument/model.ts'
import { useAssessmentWords } from '../words.ts'
import type { DeskData } from './desk-data.ts'
import { Partners } from './Partners.tsx'
import { Previous } from './Previous.tsx'

/** First pane: what is asked, and by which rule it is judged. */
export function RulePane({ desk }: { desk: DeskData }) {
  const t = useAssessmentWords()
  const { indicator, partners } = desk
  return (
    <section className="desk-pane" aria-labelledby="rule-title">
      <h2 id="rule-title">{t('rule.title')}</h2>
      <h3>{t('rule.question')}</h3>
      <p>
        <ReadWording text={indicator.question} />
      </p>
      <Levels indicator={indicator} />
      <h3>{t('rule.standards')}</h3>
      <ul>
        {indicator.citations.map((cited) => (
          <li key={`${cited.standard} ${cited.article}`}>
            <Article cited={cited} actNames={desk.actNames} />
          </li>
        ))}
      </ul>
      <Previous desk={desk} />
      <h3>{t('partners.title')}</h3>
      <Partners partners={partners} cycleId={desk.cycle.id} />
      <p className="muted">{t('hidden')}</p>
    </section>
  )
}

type Ruled = Pick<DeskData['indicator'], 'rule' | 'unratedReason' | 'notApplicable'>

export function Levels({ indicator: { rule, unratedReason, notApplicable } }: { indicator: Ruled }) {
  const t = useAssessmentWords()
  if (notApplicable !== null)
    return (
      <Notice kind="info" title={t('rule.not-applicable.title')}>
        <p>
          <ReadWording text={notApplicable} />
        </p>
      </Notice>
    )
  if (rule === null)
    return (
      <Notice kind="info" title={t('rule.context.title')}>
        {unratedReason !== null && (
          <p>
            <ReadWording text={unratedReason} />
          </p>
        )}
      </Notice>
    )
  return (
    <>
      <h3>{t('rule.levels')}</h3>
      <dl className="desk-levels">
        {RATINGS.map((level) => (
          <div key={level}>
            <dt>
              <Rating value={level} compact />
            </dt>
            <dd>
              <ReadWording text={rule.levels[level]} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted small">{t(rule.basis === 'own' ? 'rule.own' : 'rule.general')}</p>
    </>
  )
}

/** Wording of the instrument; a translation that nobody has confirmed says so: ratings hang on it. */
function ReadWording({ text }: { text: LocalText }) {
  const t = useAssessmentWords()
  const read = useTextIn()(text)
  return (
    <>
      <span lang={htmlLang(read.locale)}>{read.text}</span>
      {read.isUnreviewed && (
        <span className="muted small"> ({t(read.isStale ? 'rule.stale' : 'rule.unreviewed')})</span>
      )}
    </>
  )
}

function Article({ cited, actNames }: { cited: CitedArticle; actNames: DeskData['actNames'] }) {
  const t = useAssessmentWords()
  const said = t('rule.article', { standard: cited.short, article: cited.article })
  const also = [
    cited.amendedBy !== null && t('rule.amended', { by: actNames[cited.amendedBy] ?? cited.amendedBy }),
    cited.insertedBy !== null && t('rule.inserted', { by: actNames[cited.insertedBy] ?? cited.insertedBy }),
    !cited.isConfirmed && t('rule.unconfirmed'),
  ].filter(Boolean)
  return (
    <>
      {cited.url === null ? said : <a href={cited.url}>{said}</a>}
      <span className="muted small">
        {' '}
        <Wording text={cited.title} />
        {also.length > 0 && ` (${also.join(', ')})`}
      </span>
    </>
  )
}
