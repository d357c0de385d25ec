import { formatDay } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, errorOf, TextField } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import { EventDetails } from '../event-model.ts'
import { isEventName, STANDING } from '../events.ts'
import { groundWords, type Ground } from '../ground.ts'
import type { RequestEventRow } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'

interface Institution {
  readonly id: string
  readonly nameLocal: string
}

/** Each strike form has its own field: an id stands once on a page. */
export const STRIKE_REASON = 'reason:'

/** All that happened to a request, the earliest first; what was struck stays readable. */
export function EventList({
  events,
  institutions,
  grounds,
  mayRecord,
  refused,
}: {
  events: readonly RequestEventRow[]
  institutions: readonly Institution[]
  grounds: readonly Ground[]
  mayRecord: boolean
  /** A strike that was refused. */
  refused: Refused | undefined
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
            cell: (event) => (
              <>
                <What event={event} institutions={institutions} grounds={grounds} />
                {mayRecord && STRIKABLE(event) && (
                  <Strike id={event.id} refused={refused?.typed['event'] === event.id ? refused : undefined} />
                )}
              </>
            ),
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
  institutions,
  grounds,
}: {
  event: RequestEventRow
  institutions: readonly Institution[]
  grounds: readonly Ground[]
}) {
  const t = useRequestWords()
  const locale = useLocale()
  const read = useTextIn()
  const { kind, struckReason, note, evidenceId, evidenceTitle, letterId, letterNumber } = event
  const details = EventDetails.catch({}).parse(event.details)
  const other = institutions.find(({ id }) => id === details.institutionId)?.nameLocal
  const name = isEventName(kind) ? t(`event.${kind}`) : kind
  return (
    <>
      {struckReason === null ? name : <s>{name}</s>}
      {other !== undefined && ': '}
      {details.requestId === undefined ? other : <a href={`/app/requests/${details.requestId}`}>{other}</a>}
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
    </>
  )
}

function Strike({ id, refused }: { id: string; refused: Refused | undefined }) {
  const t = useRequestWords()
  return (
    <Details summary={t('request.strike')} open={refused !== undefined}>
      <form method="post">
        <FormKey />
        <input type="hidden" name="act" value="strike" />
        <input type="hidden" name="event" value={id} />
        <TextField name={STRIKE_REASON + id} label={t('request.strike.reason')} error={errorOf(refused, 'reason')} />
        <Button kind="danger">{t('request.strike')}</Button>
      </form>
    </Details>
  )
}
