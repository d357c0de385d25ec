import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { compareIn } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import {
  ButtonLink,
  DataTable,
  Page,
  Pager,
  SelectField,
  StatusChip,
  SubmitButton,
  TextField,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { EVIDENCE_CLASSES, EVIDENCE_KINDS } from '../model.ts'
import { useEvidenceCodes } from '../parts/EvidenceFields.tsx'
import { FoundPassages } from '../parts/FoundPassages.tsx'
import { sourceDayText } from '../parts/source-day-text.ts'
import { readLibrary } from '../library-queries.server.ts'
import { useEvidenceWords } from '../words.ts'

export const loader = read(readLibrary, ({ url }) => Object.fromEntries(url.searchParams))

type Library = Awaited<ReturnType<typeof loader>>

export default function LibraryPage() {
  const library = useLoaderData<typeof loader>()
  const { page, pages, search, mayAdd } = library
  const t = useEvidenceWords()
  const { page: _, ...filters } = search
  const hrefOf = (each: number) => `/app/evidence?${new URLSearchParams({ ...filters, page: String(each) })}`
  return (
    <Page title={t('library.title')} lead={t('library.lead')}>
      <title>{t('library.title')}</title>
      {mayAdd && (
        <p>
          <ButtonLink href="/app/evidence/new">{t('library.add')}</ButtonLink>
        </p>
      )}
      <Filter library={library} />
      <Sources library={library} />
      <FoundPassages passages={library.passages} />
      <Pager page={page} pages={pages} hrefOf={hrefOf} />
      {library.total > 0 && (
        <p>
          <a href={`/app/evidence/citations.json?${new URLSearchParams(filters)}`}>{t('library.citations')}</a>{' '}
          <span className="muted small">{t('library.citations.hint')}</span>
        </p>
      )}
    </Page>
  )
}

function Filter({ library: { search, countries, institutions } }: { library: Library }) {
  const t = useEvidenceWords()
  const locale = useLocale()
  const compare = compareIn(locale)
  const named = countries
    .map(({ code, name }) => ({ value: code, label: textIn(name, locale).text }))
    .sort((a, b) => compare(a.label, b.label))
  return (
    <form method="get" role="search" className="filters">
      <TextField name="text" label={t('library.search')} type="search" width={20} defaultValue={search.text} />
      <SelectField
        name="country"
        label={t('country')}
        options={[{ value: '', label: t('library.all-countries') }, ...named]}
        defaultValue={search.country}
      />
      <SelectField
        name="kind"
        label={t('kind')}
        options={[
          { value: '', label: t('library.all-kinds') },
          ...EVIDENCE_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) })),
        ]}
        defaultValue={search.kind}
      />
      {institutions.length > 0 && (
        <SelectField
          name="institution"
          label={t('institution')}
          options={[
            { value: '', label: t('library.all-institutions') },
            ...institutions.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={search.institution}
        />
      )}
      <SelectField
        name="class"
        label={t('class')}
        options={[
          { value: '', label: t('library.all-classes') },
          ...EVIDENCE_CLASSES.map((each) => ({ value: each, label: t(`class.${each}`) })),
        ]}
        defaultValue={search.class}
      />
      <SubmitButton kind="secondary">{t('library.filter')}</SubmitButton>
    </form>
  )
}

function Sources({ library: { rows, total } }: { library: Library }) {
  const t = useEvidenceWords()
  const locale = useLocale()
  const { classWord, kindWord, languageWord } = useEvidenceCodes()
  return (
    <DataTable
      caption={t('library.caption', { count: total })}
      rows={rows}
      keyOf={({ id }) => id}
      empty={t('library.empty')}
      columns={[
        { key: 'title', head: t('title'), isRowHead: true, cell: (row) => <SourceLink row={row} /> },
        { key: 'kind', head: t('kind'), cell: ({ kind }) => kindWord(kind) },
        { key: 'country', head: t('country'), cell: ({ countryName }) => <Wording text={countryName} /> },
        {
          key: 'publisher',
          head: t('publisher'),
          cell: ({ publisher, institutionName }) => publisher ?? institutionName,
        },
        {
          key: 'day',
          head: t('published-on'),
          cell: ({ publishedOn }) => publishedOn && sourceDayText(locale, publishedOn),
        },
        { key: 'language', head: t('language'), cell: ({ language }) => languageWord(language) },
        { key: 'class', head: t('class'), cell: (row) => classWord(row.class) },
        { key: 'uses', head: t('library.uses'), isNumber: true, cell: ({ uses }) => uses ?? 0 },
      ]}
    />
  )
}

function SourceLink({ row: { id, title, language, withdrawnAt, isSuspected } }: { row: Library['rows'][number] }) {
  const t = useEvidenceWords()
  return (
    <>
      <a href={`/app/evidence/${id}`} lang={language}>
        {title}
      </a>{' '}
      {withdrawnAt !== null && <StatusChip kind="neutral">{t('library.withdrawn')}</StatusChip>}{' '}
      {isSuspected && <StatusChip kind="stalled">{t('library.suspected')}</StatusChip>}
    </>
  )
}
