import { useLoaderData } from 'react-router'
import { read } from '../../../server/pages.ts'
import { DataTable, Page, Wording } from '../../../web/parts/index.ts'
import { readAccessLaws } from '../page-queries.server.ts'
import { RuleValue } from '../parts/RuleValue.tsx'
import { useAccessLawWords } from '../words.ts'

export const loader = read(readAccessLaws)

type Law = Awaited<ReturnType<typeof loader>>['laws'][number]

/** Of what is written of a law, how much nobody has seen in its source. */
function unconfirmedOf({ rules, grounds }: Law) {
  const said = [...Object.values(rules), ...grounds]
  return { open: said.filter(({ isConfirmed }) => !isConfirmed).length, all: said.length }
}

export default function LawsPage() {
  const { laws } = useLoaderData<typeof loader>()
  const t = useAccessLawWords()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <title>{t('title')}</title>
      <DataTable
        caption={t('laws.caption')}
        rows={laws}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'country',
            head: t('country'),
            isRowHead: true,
            cell: ({ country, countryName, territoryName }) => (
              <>
                <a href={`/app/access-laws/${country}`}>
                  <Wording text={countryName} />
                </a>
                {territoryName && (
                  <div className="small">
                    <Wording text={territoryName} />
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'law',
            head: t('law'),
            cell: ({ title, gazette }) => (
              <>
                <Wording text={title} />
                <div className="small muted">{gazette}</div>
              </>
            ),
          },
          { key: 'days', head: t('rule.days'), cell: ({ rules }) => <RuleValue rule={rules.days} /> },
          { key: 'kind', head: t('rule.day-kind'), cell: ({ rules }) => <RuleValue rule={rules['day-kind']} /> },
          { key: 'open', head: t('laws.unconfirmed'), cell: (law) => t('laws.unconfirmed.count', unconfirmedOf(law)) },
        ]}
      />
    </Page>
  )
}
