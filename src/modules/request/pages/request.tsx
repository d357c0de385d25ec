import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { dayIn } from '../../../kit/entered-day.ts'
import { formatDay, htmlLang, isLocale, nativeName } from '../../../locale/index.ts'
import { performOneOf, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DefinitionList, Notice, Page, Refusal, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import {
  acceptAnswers,
  askElsewhere,
  markMailSeen,
  markMailSent,
  recordEvent,
  returnQuestions,
  stopReminders,
  strikeEvent,
  withdrawDraft,
} from '../commands.server.ts'
import { ACCEPT_BOX, AcceptForm } from '../parts/AcceptForm.tsx'
import { Deadline } from '../parts/Deadline.tsx'
import { Elsewhere, ELSEWHERE } from '../parts/Elsewhere.tsx'
import { EventList, STRIKE_REASON } from '../parts/EventList.tsx'
import { Letters } from '../parts/Letters.tsx'
import { Mails } from '../parts/Mails.tsx'
import { ReceivedMails } from '../parts/ReceivedMails.tsx'
import { RecordForm } from '../parts/RecordForm.tsx'
import { Questions } from '../parts/Questions.tsx'
import { RequestReminders } from '../parts/RequestReminders.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { isAwaiting } from '../model.ts'
import { readRequest } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readRequest, ({ params }) => ({ id: params['id'] }))

const chosenIn = (form: FormData) =>
  [...form.keys()].filter((name) => name.startsWith(ACCEPT_BOX)).map((name) => name.slice(ACCEPT_BOX.length))

