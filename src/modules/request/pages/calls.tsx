import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { daysBetween, formatDay } from '../../../locale/index.ts'
import { perform, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, Notice, Page, Refusal, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { chosenIn } from '../chosen.ts'
import { readCallList } from '../chase-queries.server.ts'
import { recordEvent } from '../commands.server.ts'
import { isEventName } from '../events.ts'
import { lateSince } from '../model.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readCallList, ({ url }) => chosenIn(url.searchParams))

export const action = perform(recordEvent, {
  input: (form) => ({
    id: textOf(form, 'request'),
    version: textOf(form, 'version'),
    kind: 'called',
    onDay: textOf(form, 'onDay'),
    note: textOf(form, `note-${textOf(form, 'request')}`),
  }),
  then: (_done, { url }) => {
    url.searchParams.set('done', 'called')
    return `/app/requests/calls?${url.searchParams}`
  },
})

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

/** Whom to call about what, to be printed or worked down on the screen. */
export default function CallsPage() {
  const { rows, today, cycleId, state } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useRequestWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  return (
    <Page title={t('calls.title')} lead={t('calls.lead', { day: formatDay(locale, today) })}>
      <title>{t('calls.title')}</title>
      {search.get('done') === 'called' && !refused && <Notice kind="success" title={t('calls.done')} />}
      <Refusal refused={refused} />
      <DataTable
        caption={t('calls.caption')}
        rows={rows}
        keyOf={({ id }) => id}
        isDense
        empty={t('calls.none')}
        columns={[
          {
            key: 'institution',
            head: t('institution'),
            isRowHead: true,
            cell: ({ nameLocal, institutionId }) => <a href={`/app/institutions/${institutionId}`}>{nameLocal}</a>,
          },
          { key: 'phone', head: t('calls.phone'), cell: ({ phones }) => <Phones phones={phones} /> },
          {
            key: 'what',
            head: t('calls.what'),
            cell: ({ id, reference, questions, answered }) => (
              <>
                <a href={`/app/requests/${id}`}>{reference}</a>
                <div className="small">
                  {t('answered.of', { answered: Number(answered), questions: Number(questions) })}
                </div>
              </>
            ),
          },
          {
            key: 'since',
            head: t('calls.since'),
            cell: (row) => (
              <>
                {formatDay(locale, lateSince(row, today))}
                <div className="small">{t('late.days', { count: daysBetween(lateSince(row, today), today) })}</div>
              </>
            ),
          },
          {
            key: 'last',
            head: t('calls.last'),
            cell: ({ lastContact }) =>
              lastContact && (
                <>
                  {formatDay(locale, lastContact.onDay)}:{' '}
                  {isEventName(lastContact.kind) ? t(`event.${lastContact.kind}`) : lastContact.kind}
                  {lastContact.note !== '' && <div className="small">{lastContact.note}</div>}
                </>
              ),
          },
          {
            key: 'note',
            head: t('calls.note'),
            cell: (row) => row.mayRecord && <NoteCall row={row} today={today} />,
          },
        ]}
      />
      <p>
        <a href={`/app/requests?${new URLSearchParams({ ...(cycleId === null ? {} : { cycle: cycleId }), state })}`}>
          {t('chase.back')}
        </a>
      </p>
    </Page>
  )
}

function Phones({ phones }: Pick<Row, 'phones'>) {
  const t = useRequestWords()
  if (phones.length === 0) return <span className="muted">{t('calls.phone.none')}</span>
  return phones.map(({ name, phone }) => (
    <div key={phone}>
      <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> {name}
    </div>
  ))
}

function NoteCall({ row: { id, version }, today }: { row: Row; today: string }) {
  const t = useRequestWords()
  return (
    <Details summary={t('calls.note.open')}>
      <form method="post">
        <FormKey />
        <input type="hidden" name="request" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="onDay" value={today} />
        <TextField name={`note-${id}`} label={t('calls.note.text')} />
        <Button kind="secondary">{t('calls.note.submit')}</Button>
      </form>
    </Details>
  )
}
