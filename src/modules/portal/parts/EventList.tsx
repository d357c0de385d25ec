import { StatusChip } from '../../../web/parts/index.ts'
import type { HistoryEvent } from '../shipped-shapes.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'
import { Sources } from './Sources.tsx'
import { When } from './When.tsx'

/** What happened, in order, each with where it is written. */
export function EventList({ events }: { events: readonly HistoryEvent[] }) {
  const t = usePortalWords()
  return (
    <dl className="definitions">
      {events.map((event) => (
        <div key={event.id}>
          <dt>
            <When event={event} />
          </dt>
          <dd>
            <p>
              <LocalizedText text={event.text} />{' '}
              {event.toBeConfirmed && <StatusChip kind="neutral">{t('about.to-be-confirmed')}</StatusChip>}
            </p>
            <Sources addresses={event.sources} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
