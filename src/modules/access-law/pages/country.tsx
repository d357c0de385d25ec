import { useLoaderData, useSearchParams } from 'react-router'
import { dayIn } from '../../../kit/entered-day.ts'
import { read } from '../../../server/pages.ts'
import { Breadcrumbs, Notice, Page } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { TRIED } from '../calculator.ts'
import { readAccessLaw } from '../page-queries.server.ts'
import { Calculator } from '../parts/Calculator.tsx'
import { DaysOffOfYear } from '../parts/DaysOffOfYear.tsx'
import { LawSection } from '../parts/LawSection.tsx'
import { useAccessLawWords } from '../words.ts'

export const loader = read(readAccessLaw, ({ params, url }) => ({
  country: params['country'],
  year: url.searchParams.get('year'),
  tried: {
    territory: url.searchParams.get('territory'),
    ...Object.fromEntries(TRIED.map((name) => [name, dayIn(url.searchParams, name)])),
  },
}))

const DONE = ['rule', 'ground', 'holiday'] as const

export default function CountryPage() {
  const { country, mayChange, laws, territories, trial, holidays, year, today } = useLoaderData<typeof loader>()
  const t = useAccessLawWords()
  const name = useTextIn()(country.name).text
  const [search] = useSearchParams()
  const done = DONE.find((one) => one === search.get('done'))
  const title = t('country.title', { country: name })
  return (
    <>
      <Breadcrumbs items={[{ label: t('title'), href: '/app/access-laws' }, { label: name }]} />
      <Page title={title}>
        <title>{title}</title>
        {done && <Notice kind="success" title={t(`done.${done}`)} />}
        {mayChange && <p>{t('country.change-hint')}</p>}
        <Calculator country={country.code} territories={territories} trial={trial} />
        {laws.map((law) => (
          <LawSection key={law.id} law={law} mayChange={mayChange} />
        ))}
        <DaysOffOfYear
          country={country.code}
          year={year}
          today={today}
          holidays={holidays}
          territories={territories}
          mayChange={mayChange}
        />
      </Page>
    </>
  )
}
