import { useLoaderData } from 'react-router'
import { formatDay } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { DataTable, Notice, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { ResponseCounts, ResponseTable } from '../../edition/parts/ResponseTable.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { CycleLinks } from '../parts/CycleLinks.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { statusPage, type StatusData } from '../readings/status.server.ts'
import { usePortalWords, type PortalKey } from '../words.ts'

export const loader = readPublic(statusPage.load)

/** Who answered, by country: what editions froze; and which cycles run. */
export default function StatusPage() {
  const { year, cycles, countries } = useLoaderData<StatusData>()
  const t = usePortalWords()
  return (
    <>
      <Head title={t('status.title')} description={t('status.lead')} />
      <Crumbs items={[{ label: t('status.title') }]} />
      <Page title={t('status.title')} lead={t('status.lead')} />
      {year === null && <Notice kind="info" title={t('edition.none')} />}
      <CycleLinks cycles={cycles} current={year} />
      {countries.map((country) => (
        <OfCountry key={country.code} country={country} />
      ))}
      <Running />
      <Downloads hasTable />
    </>
  )
}

function OfCountry({ country: { code, name, edition, responses } }: { country: StatusData['countries'][number] }) {
  const t = usePortalWords()
  const locale = useLocale()
  if (!edition) return null
  return (
    <section aria-labelledby={`status-${code}`}>
      <h2 id={`status-${code}`}>
        <LocalizedText text={name} /> {edition.year}
      </h2>
      <p className="muted">
        <a href={`/${locale}/countries/${code}/${edition.year}`}>
          {t('country.list.edition', {
            label: edition.label,
            day: formatDay(locale, edition.publishedAt.slice(0, 10)),
          })}
        </a>
      </p>
      {responses ? (
        <>
          <ResponseCounts responses={responses} />
          <ResponseTable responses={responses} />
        </>
      ) : (
        <p>{t('status.not-asked')}</p>
      )}
    </section>
  )
}

const PHASES = {
  planned: 'status.phase.planned',
  collecting: 'status.phase.collecting',
  assessing: 'status.phase.assessing',
} as const satisfies Readonly<Record<string, PortalKey>>

const isPhase = (state: string): state is keyof typeof PHASES => Object.hasOwn(PHASES, state)

function Running() {
  const { running } = useLoaderData<StatusData>()
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby="running">
      <h2 id="running">{t('status.running')}</h2>
      <p>{t('status.running.lead')}</p>
      <DataTable
        caption={t('status.running.caption')}
        rows={running}
        keyOf={({ country, year }) => `${country}-${year}`}
        empty={t('status.running.none')}
        columns={[
          {
            key: 'country',
            head: t('filter.country'),
            isRowHead: true,
            cell: ({ name, year }) => (
              <>
                <LocalizedText text={name} quiet /> {year}
              </>
            ),
          },
          { key: 'phase', head: t('status.phase'), cell: ({ state }) => (isPhase(state) ? t(PHASES[state]) : state) },
          {
            key: 'collect',
            head: t('status.collect-until'),
            cell: ({ collectUntil }) => formatDay(locale, collectUntil),
          },
          { key: 'assess', head: t('status.assess-until'), cell: ({ assessUntil }) => formatDay(locale, assessUntil) },
          { key: 'publish', head: t('status.publish-on'), cell: ({ publishOn }) => formatDay(locale, publishOn) },
        ]}
      />
    </section>
  )
}
