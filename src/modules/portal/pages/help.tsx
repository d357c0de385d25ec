import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { ButtonLink, Notice, Page } from '../../../web/parts/index.ts'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Head } from '../parts/Head.tsx'
import { InstitutionName } from '../parts/InstitutionName.tsx'
import { LocalizedText } from '../parts/LocalizedText.tsx'
import { siteOf, SourceLink } from '../parts/SourceLink.tsx'
import { helpPage } from '../readings/help.server.ts'
import { usePortalWords } from '../words.ts'

type Help = Awaited<ReturnType<typeof helpPage.load>>

/** A page that says nothing about who reads it. */
const elsewhere = 'https://www.wikipedia.org/'

export const loader = readPublic(helpPage.load)

export default function HelpPage() {
  const { countries } = useLoaderData<Help>()
  const t = usePortalWords()
  const hasLines = countries.some(({ lines }) => lines.length > 0)
  return (
    <>
      <Head title={t('help.title')} description={t('help.lead')} />
      <Crumbs items={[{ label: t('help.title') }]} />
      <Page title={t('help.title')} lead={t('help.lead')} />
      <p>
        <ButtonLink href={elsewhere}>{t('help.leave')}</ButtonLink>
      </p>
      <p>{t('help.traces')}</p>
      {!hasLines && (
        <Notice kind="attention" title={t('help.none.title')}>
          <p>{t('help.none.text')}</p>
        </Notice>
      )}
      {countries.map((country) => (
        <InCountry key={country.code} country={country} />
      ))}
    </>
  )
}

function InCountry({
  country: { code, name, language, lines, site, partners },
}: {
  country: Help['countries'][number]
}) {
  const t = usePortalWords()
  return (
    <section aria-labelledby={`in-${code}`}>
      <h2 id={`in-${code}`}>
        <LocalizedText text={name} />
      </h2>
      {lines.map((line) => (
        <p key={line.phone}>
          {line.name} <a href={`tel:${line.phone.replace(/[^+\d]/g, '')}`}>{line.phone}</a>{' '}
          {line.hours && <LocalizedText text={line.hours} />}
        </p>
      ))}
      {lines.length === 0 && <p>{t('help.no-line')}</p>}
      {partners.map(({ local, en }) => (
        <p key={en}>
          <InstitutionName institution={{ nameLocal: local, nameEn: en }} language={language} />
          <br />
          {site === null ? t('help.no-site') : <SourceLink title={siteOf(site)} url={site} />}
        </p>
      ))}
    </section>
  )
}
