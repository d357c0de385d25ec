import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Citation, EditionNote } from '../parts/EditionNote.tsx'
import { Head } from '../parts/Head.tsx'
import { LocalizedText, usePlain } from '../parts/LocalizedText.tsx'
import { ValueFigures } from '../parts/ValueFigures.tsx'
import { Citations, Trail } from '../parts/ValueTrail.tsx'
import { ValueVerdict } from '../parts/ValueVerdict.tsx'
import { valuePage, type ValueData } from '../readings/value.server.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(valuePage.load)

export default function ValuePage() {
  const data = useLoaderData<ValueData>()
  const { value, country, year, area, edition, permalink } = data
  const { code, title, question } = value.indicator
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const heading = t('value.title', { code, country: plain(country.name), year: String(year) })
  const below = `indicators/${code.toLowerCase()}`
  return (
    <>
      <Head title={`${heading}: ${plain(title)}`} description={plain(question)} />
      <Crumbs
        items={[
          { label: plain(area.title), href: `areas/${area.code.toLowerCase()}` },
          { label: code, href: below },
          { label: `${plain(country.name)} ${year}` },
        ]}
      />
      <Page title={heading} lead={<LocalizedText text={title} />} />
      <EditionNote edition={edition} newerHref={`/${locale}/${below}/${country.code}/${year}`} />
      <OtherYears data={data} />
      <ValueVerdict data={data} />
      <ValueFigures data={data} />
      {value.assessment && <Citations value={value} />}
      {value.trail.length > 0 && <Trail value={value} />}
      {edition && permalink && <Citation of={heading} edition={edition} permalink={permalink} />}
      <Downloads hasTable />
    </>
  )
}

/** The same value in other cycles of the country. */
function OtherYears({ data: { otherYears, year, country, value } }: { data: ValueData }) {
  const t = usePortalWords()
  const locale = useLocale()
  const others = otherYears.filter((one) => one !== year)
  if (others.length === 0) return null
  return (
    <nav aria-label={t('value.other-years')}>
      <ul className="link-row">
        {others.map((one) => (
          <li key={one}>
            <a href={`/${locale}/indicators/${value.indicator.code.toLowerCase()}/${country.code}/${one}`}>
              {String(one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
