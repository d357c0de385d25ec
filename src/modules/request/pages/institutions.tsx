import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { compareIn } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { Button, DataTable, Page, Pager, SelectField, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { readInstitutions } from '../contact-queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readInstitutions, ({ url }) => ({
  country: url.searchParams.get('country') ?? undefined,
  page: url.searchParams.get('page') ?? 1,
}))

export default function InstitutionsPage() {
  const { rows, countries, country, page, pages } = useLoaderData<typeof loader>()
  const t = useRequestWords()
  const locale = useLocale()
  const compare = compareIn(locale)
  const named = countries
    .map(({ code, name }) => ({ value: code, label: textIn(name, locale).text }))
    .sort((a, b) => compare(a.label, b.label))
  const countryName = named.find(({ value }) => value === country)?.label ?? ''
  return (
    <Page title={t('institutions.title')} lead={t('institutions.lead')}>
      <title>{t('institutions.title')}</title>
      <form method="get" className="inline-form">
        <SelectField name="country" label={t('institutions.country')} options={named} defaultValue={country} />
        <Button kind="secondary">{t('institutions.show')}</Button>
      </form>
      <DataTable
        caption={t('institutions.caption', { country: countryName })}
        rows={rows}
        keyOf={({ id }) => id}
        isDense
        columns={[
          {
            key: 'institution',
            head: t('institution'),
            isRowHead: true,
            cell: ({ id, nameLocal, isVerified }) => (
              <>
                <a href={`/app/institutions/${id}`}>{nameLocal}</a>
                {!isVerified && <div className="small muted">{t('ask.unverified')}</div>}
              </>
            ),
          },
          {
            key: 'category',
            head: t('ask.category'),
            cell: ({ category, categoryName }) => (categoryName ? <Wording text={categoryName} /> : category),
          },
          {
            key: 'reached',
            head: t('ask.reached'),
            cell: ({ reached, isFailing }) => (
              <>
                {reached ?? t('ask.reached.not')}
                {isFailing && <div className="small">{t('institutions.failing')}</div>}
              </>
            ),
          },
          { key: 'asked', head: t('institutions.asked'), isNumber: true, cell: ({ asked }) => asked ?? 0 },
        ]}
      />
      <Pager page={page} pages={pages} hrefOf={(to) => `/app/institutions?country=${country}&page=${to}`} />
    </Page>
  )
}
