import { useLoaderData } from 'react-router'
import type { LocalText } from '../../../kit/local-text.ts'
import { compareIn } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { DataTable, Empty, Page, SelectField, StatusChip, type Column } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { FilterForm } from '../parts/FilterForm.tsx'
import { Head } from '../parts/Head.tsx'
import { InstitutionName } from '../parts/InstitutionName.tsx'
import { LocalizedText, usePlain } from '../parts/LocalizedText.tsx'
import { siteOf, SourceLink } from '../parts/SourceLink.tsx'
import { institutionsPage } from '../readings/institutions.server.ts'
import { usePortalWords, type PortalKey } from '../words.ts'

type Institutions = Awaited<ReturnType<typeof institutionsPage.load>>
type Row = Institutions['institutions'][number]

export const loader = readPublic(institutionsPage.load)

export default function InstitutionsPage() {
  const { chosen, countries, categories, institutions } = useLoaderData<Institutions>()
  const t = usePortalWords()
  const unverified = institutions.filter(({ isVerified }) => !isVerified).length
  return (
    <>
      <Head title={t('institutions.title')} description={t('institutions.lead')} />
      <Crumbs items={[{ label: t('institutions.title') }]} />
      <Page title={t('institutions.title')} lead={t('institutions.lead')} />
      <Filter chosen={chosen} countries={countries} categories={categories} />
      <p>{t('institutions.count', { count: institutions.length, unverified })}</p>
      <Downloads hasTable />
      {institutions.length === 0 && <Empty title={t('institutions.none')} />}
      {[...countries, wholeRegion].map((country) => (
        <OfCountry
          key={country.code}
          country={country}
          categories={categories}
          rows={institutions.filter((row) => row.country === country.code)}
        />
      ))}
    </>
  )
}

function Filter({ chosen, countries, categories }: Pick<Institutions, 'chosen' | 'countries' | 'categories'>) {
  const t = usePortalWords()
  const plain = usePlain()
  const compare = compareIn(useLocale())
  const options = Object.entries(categories).map(([value, name]) => ({ value, label: plain(name) }))
  return (
    <FilterForm label={t('filter.label')}>
      <SelectField
        name="country"
        label={t('filter.country')}
        defaultValue={chosen.country ?? ''}
        options={[
          { value: '', label: t('filter.every-country') },
          ...countries.map(({ code, name }) => ({ value: code, label: plain(name) })),
        ]}
      />
      <SelectField
        name="category"
        label={t('filter.category')}
        defaultValue={chosen.category ?? ''}
        options={[
          { value: '', label: t('filter.every-category') },
          ...options.sort((a, b) => compare(a.label, b.label)),
        ]}
      />
    </FilterForm>
  )
}

interface OfCountryProps {
  country: Institutions['countries'][number] | typeof wholeRegion
  categories: Institutions['categories']
  rows: readonly Row[]
}

function OfCountry({ country: { code, name, language }, categories, rows }: OfCountryProps) {
  const t = usePortalWords()
  const locale = useLocale()
  const read = useTextIn()
  if (rows.length === 0) return null
  const said = (row: Row) => read(categories[row.category] ?? unnamed(row.category)).text
  const compare = compareIn(locale)
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: t('institutions.name'),
      cell: (row) => <InstitutionName institution={row} language={language} />,
      isRowHead: true,
    },
    { key: 'category', head: t('filter.category'), cell: said },
    {
      key: 'level',
      head: t('institutions.level'),
      cell: ({ level }) => t(levels[level] ?? 'institutions.level.national'),
    },
    { key: 'note', head: t('institutions.note'), cell: ({ note }) => (note ? <span lang="en">{note}</span> : '–') },
    { key: 'source', head: t('institutions.source'), cell: (row) => <Source row={row} /> },
  ]
  return (
    <section aria-labelledby={`in-${code}`}>
      <h2 id={`in-${code}`}>{name ? <LocalizedText text={name} /> : t('institutions.region')}</h2>
      <DataTable
        caption={`${name ? read(name).text : t('institutions.region')}: ${t('institutions.of', { count: rows.length })}`}
        columns={columns}
        rows={rows.toSorted((a, b) => compare(said(a), said(b)) || compare(a.nameLocal, b.nameLocal))}
        keyOf={({ id }) => id}
      />
    </section>
  )
}

/** Found in a source, or known by hearsay and said so. */
function Source({ row: { isVerified, source } }: { row: Row }) {
  const t = usePortalWords()
  if (!isVerified) return <StatusChip kind="neutral">{t('institutions.unverified')}</StatusChip>
  return <SourceLink title={siteOf(source)} url={source} />
}

const wholeRegion = { code: null, name: undefined, language: undefined }

const unnamed = (code: string): LocalText => ({ en: { text: code, state: 'source' } })

const levels: Readonly<Record<string, PortalKey>> = {
  national: 'institutions.level.national',
  entity: 'institutions.level.entity',
  regional: 'institutions.level.regional',
  district: 'institutions.level.district',
  local: 'institutions.level.local',
}
