import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { dayIn, partsOf, typedDay } from '../../../kit/entered-day.ts'
import { textIn } from '../../../kit/local-text.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  ButtonLink,
  Checkbox,
  DayField,
  Empty,
  errorOf,
  Notice,
  Page,
  Pager,
  Refusal,
  SubmitButton,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { afterSending, whileUnderWay } from '../after.ts'
import { sendRequests } from '../commands.server.ts'
import { SHOWN_STATES } from '../model.ts'
import { ChooseForm } from '../parts/ChooseForm.tsx'
import { RequestTable } from '../parts/RequestTable.tsx'
import { readRequests } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readRequests, ({ url }) => ({
  cycleId: url.searchParams.get('cycle') ?? undefined,
  state: url.searchParams.get('state') ?? undefined,
  page: url.searchParams.get('page') ?? 1,
}))

const BOX = 'send.'

export const action = perform(sendRequests, {
  input: (form, { url }) => ({
    country: textOf(form, 'country'),
    sentOn: dayIn(form, 'sentOn'),
    ...(textOf(form, 'all') === 'yes'
      ? { allOf: { cycleId: url.searchParams.get('cycle'), count: textOf(form, 'count') } }
      : {
          requests: [...form.keys()]
            .filter((name) => name.startsWith(BOX))
            .map((name) => ({ id: name.slice(BOX.length), version: textOf(form, name) })),
        }),
  }),
  then: (sent, { url }) => afterSending(sent, url.searchParams.get('cycle') ?? ''),
  meanwhile: (key, { url }) => whileUnderWay(key, url.searchParams.get('cycle') ?? ''),
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function RequestsPage() {
  const loaded = useLoaderData<typeof loader>()
  const { cycle, counts, rows, state, page, pages } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useRequestWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const title = cycle
    ? t('requests.title.cycle', { country: textIn(cycle.countryName, locale).text, year: String(cycle.year) })
    : t('requests.title')
  const hrefOf = (to: Record<string, string>) =>
    `/app/requests?${new URLSearchParams({ ...(cycle ? { cycle: cycle.id } : {}), ...to })}`
  const asks = cycle && cycle.state !== 'published' && isPlanner(loaded, cycle.country)
  return (
    <Page title={title} lead={t('requests.lead')}>
      <title>{title}</title>
      <Done search={search} />
      <p>
        {asks ? (
          <ButtonLink kind="secondary" href={`/app/cycles/${cycle.id}/ask`}>
            {t('ask.title', { country: textIn(cycle.countryName, locale).text, year: String(cycle.year) })}
          </ButtonLink>
        ) : (
          <a href="/app/cycles">{t('requests.cycles')}</a>
        )}
      </p>
      <p>
        <a href="/app/requests/received">{t('received.title')}</a>
      </p>
      <ul className="link-row">
        {cycle && (
          <li>
            <a href={`/app/cycles/${cycle.id}/reminders`}>{t('reminders.to-cycle')}</a>
          </li>
        )}
        {loaded.planned.length > 0 && (
          <li>
            <a href={`/app/letter-templates${cycle ? `?country=${cycle.country}` : ''}`}>{t('templates.title')}</a>
          </li>
        )}
        {Number(counts.late) > 0 && (
          <li>
            <a href={`/app/requests/calls?${new URLSearchParams(cycle ? { cycle: cycle.id } : {})}`}>
              {t('calls.title')}
            </a>
          </li>
        )}
      </ul>
      {Number(counts.all) === 0 ? (
        <Empty title={t('requests.empty.title')}>
          <p>{t('requests.empty.text')}</p>
        </Empty>
      ) : (
        <>
          <nav aria-label={t('requests.filter')}>
            <ul className="link-row">
              <li>
                <a href={hrefOf({})} aria-current={state === undefined ? 'page' : undefined}>
                  {t('requests.all')}: {Number(counts.all) - Number(counts.withdrawn)}
                </a>
              </li>
              {SHOWN_STATES.filter((each) => Number(counts[each]) > 0).map((each) => (
                <li key={each}>
                  <a href={hrefOf({ state: each })} aria-current={state === each ? 'page' : undefined}>
                    {t(`state.${each}`)}: {counts[each]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {state === 'draft' && cycle && isPlanner(loaded, cycle.country) && rows.length > 0 ? (
            <SendForm loaded={loaded} country={cycle.country} refused={refused} />
          ) : (
            <ChooseForm loaded={loaded} />
          )}
          <Pager page={page} pages={pages} hrefOf={(to) => hrefOf({ ...(state ? { state } : {}), page: String(to) })} />
        </>
      )}
    </Page>
  )
}

const isPlanner = ({ planned }: Loaded, country: string) => planned === '*' || planned.includes(country)

function Done({ search }: { search: URLSearchParams }) {
  const t = useRequestWords()
  const [made, sent] = [search.get('made'), search.get('sent')]
  const byHand = Number(search.get('byHand') ?? 0)
  if (made !== null)
    return (
      <Notice
        kind="success"
        title={t('requests.made', {
          count: Number(made),
          first: search.get('first') ?? '',
          last: search.get('last') ?? '',
        })}
      />
    )
  if (sent === null) return null
  return (
    <Notice kind="success" title={t('requests.sent', { count: Number(sent) })}>
      {byHand > 0 && <p>{t('requests.sent.by-hand', { count: byHand })}</p>}
    </Notice>
  )
}

function SendForm({ loaded, country, refused }: { loaded: Loaded; country: string; refused: Refused | undefined }) {
  const t = useRequestWords()
  return (
    <form method="post" noValidate>
      <FormKey />
      <input type="hidden" name="country" value={country} />
      <h2>{t('requests.send.title')}</h2>
      <p>{t('requests.send.lead')}</p>
      <Refusal refused={refused} labels={{ sentOn: t('sent-on'), requests: t('requests.title') }} />
      <div id="requests" tabIndex={-1}>
        <RequestTable
          rows={loaded.rows}
          first={{
            key: 'choose',
            head: t('choose.head'),
            cell: ({ id, version, reference }) => (
              <input
                type="checkbox"
                name={BOX + id}
                value={version}
                aria-label={t('requests.choose', { reference })}
                defaultChecked={refused === undefined || refused.typed[BOX + id] !== undefined}
              />
            ),
          }}
          last={{
            key: 'letter',
            head: t('draft-letter'),
            cell: ({ id, reference }) => (
              <a href={`/app/requests/${id}/letter`}>
                {t('draft-letter.open')}
                <span className="visually-hidden"> {reference}</span>
              </a>
            ),
          }}
        />
      </div>
      {loaded.pages > 1 && (
        <>
          <input type="hidden" name="count" value={loaded.total} />
          <Checkbox
            name="all"
            label={t('requests.send.all', { count: loaded.total })}
            defaultChecked={refused?.typed['all'] !== undefined}
          />
        </>
      )}
      <DayField
        name="sentOn"
        label={t('sent-on')}
        error={errorOf(refused, 'sentOn')}
        defaultValue={typedDay(refused, 'sentOn', partsOf(loaded.today))}
      />
      <SubmitButton>{t('requests.send')}</SubmitButton>
    </form>
  )
}
