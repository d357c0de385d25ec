import { formatInstant } from '../../../locale/index.ts'
import { Notice, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { halfOf } from '../../instrument/model.ts'
import { useAssessmentWords } from '../words.ts'
import type { DeskData } from './desk-data.ts'
import { StateChip } from './StateChip.tsx'

/** Where this desk stands in the cycle, and the way to its neighbours. */
export function DeskHead({ desk }: { desk: DeskData }) {
  const t = useAssessmentWords()
  const { cycle, indicator, order } = desk
  const to = (code: string) => `/app/assess/${cycle.id}/${code}`
  return (
    <>
      <nav className="desk-order" aria-label={t('desk.order')}>
        <span>{t('desk.position', { number: order.number, total: order.total })}</span>
        {order.previous !== null && (
          <a id="desk-previous" rel="prev" href={to(order.previous)}>
            {t('desk.previous', { code: order.previous })}
          </a>
        )}
        {order.next !== null && (
          <a id="desk-next" rel="next" href={to(order.next)}>
            {t('desk.next', { code: order.next })}
          </a>
        )}
        <a href={`/app/cycles/${cycle.id}`}>{t('desk.board')}</a>
      </nav>
      <p>
        <StateChip state={stateShown(desk)} /> {t(`half.${halfOf(indicator.kind)}`)} ·{' '}
        <Wording text={indicator.area.title} /> · <Wording text={indicator.subarea.title} />
      </p>
      <Standing desk={desk} />
    </>
  )
}

/** Of what two people rate apart no state is shown but that it is being rated. */
function stateShown({ apart, assessment }: DeskData): string {
  if (apart === null) return assessment?.state ?? 'not-started'
  return apart === 'both' ? 'to-settle' : 'being-rated'
}

/** What is said to one of two who rate apart. */
function RatedApart({ desk: { apart, doubleId, mayWrite } }: { desk: DeskData }) {
  const t = useAssessmentWords()
  if (apart === 'both')
    return (
      <Notice kind="info" title={t('apart.both.title')}>
        <p>
          <a href={`/app/review/double/${doubleId}`}>{t('apart.both.link')}</a>
        </p>
      </Notice>
    )
  if (apart === 'waiting')
    return (
      <Notice kind="info" title={t('apart.waiting.title')}>
        <p>{t('apart.waiting.text')}</p>
      </Notice>
    )
  return (
    <Notice kind="info" title={t('apart.open.title')}>
      <p>{t(mayWrite ? 'apart.open.text' : 'desk.read-only')}</p>
    </Notice>
  )
}

/** What a save would undo, and what was undone. */
function Standing({ desk }: { desk: DeskData }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const { assessment, approval, mayWrite, apart, doubleId } = desk
  if (apart !== null) return <RatedApart desk={desk} />
  if (!mayWrite) return <Notice kind="info" title={t('desk.read-only')} />
  if (!assessment) return null
  if (assessment.state === 'approved' && approval)
    return (
      <Notice kind="info" title={t('desk.approved.title', { by: approval.by, at: formatInstant(locale, approval.at) })}>
        <p>{t('desk.approved.text')}</p>
      </Notice>
    )
  if (assessment.state === 'submitted')
    return (
      <Notice kind="info" title={t('desk.submitted.title')}>
        <p>{t('desk.submitted.text')}</p>
      </Notice>
    )
  return (
    <>
      {doubleId !== null && (
        <p>
          <a href={`/app/review/double/${doubleId}`}>{t('apart.settled.link')}</a>
        </p>
      )}
      {approval?.voidedAt && (
        <p>
          {t('desk.voided', {
            by: approval.by,
            voidedBy: approval.voidedBy ?? '',
            at: formatInstant(locale, approval.voidedAt),
          })}
        </p>
      )}
      {assessment.carriedFrom !== null && <p>{t('desk.carried')}</p>}
    </>
  )
}
