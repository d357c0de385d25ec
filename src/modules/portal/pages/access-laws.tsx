import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { DataTable, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { RuleValue } from '../../access-law/parts/RuleValue.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { accessLawsPage, type AccessLaws } from '../readings/access-laws.server.ts'
import { usePortalWords } from '../words.ts'

type Country = AccessLaws['countries'][number]
type Law = Country['laws'][number]

export const loader = readPublic(accessLawsPage.load)

export default function AccessLawsPage() {
  const { countries } = useLoaderData<AccessLaws>()
  const t = usePortalWords()
  const locale = useLocale()
  const rows = countries.flatMap(({ code, name, laws }) => laws.map((law) => ({ ...law, code, name })))
  return (
    <>
      <Head title={t('access-laws.title')} description={t('access-laws.lead')} />
      <Crumbs items={[{ label: t('access-laws.title') }]} />
      <Page title={t('access-laws.title')} lead={t('access-laws.lead')} />
      <Downloads hasTable />
      <p>{t('access-laws.explained')}</p>
      <DataTable
        caption={t('access-laws.caption')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'country',
            head: t('access-laws.country'),
            isRowHead: true,
            cell: ({ code, name, territoryName }) => (
              <>
                <a href={`/${locale}/access-laws/${code}`}>
                  <LocalizedText text={name} quiet />
                </a>
                {territoryName && (
                  <div className="small">
                    <LocalizedText text={territoryName} quiet />
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'law',
            head: t('access-laws.law'),
            cell: ({ title, gazette }) => (
              <>
                <LocalizedText text={title} quiet />
                <div className="small muted">{gazette}</div>
              </>
            ),
          },
          { key: 'days', head: t('access-laws.time'), cell: (law) => <Time law={law} /> },
        ]}
      />
    </>
  )
}

/** How long the institution has, of which days, and whether that was seen in a source. */
function Time({ law: { rules } }: { law: Law }) {
  const t = usePortalWords()
  const isConfirmed = [rules.days, rules['day-kind']].every((rule) => rule?.isConfirmed)
  return (
    <>
      <RuleValue rule={rules.days} />, <RuleValue rule={rules['day-kind']} />
      {!isConfirmed && <div className="small muted">{t('standards.to-confirm')}</div>}
    </>
  )
}
