import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { dayIn, partsOf, typedDay } from '../../../kit/entered-day.ts'
import { formatDay } from '../../../locale/index.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  DayField,
  errorOf,
  Notice,
  Page,
  Refusal,
  SelectField,
  StatusChip,
  SubmitButton,
  TextField,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Entered } from '../../request/parts/SaidAnswer.tsx'
import { submitTranscription } from '../commands.server.ts'
import { readTranscription } from '../handing-in.server.ts'
import { enteredFrom } from '../entered-from.ts'
import { useReplyWords } from '../words.ts'

export const loader = read(readTranscription, ({ params }) => ({ id: params['id'] }))

export const action = perform(submitTranscription, {
  input: (form, { params }) => ({
    id: params['id'],
    seen: textOf(form, 'seen'),
    onDay: dayIn(form, 'onDay'),
    responsible: textOf(form, 'responsible'),
    evidenceId: textOf(form, 'evidenceId'),
  }),
  then: ({ id, receipt }) => `/app/requests/${id}/q?${new URLSearchParams({ done: receipt })}`,
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** The questions of a request for who enters what came on paper or by mail, and the place where that is submitted. */
export default function TranscribePage() {
  const loaded = useLoaderData<typeof loader>()
  const { request, fresh, last, isOpen } = loaded
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useReplyWords()
  const locale = useLocale()
  const title = t('transcribe.title', { reference: request.reference })
  const done = search.get('done')
  return (
    <Page title={title} lead={request.nameLocal}>
      <title>{refused ? `${t('error-title')} ${title}` : title}</title>
      {done === 'saved' && !refused && <Notice kind="success" title={t('transcribe.all')} />}
      {done !== null && done === last?.receipt && !refused && (
        <Notice kind="success" title={t('transcribe.done', { receipt: done })}>
          <p>
            <a href={`/app/requests/${request.id}`}>{t('transcribe.accept')}</a>
          </p>
        </Notice>
      )}
      {!isOpen && <Notice kind="info" title={t('transcribe.closed')} />}
      <p>{t('transcribe.lead')}</p>
      {last?.receivedOn && (
        <p>
          {t('transcribe.last', {
            receipt: last.receipt,
            day: formatDay(locale, last.receivedOn),
            name: last.enteredByName ?? '',
          })}
        </p>
      )}
      <Tasks loaded={loaded} search={search} />
      {isOpen && fresh.length > 0 && <HandIn loaded={loaded} refused={refused} />}
      <p>
        <a href={`/app/requests/${request.id}`}>{t('transcribe.back')}</a>
      </p>
    </Page>
  )
}

function Tasks({ loaded: { request, questions, fresh, isOpen }, search }: { loaded: Loaded; search: URLSearchParams }) {
  const t = useReplyWords()
  return (
    <ol className="task-list">
      {questions.map((question) => (
        <li key={question.id} value={question.number}>
          {isOpen ? (
            <a href={`/app/requests/${request.id}/q/${question.number}${enteredFrom(search)}`}>
              <Wording text={question.question} />
            </a>
          ) : (
            <Wording text={question.question} />
          )}{' '}
          <StatusChip kind={question.kind === null ? 'neutral' : 'claimed'}>
            {t(`state.${question.state as 'answered'}`)}
          </StatusChip>{' '}
          {fresh.includes(question.number) && <StatusChip kind="neutral">{t('transcribe.not-submitted')}</StatusChip>}
          <Entered question={question} />
          {question.kind !== null && question.enteredByName === null && (
            <p className="small">{t('transcribe.own.short')}</p>
          )}
        </li>
      ))}
    </ol>
  )
}

function HandIn({ loaded, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const { documents, seen, fresh, today } = loaded
  const t = useReplyWords()
  const isConflict = refused?.code === 'kit.conflict'
  const labels = {
    onDay: t('transcribe.day'),
    responsible: t('transcribe.signed'),
    evidenceId: t('transcribe.document'),
  }
  return (
    <section>
      <h2>{t('transcribe.submit.title')}</h2>
      <p>{t('transcribe.submit.lead', { count: fresh.length })}</p>
      {isConflict ? (
        <Notice kind="attention" title={t('check.conflict')} />
      ) : (
        <Refusal refused={refused} labels={labels} />
      )}
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="seen" value={seen} />
        <DayField
          name="onDay"
          label={labels.onDay}
          hint={t('transcribe.day.hint')}
          error={errorOf(refused, 'onDay')}
          defaultValue={typedDay(refused, 'onDay', partsOf(today))}
        />
        <TextField
          name="responsible"
          label={labels.responsible}
          hint={t('transcribe.signed.hint')}
          error={errorOf(refused, 'responsible')}
          defaultValue={refused?.typed['responsible']}
        />
        {documents.length > 0 && (
          <SelectField
            name="evidenceId"
            label={labels.evidenceId}
            error={errorOf(refused, 'evidenceId')}
            defaultValue={refused?.typed['evidenceId'] ?? documents[0]!.id}
            options={documents.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        <SubmitButton>{t('transcribe.submit')}</SubmitButton>
      </form>
    </section>
  )
}
