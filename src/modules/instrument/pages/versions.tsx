import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { formatInstant } from '../../../locale/index.ts'
import { performOneOf, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, Notice, Page, Refusal, SelectField, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { setDraftAside, startDraft } from '../draft-commands.server.ts'
import { readInstruments } from '../designer-queries.server.ts'
import { useInstrumentWords } from '../words.ts'

export const loader = read(readInstruments)
export const action = performOneOf({
  begin: [
    startDraft,
    {
      input: (form) => ({ country: textOf(form, 'country') || null }),
      then: ({ code }: { code: string }) => `/app/instrument/${code}?done=begun`,
    },
  ],
  'set-aside': [
    setDraftAside,
    { input: (form) => ({ versionId: textOf(form, 'versionId') }), then: () => '/app/instrument?done=set-aside' },
  ],
})

type Row = ReturnType<typeof useLoaderData<typeof loader>>['versions'][number]

export default function Versions() {
  const { versions, countries, mayBegin } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useInstrumentWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const nameOf = (country: string | null) => {
    const found = countries.find(({ code }) => code === country)
    return found ? t('of-country', { country: textIn(found.name, locale).text }) : t('of-core')
  }
  return (
    <Page title={t('versions.title')} lead={t('versions.lead')}>
      <title>{t('versions.title')}</title>
      {search.get('done') === 'set-aside' && <Notice kind="success" title={t('done.set-aside')} />}
      <Refusal refused={refused} />
      {mayBegin.length > 0 && (
        <form method="post" className="designer-move">
          <FormKey />
          <SelectField
            name="country"
            label={t('begin.what')}
            options={mayBegin.map((country) => ({ value: country ?? '', label: nameOf(country) }))}
          />
          <Button name="act" value="begin">
            {t('begin')}
          </Button>
        </form>
      )}
      <DataTable
        caption={t('versions.caption')}
        rows={versions}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'code',
            head: t('version'),
            isRowHead: true,
            cell: (row) => <a href={`/app/instrument/${row.code}`}>{row.code}</a>,
          },
          { key: 'of', head: t('instrument'), cell: (row) => nameOf(row.country) },
          { key: 'state', head: t('state'), cell: (row) => <State row={row} /> },
          { key: 'beneath', head: t('stands-on'), cell: (row) => row.beneath ?? t('stands-on.nothing') },
          {
            key: 'when',
            head: t('when'),
            cell: (row) => formatInstant(locale, row.publishedAt ?? row.startedAt),
          },
          { key: 'more', head: t('more'), cell: (row) => <More row={row} /> },
        ]}
      />
    </Page>
  )
}

function State({ row }: { row: Row }) {
  const t = useInstrumentWords()
  if (row.state === 'published') return <StatusChip kind="verified">{t('state.published')}</StatusChip>
  return (
    <>
      <StatusChip kind="neutral">{t('state.draft')}</StatusChip>{' '}
      <span className="small">{t('state.changed', { count: row.changed ?? 0 })}</span>
    </>
  )
}

function More({ row }: { row: Row }) {
  const t = useInstrumentWords()
  const locale = useLocale()
  return (
    <>
      <p>
        <a href={`/app/instrument/${row.code}/verdicts`}>{t('more.verdicts')}</a>
      </p>
      <p>
        <a href={`/app/instrument/${row.code}/try`}>{t('to-try')}</a>
      </p>
      {row.state === 'published' && row.predecessor && (
        <p>
          <a href={`/${locale}/instrument/diff/${row.predecessor}...${row.code}`}>
            {t('more.difference', { from: row.predecessor })}
          </a>
        </p>
      )}
      {row.country !== null && (
        <p>
          <a href={`/app/instrument/${row.code}/merge`}>{t('more.merge')}</a>
        </p>
      )}
      {row.state === 'draft' && row.mayEdit && (
        <Details summary={t('set-aside')}>
          <p>{t('set-aside.explained')}</p>
          <form method="post">
            <FormKey />
            <input type="hidden" name="versionId" value={row.id} readOnly />
            <Button kind="danger" name="act" value="set-aside">
              {t('set-aside')}
            </Button>
          </form>
        </Details>
      )}
    </>
  )
}
