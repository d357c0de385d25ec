import { formatDay } from '../../../locale/index.ts'
import { Notice } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { LegalClock } from '../queries.server.ts'
import { useAccessLawWords } from '../words.ts'

/** The deadline, and all that makes it less sure than a date looks: what is assumed, unconfirmed, or beyond known holidays. */
export function ClockSummary({ answer: { clock, read, isBeyondHolidays } }: { answer: LegalClock }) {
  const t = useAccessLawWords()
  const locale = useLocale()
  const day = clock.deadline && formatDay(locale, clock.deadline)
  const title = day ? t('deadline.on', { day }) : t(clock.state === 'stopped' ? 'deadline.stopped' : 'deadline.none')
  const { assumed, unconfirmed } = read
  return (
    <Notice kind={unconfirmed.length > 0 || assumed.length > 0 ? 'attention' : 'info'} title={title}>
      {assumed.map((rule) => (
        <p key={rule}>{t(`assumed.${rule}`)}</p>
      ))}
      {unconfirmed.length > 0 && (
        <p>{t('deadline.unconfirmed', { rules: unconfirmed.map((rule) => t(`rule.${rule}`)).join(', ') })}</p>
      )}
      {isBeyondHolidays && <p>{t('deadline.beyond')}</p>}
    </Notice>
  )
}
