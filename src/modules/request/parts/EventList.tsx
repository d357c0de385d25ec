import { formatDay } from '../../../locale/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, TextField } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import { EventDetails } from '../event-model.ts'
import { isEventName, STANDING } from '../events.ts'
import { groundWords, type Ground } from '../ground.ts'
import type { RequestEventRow } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'

/** All that happened to a request, the earliest first; what was struck stays readable. */
export function EventList({
  events,
  grounds,
  mayRecord,
}: {
  events: readonly RequestEventRow[]
  grounds: readonly Ground[]
  mayRecord: boolean
}) {
  const t = useRequestWords()
  const locale = useLocale()
  return (
    <section>
      <h2>{t('request.events')}</h2>
      <DataTable
        caption={t('request.events')}
        rows={events}
        keyOf={({ id }) => id}
        isDense
        columns={[
          { key: 'day', head: t('request.events.day'), cell: ({ onDay }) => formatDay(locale, onDay) },
          {
            key: 'what',
            head: t('request.events.what'),
            isRowHead: true,
            cell: (event) => <What event={event} grounds={grounds} mayStrike={mayRecord && STRIKABLE(event)} />,
          },
          {
            key: 'who',
            head: t('request.events.who'),
            cell: ({ personName, respondentName, part }) =>
              personName ?? (respondentName || (part ? t('request.events.own') : '')),
          },
        ]}
      />
    </section>
  )
}

const STRIKABLE = ({ kind, struckAt }: RequestEventRow) => struckAt === null && !STANDING.includes(kind)

function What({
  event,
  grounds,
  mayStrike,
}: {
  event: RequestEventRow
  grounds: readonly Ground[]
  mayStrike: boolean
}) {
  const t = useRequestWords()
  const locale = useLocale()
  const read = useTextIn()
  const { kind, struckReason, note, evidenceId, evidenceTitle, letterId, letterNumber } = event
  const details = EventDetails.catch({}).parse(event.details)
  const name = isEventName(kind) ? t(`event.${kind}`) : kind
  return (
    <>
      {struckReason === null ? name : <s>{name}</s>}
      {details.days !== undefined && ` · ${t('request.record.days')}: ${details.days}`}
      {details.ground !== undefined &&
        ` · ${t('request.record.ground')}: ${groundWords(t, read, grounds, details.ground)}`}
      {details.until !== undefined && ` · ${t('answers-until')}: ${formatDay(locale, details.until)}`}
      {details.outcome !== undefined && ` · ${t(`outcome.${details.outcome}`)}`}
      {letterId !== null && (
        <div className="small">
          <a href={`/app/letters/${letterId}.pdf`}>{t('request.events.letter', { number: letterNumber ?? '' })}</a>
        </div>
      )}
      {note !== '' && <div className="small">{note}</div>}
      {evidenceId !== null && (
        <div className="small">
          <a href={`/app/evidence/${evidenceId}`}>{t('request.events.document', { title: evidenceTitle ?? '' })}</a>
        </div>
      )}
      {struckReason !== null && <div className="small muted">{t('request.struck', { reason: struckReason })}</div>}
      {mayStrike && (
        <Details summary={t('request.strike')}>
          <form method="post">
            <FormKey />
            <input type="hidden" name="act" value="strike" />
            <input type="hidden" name="event" value={event.id} />
            <TextField name="reason" label={t('request.strike.reason')} />
            <Button kind="danger">{t('request.strike')}</Button>
          </form>
        </Details>
      )}
    </>
  )
}
