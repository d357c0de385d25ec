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
  const { cycle, indicator, order, assessment } = desk
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
        <StateChip state={assessment?.state ?? 'not-started'} /> {t(`half.${halfOf(indicator.kind)}`)} ·{' '}
        <Wording text={indicator.area.title} /> · <Wording text={indicator.subarea.title} />
      </p>
      <Standing desk={desk} />
    </>
  )
}

/** What a save would undo, and what was undone. */
function Standing({ desk: { assessment, approval, mayWrite } }: { desk: DeskData }) {
  const t = useAssessmentWords()
  const locale = useLocale()
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