export const action = performOneOf({
  accept: [
    acceptAnswers,
    {
      input: (form, { params }) => ({
        id: params['id'],
        submissionId: textOf(form, 'submission'),
        numbers: chosenIn(form),
        class: textOf(form, 'class'),
      }),
      then: ({ id }: { id: string }) => `/app/requests/${id}?done=accepted`,
    },
  ],
  return: [
    returnQuestions,
    {
      input: (form, { params }) => ({
        id: params['id'],
        numbers: chosenIn(form),
        sentence: textOf(form, 'sentence') ?? '',
      }),
      then: ({ id, isMailed }: { id: string; isMailed: boolean }) =>
        `/app/requests/${id}?done=${isMailed ? 'returned' : 'returned-by-hand'}`,
    },
  ],
  elsewhere: [
    askElsewhere,
    {
      input: (form, { params }) => {
        const group = textOf(form, ELSEWHERE.group) ?? ''
        return {
          id: params['id'],
          version: textOf(form, 'version'),
          institutionId: textOf(form, ELSEWHERE.institution(group)),
          numbers: form.getAll(ELSEWHERE.numbers(group)),
          answersUntil: dayIn(form, ELSEWHERE.until(group)),
        }
      },
      then: ({ id, left }: { id: string; left: number }) => `/app/requests/${id}?done=elsewhere&left=${left}`,
    },
  ],
  record: [
    recordEvent,
    {
      input: (form, { params }) => ({
        id: params['id'],
        version: textOf(form, 'version'),
        kind: textOf(form, 'kind'),
        onDay: dayIn(form, 'onDay'),
        evidenceId: textOf(form, 'evidenceId'),
        note: textOf(form, 'note'),
        ground: textOf(form, 'ground'),
        days: textOf(form, 'days'),
        institutionId: textOf(form, 'institutionId'),
        outcome: textOf(form, 'outcome'),
      }),
      then: ({ id }: { id: string }) => `/app/requests/${id}?done=recorded`,
    },
  ],
  strike: [
    strikeEvent,
    {
      input: (form) => {
        const id = textOf(form, 'event') ?? ''
        return { id, reason: textOf(form, STRIKE_REASON + id) }
      },
      then: ({ id }: { id: string }) => `/app/requests/${id}?done=recorded`,
    },
  ],
  remind: [
    stopReminders,
    {
      input: (form, { params }) => ({ id: params['id'], isStopped: textOf(form, 'isStopped') }),
      then: ({ id }: { id: string }) => `/app/requests/${id}?done=recorded`,
    },
  ],
  seen: [
    markMailSeen,
    {
      input: (form) => ({ mailId: textOf(form, 'mail') }),
      then: ({ id }: { id: string }) => `/app/requests/${id}?done=recorded`,
    },
  ],
  mail: [
    markMailSent,
    {
      input: (form) => ({ mailId: textOf(form, 'mail') }),
      then: ({ id }: { id: string }) => `/app/requests/${id}?done=recorded`,
    },
  ],
  withdraw: [
    withdrawDraft,
    {
      input: (form, { params }) => ({ id: params['id'], version: textOf(form, 'version') }),
      then: ({ cycleId }: { cycleId: string }) => `/app/requests?cycle=${cycleId}`,
    },
  ],
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function RequestPage() {
  const loaded = useLoaderData<typeof loader>()
  const { request, events } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useRequestWords()
  const [search] = useSearchParams()
  const title = t('request.title', { reference: request.reference, institution: request.nameLocal })
  return (
    <Page title={title}>
      <title>{title}</title>
      {!refused && <Done done={search.get('done')} reply={loaded.reply} left={Number(search.get('left') ?? 0)} />}
      {OWN_REFUSAL.includes(refused?.typed['act'] ?? '') ? null : <Refusal refused={atOwnField(refused)} />}
      <Facts loaded={loaded} />
      {request.state === 'draft' && (
        <p>
          <a href={`/app/requests/${request.id}/letter`}>{t('draft-letter.open')}</a>
        </p>
      )}
      {request.state === 'draft' && loaded.mayPlan && <Withdraw loaded={loaded} />}
      {request.sentOn !== null && loaded.mayPlan && (
        <form method="post" action={`/app/requests/${request.id}/code`}>
          <FormKey />
          <p>{t('code.lead')}</p>
          <Button kind="secondary">{t('code.tell')}</Button>
        </form>
      )}
      {request.sentOn !== null && loaded.mayRecord && (
        <ul className="link-row">
          <li>
            <a href={`/app/requests/${request.id}/q`}>{t('request.transcribe')}</a>
          </li>
          <li>
            <a href={`/app/requests/${request.id}/workbook`}>{t('request.workbook')}</a>
          </li>
        </ul>
      )}
      <ReceivedMails requestId={request.id} mails={loaded.received} maySee={loaded.mayRecord} />
      <section>
        <h2>{t('request.questions')}</h2>
        {loaded.mayAccept && loaded.reply && loaded.reply.open.length > 0 ? (
          <AcceptForm loaded={loaded} reply={loaded.reply} refused={refusedOf(refused, ['accept', 'return'])} />
        ) : (
          <Questions loaded={loaded} />
        )}
      </section>
      {request.sentOn !== null && <Deadline loaded={loaded} />}
      {request.sentOn !== null && <Letters letters={loaded.letters} />}
      <Elsewhere loaded={loaded} refused={refusedOf(refused, ['elsewhere'])} />
      <EventList
        events={events}
        institutions={loaded.institutions}
        grounds={loaded.grounds}
        mayRecord={loaded.mayRecord}
        refused={refusedOf(refused, ['strike'])}
      />
      {isAwaiting(request.state) && <RequestReminders loaded={loaded} />}
      {loaded.mayPlan && request.sentOn !== null && <Mails mails={loaded.mails} written={request.locale} />}
      {loaded.mayRecord && request.state !== 'withdrawn' && (
        <RecordForm loaded={loaded} refused={refusedOf(refused, ['record'])} />
      )}
      <p>
        <a href={`/app/requests?cycle=${request.cycleId}`}>{t('request.back')}</a>
      </p>
    </Page>
  )
}

/** Acts whose forms say themselves what was refused. */
const OWN_REFUSAL = ['record', 'accept', 'return', 'elsewhere']

const refusedOf = (refused: Refused | undefined, acts: readonly string[]) =>
  acts.includes(refused?.typed['act'] ?? '') ? refused : undefined

/** Of a strike, the reason is asked in a form of each event. */
function atOwnField(refused: Refused | undefined): Refused | undefined {
  const event = refusedOf(refused, ['strike'])?.typed['event']
  if (!refused || event === undefined) return refused
  return { ...refused, fields: refused.fields.map(({ message }) => ({ field: STRIKE_REASON + event, message })) }
}

function Done({ done, reply, left }: { done: string | null; reply: Loaded['reply']; left: number }) {
  const t = useRequestWords()
  if (done === null) return null
  if (done === 'returned') return <Notice kind="success" title={t('return.done')} />
  if (done === 'returned-by-hand') return <Notice kind="attention" title={t('return.by-hand')} />
  if (done === 'elsewhere')
    return (
      <Notice kind="success" title={t('elsewhere.done')}>
        {left > 0 && <p>{t('elsewhere.left', { count: left })}</p>}
      </Notice>
    )
  if (done !== 'accepted') return <Notice kind="success" title={t('request.recorded')} />
  return (
    <Notice kind="success" title={t('accept.done')}>
      {reply && reply.evidenceId !== null && (
        <p>
          <a href={`/app/evidence/${reply.evidenceId}`}>{t('accept.library')}</a>
        </p>
      )}
      {reply && reply.open.length === 0 && <p>{t('accept.all', { receipt: reply.receipt })}</p>}
    </Notice>
  )
}

function Facts({ loaded: { request, state, cycle } }: { loaded: Loaded }) {
  const t = useRequestWords()
  const locale = useLocale()
  const day = (it: string | null) => (it === null ? '–' : formatDay(locale, it))
  const written = isLocale(request.locale) ? request.locale : 'en'
  return (
    <DefinitionList
      items={[
        { term: t('state'), definition: <StateChip state={state} /> },
        {
          term: t('request.cycle'),
          definition: (
            <a href={`/app/cycles/${cycle.id}`}>
              <Wording text={request.countryName} /> {request.year}
            </a>
          ),
        },
        {
          term: t('institution'),
          definition: <a href={`/app/institutions/${request.institutionId}`}>{request.nameLocal}</a>,
        },
        { term: t('basis'), definition: t(`basis.${request.basis as 'access-law'}`) },
        { term: t('sent-on'), definition: day(request.sentOn) },
        {
          term: t('due-on'),
          definition: request.dueOn === null ? t('due-on.none') : day(request.dueOn),
        },
        { term: t('answers-until'), definition: day(request.answersUntil) },
        {
          term: t('request.asker'),
          definition: [request.askedByName, request.askedByEmail, request.askedByPhone].filter(Boolean).join(' · '),
        },
        {
          term: t('request.language'),
          definition: <span lang={htmlLang(written)}>{nativeName(written)}</span>,
        },
      ]}
    />
  )
}

function Withdraw({ loaded: { request } }: { loaded: Loaded }) {
  const t = useRequestWords()
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="act" value="withdraw" />
      <input type="hidden" name="version" value={request.version} />
      <p>{t('request.withdraw.lead')}</p>
      <Button kind="danger">{t('request.withdraw')}</Button>
    </form>
  )
}
