import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { formatDay } from '../../../locale/index.ts'
import { perform, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, ButtonLink, DataTable, Notice, Page, Refusal, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { setRightOfReply } from '../commands.server.ts'
import { readHearings } from '../desk-queries.server.ts'
import { HeardState } from '../parts/HeardState.tsx'
import { useFindingWords } from '../words.ts'

export const loader = read(readHearings, ({ params }) => ({ id: params['id'] }))

export const action = perform(setRightOfReply, {
  input: (form, { params }) => ({ cycleId: params['id'], isAsked: textOf(form, 'isAsked') }),
  then: ({ cycleId }) => `/app/cycles/${cycleId}/findings?done=saved`,
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** The right of reply in a cycle: what was sent to whom, what came back, what waits to be sent. */
export default function HearingsPage() {
  const loaded = useLoaderData<typeof loader>()
  const { cycle, waiting, mayPlan } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useFindingWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const title = t('desk.title', { country: textIn(cycle.countryName, locale).text, year: String(cycle.year) })
  const done = search.get('done')
  return (
    <Page title={title} lead={t('desk.lead')}>
      <title>{title}</title>
      {(done === 'sent' || done === 'saved') && <Notice kind="success" title={t(`done.${done}`)} />}
      <Refusal refused={refused} labels={{}} />
      <p>{t(cycle.rightOfReply ? 'desk.is-on' : 'desk.is-off')}</p>
      {mayPlan && <Switch loaded={loaded} />}
      {mayPlan && cycle.rightOfReply && (
        <p>
          <ButtonLink href={`/app/cycles/${cycle.id}/findings/send`}>{t('desk.send')}</ButtonLink>
        </p>
      )}
      <HeardTable loaded={loaded} />
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">{t('desk.waiting')}</h2>
          <ul>
            {waiting.map(({ assessmentId, code, title: words }) => (
              <li key={assessmentId}>
                <a href={`/app/review/${assessmentId}/right-of-reply`}>{code}</a> <Wording text={words} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function Switch({ loaded: { cycle } }: { loaded: Loaded }) {
  const t = useFindingWords()
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="isAsked" value={cycle.rightOfReply ? 'no' : 'yes'} />
      <Button kind="secondary">{t(cycle.rightOfReply ? 'desk.switch-off' : 'desk.switch-on')}</Button>
    </form>
  )
}

function HeardTable({ loaded: { heard } }: { loaded: Loaded }) {
  const t = useFindingWords()
  const locale = useLocale()
  return (
    <DataTable
      caption={t('desk.caption')}
      rows={heard}
      keyOf={({ id }) => id}
      isDense
      isStacked
      empty={t('desk.none')}
      columns={[
        {
          key: 'reference',
          head: t('desk.reference'),
          isRowHead: true,
          cell: ({ hearingId, reference }) => <a href={`/app/findings/${hearingId}`}>{reference}</a>,
        },
        { key: 'institution', head: t('desk.institution'), cell: ({ nameLocal }) => nameLocal },
        {
          key: 'finding',
          head: t('desk.finding'),
          cell: ({ indicatorCode, assessmentId }) => <a href={`/app/review/${assessmentId}`}>{indicatorCode}</a>,
        },
        { key: 'until', head: t('desk.until'), cell: ({ repliesUntil }) => formatDay(locale, repliesUntil) },
        { key: 'state', head: t('desk.state'), cell: ({ state }) => <HeardState state={state} /> },
      ]}
    />
  )
}
