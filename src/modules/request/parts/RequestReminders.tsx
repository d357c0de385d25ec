import { formatDay } from '../../../locale/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { readRequest } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'
import { MovedDay } from './MovedDay.tsx'

type Loaded = Awaited<ReturnType<(typeof readRequest)['run']>>

/** When this request is reminded by itself, or why not; who plans may stop it. */
export function RequestReminders({ loaded: { request, reminders, mayPlan } }: { loaded: Loaded }) {
  const t = useRequestWords()
  const locale = useLocale()
  const { why, isOn, coming } = reminders
  const isStopped = why === 'stopped'
  const days = coming.map(({ goesOn }) => formatDay(locale, goesOn)).join(', ')
  const moved = coming.filter(({ goesOn, fellOn }) => goesOn !== fellOn)
  const said =
    why !== null
      ? t(`reminders.why.${why}`)
      : coming.length === 0
        ? t('reminders.none')
        : t('reminders.on-days', { days })
  return (
    <section>
      <h2>{t('reminders.title')}</h2>
      <p>
        {said} {!isOn && t('reminders.off')}{' '}
        <a href={`/app/cycles/${request.cycleId}/reminders`}>{t('reminders.to-cycle')}</a>
      </p>
      {why === null && moved.length > 0 && (
        <ul>
          {moved.map((it) => (
            <li key={it.goesOn}>
              <MovedDay {...it} />
            </li>
          ))}
        </ul>
      )}
      {mayPlan && (
        <form method="post">
          <FormKey />
          <input type="hidden" name="act" value="remind" />
          <input type="hidden" name="isStopped" value={isStopped ? 'no' : 'yes'} />
          <Button kind="secondary">{t(isStopped ? 'reminders.resume' : 'reminders.stop')}</Button>
        </form>
      )}
    </section>
  )
}
