import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { formatInstant } from '../../../locale/index.ts'
import { perform, read, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { DataTable, errorOf, Page, Refusal, SubmitButton, TextArea } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { proposeEdition } from '../commands.server.ts'
import { labelOf } from '../model.ts'
import { editionsBoard } from '../queries.server.ts'
import { useEditionWords } from '../words.ts'

export const loader = read(editionsBoard)
export const action = perform(proposeEdition, { then: ({ id }) => `/app/editions/${id}` })

export default function Editions() {
  const { cycles, isProposer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [asked] = useSearchParams()
  const t = useEditionWords()
  const chosen = cycles.find(({ id, waiting }) => id === asked.get('cycle') && waiting === null)
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <title>{t('list.title')}</title>
      <Refusal refused={refused} />
      {chosen && <Proposal cycle={chosen} refused={refused} />}
      {isProposer && <CycleTable />}
      <EditionTable />
    </Page>
  )
}

type Cycle = ReturnType<typeof useLoaderData<typeof loader>>['cycles'][number]

const isCorrection = ({ published }: Cycle) => Number(published) > 0

function Proposal({ cycle, refused }: { cycle: Cycle; refused: Refused | undefined }) {
  const t = useEditionWords()
  const locale = useLocale()
  const country = textIn(cycle.countryName, locale).text
  return (
    <section>
      <h2>{t('propose.title', { country, year: String(cycle.year) })}</h2>
      <p>{t('propose.approved', { count: Number(cycle.approved) })}</p>
      <p>{t('propose.coverage', { approved: Number(cycle.approvedRated), rated: Number(cycle.rated) })}</p>
      <form method="post">
        <FormKey />
        <input type="hidden" name="cycleId" value={cycle.id} />
        <TextArea
          name="note"
          label={t(isCorrection(cycle) ? 'propose.note' : 'propose.note-first')}
          optional={!isCorrection(cycle)}
          rows={3}
          defaultValue={refused?.typed['note']}
          error={errorOf(refused, 'note')}
        />
        <SubmitButton>{t(isCorrection(cycle) ? 'propose.button-correction' : 'propose.button')}</SubmitButton>
      </form>
    </section>
  )
}

function CycleTable() {
  const { cycles } = useLoaderData<typeof loader>()
  const t = useEditionWords()
  const locale = useLocale()
  return (
    <DataTable
      caption={t('list.propose.title')}
      empty={t('list.propose.empty')}
      rows={cycles}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'cycle',
          head: t('list.cycle'),
          isRowHead: true,
          cell: ({ countryName, year }) =>
            t('propose.cycle', { country: textIn(countryName, locale).text, year: String(year) }),
        },
        { key: 'approved', head: t('list.approved'), isNumber: true, cell: ({ approved }) => String(approved ?? 0) },
        { key: 'act', head: t('list.next'), cell: (cycle) => <NextStep cycle={cycle} /> },
      ]}
    />
  )
}

function NextStep({ cycle }: { cycle: Cycle }) {
  const t = useEditionWords()
  if (cycle.waiting !== null) return <a href={`/app/editions/${cycle.waiting}`}>{t('propose.open-waiting')}</a>
  if (Number(cycle.approved ?? 0) === 0) return t('propose.approved', { count: 0 })
  return (
    <a href={`/app/editions?cycle=${cycle.id}`}>
      {t(isCorrection(cycle) ? 'propose.button-correction' : 'propose.button')}
    </a>
  )
}

function EditionTable() {
  const { editions } = useLoaderData<typeof loader>()
  const t = useEditionWords()
  const locale = useLocale()
  return (
    <DataTable
      caption={t('list.caption')}
      empty={t('list.empty')}
      rows={editions}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'label',
          head: t('list.edition'),
          isRowHead: true,
          cell: (row) => (
            <a className="unbroken" href={`/app/editions/${row.id}`}>
              {labelOf(row)}
            </a>
          ),
        },
        { key: 'country', head: t('list.country'), cell: ({ countryName }) => textIn(countryName, locale).text },
        { key: 'state', head: t('list.state'), cell: ({ state }) => t(`state.${state as 'proposed'}`) },
        { key: 'proposed', head: t('list.proposed'), cell: ({ proposedAt }) => formatInstant(locale, proposedAt) },
        {
          key: 'published',
          head: t('list.published'),
          cell: ({ publishedAt }) => (publishedAt ? formatInstant(locale, publishedAt) : t('list.never')),
        },
        { key: 'hash', head: t('list.hash'), cell: ({ sha256 }) => <code>{sha256.slice(0, 16)}</code> },
      ]}
    />
  )
}
