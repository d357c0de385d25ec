import { useLoaderData } from 'react-router'
import { formatDay } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { DataTable, Missing, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { countriesPage, type Countries } from '../readings/countries.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(countriesPage.load)

export default function CountriesPage() {
  const { countries } = useLoaderData<Countries>()
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <>
      <Head title={t('frame.nav.countries')} description={t('country.list.lead')} />
      <Crumbs items={[{ label: t('frame.nav.countries') }]} />
      <Page title={t('frame.nav.countries')} lead={t('country.list.lead')} />
      <DataTable
        caption={t('country.list.caption')}
        rows={countries}
        keyOf={({ code }) => code}
        columns={[
          {
            key: 'name',
            head: t('filter.country'),
            isRowHead: true,
            cell: ({ code, name }) => (
              <a href={`/${locale}/countries/${code}`}>
                <LocalizedText text={name} />
              </a>
            ),
          },
          {
            key: 'edition',
            head: t('country.edition'),
            cell: ({ edition }) =>
              edition ? (
                t('country.list.edition', {
                  label: edition.label,
                  day: formatDay(locale, edition.publishedAt.slice(0, 10)),
                })
              ) : (
                <Missing kind="not-yet-assessed" />
              ),
          },
          {
            key: 'assessed',
            head: t('country.assessed'),
            cell: ({ edition, assessed, rated }) =>
              edition ? t('country.coverage', { assessed, rated }) : t('country.none'),
          },
        ]}
      />
      <Downloads hasTable />
    </>
  )
}
