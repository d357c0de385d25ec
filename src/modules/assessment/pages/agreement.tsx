import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { read } from '../../../server/pages.ts'
import { Button, DefinitionList, Empty, Page, SelectField, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { readAgreement } from '../agreement-queries.server.ts'
import { AgreementTable, Figure, Interval } from '../parts/AgreementTable.tsx'
import { useAssessmentWords } from '../words.ts'
import '../parts/double.css'

export const loader = read(readAgreement, ({ url }) => ({ country: url.searchParams.get('country') ?? undefined }))

export default function AgreementPage() {
  const { all, areas, people, indicators, countries, country, areaTitles } = useLoaderData<typeof loader>()
  const t = useAssessmentWords()
  const locale = useLocale()
  return (
    <Page title={t('agreement.title')} lead={t('agreement.lead')}>
      <title>{t('agreement.title')}</title>
      <form method="get" className="double-filter">
        <SelectField
          name="country"
          label={t('double.filter.country')}
          defaultValue={country}
          options={[
            { value: '', label: t('double.filter.all') },
            ...countries.map(({ code, name }) => ({ value: code, label: textIn(name, locale).text })),
          ]}
        />
        <Button kind="secondary" type="submit">
          {t('double.filter.show')}
        </Button>
      </form>
      {all.pairs === 0 ? (
        <Empty title={t('agreement.empty.title')}>
          <p>{t('agreement.empty.text')}</p>
        </Empty>
      ) : (
        <>
          <DefinitionList
            items={[
              { term: t('agreement.pairs'), definition: String(all.pairs) },
              { term: t('agreement.unrated'), definition: String(all.unrated) },
              { term: t('agreement.percent'), definition: <Figure it={all.percent} isShare /> },
              { term: t('agreement.kappa'), definition: <Figure it={all.kappa} /> },
              { term: t('agreement.alpha'), definition: <Figure it={all.alpha} /> },
              { term: t('agreement.interval'), definition: <Interval it={all.interval} /> },
            ]}
          />
          <AgreementTable
            caption={t('agreement.areas')}
            head={t('agreement.area')}
            rows={areas}
            nameOf={({ key }) => {
              const title = areaTitles[key]
              return title ? <Wording text={title} /> : key
            }}
          />
          <AgreementTable
            caption={t('agreement.people')}
            head={t('agreement.raters')}
            rows={people}
            nameOf={({ names }) => names?.join(', ') ?? ''}
          />
          <AgreementTable
            caption={t('agreement.indicators')}
            head={t('queue.indicator')}
            rows={indicators}
            nameOf={({ key }) => key}
          />
          <h2>{t('agreement.method')}</h2>
          <p>{t('agreement.method.text')}</p>
          <p>{t('agreement.method.interval')}</p>
        </>
      )}
    </Page>
  )
}
