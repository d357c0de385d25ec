import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { read } from '../../../server/pages.ts'
import { ButtonLink, Empty, Notice, Page, Pager, Refusal } from '../../../web/parts/index.ts'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import { performOnDesk } from '../desk-action.server.ts'
import { askedIn } from '../asked.server.ts'
import { deskHref, filesHref, type DeskData } from '../parts/desk-data.ts'
import { Filter } from '../parts/Filter.tsx'
import { Overview } from '../parts/Overview.tsx'
import { SegmentForm } from '../parts/SegmentForm.tsx'
import { readDesk } from '../queries.server.ts'
import { useTranslationWords } from '../words.ts'
import '../parts/translation.css'

export const handle = { scripts: true }
export const loader = read(readDesk, ({ url }) => askedIn(url, 'page'))
export const action = performOnDesk

const DONE = ['saved', 'nothing', 'reviewed', 'none-ticked'] as const

export default function Desk() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useTranslationWords()
  const label = useFieldLabel()
  const [search] = useSearchParams()
  const { asked, list } = data
  const done = refused ? undefined : DONE.find((one) => one === search.get('done'))
  const labels = Object.fromEntries(
    (refused?.fields ?? []).map(({ field }) => {
      const [item = '', name = ''] = field.replace('text.', '').split(':')
      return [field, `${item} ${label(name)}`]
    }),
  )
  return (
    <Page title={t('desk.title')} lead={t('desk.lead')}>
      <title>{t('desk.title')}</title>
      {done && (
        <Notice kind={done === 'saved' || done === 'reviewed' ? 'success' : 'attention'} title={t(`done.${done}`)} />
      )}
      {refused?.code !== 'translation.changed-since' && <Refusal refused={refused} labels={labels} />}
      <State data={data} />
      <Filter data={data} />
      <Overview data={data} />
      <p>
        {asked.lang !== undefined && <a href={deskHref(asked, NOTHING)}>{t('desk.all-languages')}</a>}{' '}
        <a href="/app/translate/script">{t('desk.to-script')}</a> <a href={filesHref(asked)}>{t('desk.to-files')}</a>
      </p>
      {list && (
        <section aria-labelledby="texts">
          <h2 id="texts">{t('desk.found', { count: list.total })}</h2>
          {list.total === 0 ? (
            <Empty title={t('desk.none')}>
              <p>{t('desk.none.text')}</p>
            </Empty>
          ) : (
            <SegmentForm
              key={`${data.version.id} ${asked.lang} ${asked.state} ${asked.kind} ${asked.area} ${list.page}`}
              data={data}
              list={list}
              refused={refused}
            />
          )}
          <Pager page={list.page} pages={list.pages} hrefOf={(page) => deskHref(asked, { page: String(page) })} />
        </section>
      )}
    </Page>
  )
}

const NOTHING = { lang: null, state: null, kind: null, area: null }

/** Whether anything can be written here, and if not, who makes it so. */
function State({ data: { version, mayWrite, mayBegin } }: { data: DeskData }) {
  const t = useTranslationWords()
  if (version.state === 'draft')
    return mayWrite ? null : <Notice kind="info" title={t('draft.not-yours', { code: version.code })} />
  return (
    <Notice kind="info" title={t('published.title', { code: version.code })}>
      <p>{t(version.country === null ? 'published.core' : 'published.variant')}</p>
      {mayBegin && (
        <p>
          <ButtonLink href="/app/instrument">{t('published.begin')}</ButtonLink>
        </p>
      )}
    </Notice>
  )
}
