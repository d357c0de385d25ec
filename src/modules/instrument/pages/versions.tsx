import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { formatInstant, formatNumber } from '../../../locale/index.ts'
import { performOneOf, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, Notice, Page, Refusal, SelectField, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { bringDraftBack, setDraftAside, startDraft } from '../draft-commands.server.ts'
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
  'bring-back': [
    bringDraftBack,
    {
      input: (form) => ({ versionId: textOf(form, 'versionId') }),
      then: ({ code }: { code: string }) => `/app/instrument/${code}?done=brought-back`,
    },
  ],
})

type Row = ReturnType<typeof useLoaderData<typeof loader>>['versions'][number]

export default function Versions() {
  const { versions, countries, setAside, mayBegin } = useLoaderData<typeof loader>()
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
            cell: (row) => (
              <>
                {formatInstant(locale, row.publishedAt ?? row.startedAt)}
                {row.state === 'published' && (
                  <span className="small muted">
                    {' '}
                    {row.publishedBy === null ? t('published-by.nobody') : t('published-by', { name: row.publishedBy })}
                  </span>
                )}
              </>
            ),
          },
          { key: 'changes', head: t('versions.changes'), cell: (row) => <Changes row={row} /> },
          { key: 'more', head: t('more'), cell: (row) => <More row={row} /> },
        ]}
      />
      {setAside.length > 0 && <SetAside rows={setAside} nameOf={nameOf} />}
    </Page>
  )
}

/** Against the version before, by what was said of them. */
function Changes({ row: { changes, state, predecessor } }: { row: Row }) {
  const t = useInstrumentWords()
  const locale = useLocale()
  if (state === 'draft') return t('versions.changes.draft')
  if (predecessor === null) return t('versions.changes.first')
  if (changes.length === 0) return t('versions.changes.none', { from: predecessor })
  return (
    <ul>
      {changes.map(({ verdict, count }) => (
        <li key={verdict}>
          {t(`verdict.${verdict}`)}: {formatNumber(locale, count)}
        </li>
      ))}
    </ul>
  )
}

type SetAsideRow = ReturnType<typeof useLoaderData<typeof loader>>['setAside'][number]

/** Given up, and not lost: each with the act that takes it up again, or why that cannot be. */
function SetAside({ rows, nameOf }: { rows: readonly SetAsideRow[]; nameOf: (country: string | null) => string }) {
  const t = useInstrumentWords()
  const locale = useLocale()
  return (
    <DataTable
      caption={t('set-aside.caption')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'code', head: t('version'), isRowHead: true, cell: ({ code }) => code },
        { key: 'of', head: t('instrument'), cell: ({ country }) => nameOf(country) },
        { key: 'changed', head: t('versions.changes'), cell: ({ changed }) => t('state.changed', { count: changed }) },
        {
          key: 'when',
          head: t('set-aside.when'),
          cell: ({ setAsideAt, by }) => (
            <>
              {setAsideAt === null ? t('set-aside.unknown') : formatInstant(locale, setAsideAt)}{' '}
              <span className="small muted">{by}</span>
            </>
          ),
        },
        { key: 'back', head: t('more'), cell: (row) => <BringBack row={row} /> },
      ]}
    />
  )
}

function BringBack({ row: { id, code, standsInWay } }: { row: SetAsideRow }) {
  const t = useInstrumentWords()
  if (standsInWay) return t(`bring-back.${standsInWay.kind}`, { code: standsInWay.code })
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="versionId" value={id} readOnly />
      <Button kind="secondary" name="act" value="bring-back">
        {t('bring-back', { code })}
      </Button>
    </form>
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
