import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { LOCALES, nativeName, type Locale } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { Button, DataTable, Page, SelectField, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { readLetterTemplates } from '../template-queries.server.ts'
import { useRequestWords } from '../words.ts'

export const loader = read(readLetterTemplates, ({ url }) => ({
  country: url.searchParams.get('country') ?? undefined,
}))

type Loaded = Awaited<ReturnType<typeof loader>>

/** The letters of a country, each with the languages that it can be worded in; its own language first. */
export default function LetterTemplatesPage() {
  const loaded = useLoaderData<typeof loader>()
  const { country, countries, written, letters } = loaded
  const t = useRequestWords()
  const locale = useLocale()
  const title = t('templates.title')
  return (
    <Page title={title} lead={t('templates.lead')}>
      <title>{title}</title>
      {countries.length > 1 && (
        <form method="get" className="inline-form">
          <SelectField
            name="country"
            label={t('templates.country')}
            options={countries.map(({ code, name }) => ({ value: code, label: textIn(name, locale).text }))}
            defaultValue={country.code}
          />
          <Button kind="secondary">{t('ask.scope.show')}</Button>
        </form>
      )}
      <DataTable
        caption={<Wording text={country.name} />}
        rows={letters}
        keyOf={({ kind }) => kind}
        columns={[
          { key: 'kind', head: t('letters.kind'), isRowHead: true, cell: ({ kind }) => t(`letter.kind.${kind}`) },
          {
            key: 'used',
            head: t('templates.used'),
            cell: (letter) => <TemplateLink of={{ country: country.code, letter }} locale={written} />,
          },
          {
            key: 'others',
            head: t('templates.others'),
            cell: (letter) => (
              <ul className="link-row">
                {LOCALES.filter((each) => each !== written).map((each) => (
                  <li key={each}>
                    <TemplateLink of={{ country: country.code, letter }} locale={each} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
        notes={<p>{t('templates.notes')}</p>}
      />
      <p>
        <a href="/app/requests">{t('request.back')}</a>
      </p>
    </Page>
  )
}

interface Of {
  readonly country: string
  readonly letter: Loaded['letters'][number]
}

function TemplateLink({ of: { country, letter }, locale }: { of: Of; locale: Locale }) {
  const t = useRequestWords()
  const language = nativeName(locale)
  return (
    <a href={`/app/letter-templates/${country}/${letter.kind}/${locale}`}>
      {letter.own.includes(locale) ? t('templates.own', { language }) : language}
      <span className="visually-hidden"> {t(`letter.kind.${letter.kind}`)}</span>
    </a>
  )
}
