import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { Notice, Page, ScoreTable } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { CycleLinks } from '../parts/CycleLinks.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { halfScore } from '../parts/half-score.ts'
import { HalfRule } from '../parts/HalfRule.tsx'
import { Head } from '../parts/Head.tsx'
import { LeftOutList } from '../parts/LeftOutList.tsx'
import { PartialList } from '../parts/PartialList.tsx'
import { SortForm } from '../parts/SortForm.tsx'
import { usePlain } from '../parts/LocalizedText.tsx'
import { comparePage, type Comparison } from '../readings/compare.server.ts'
import { useScoringWords } from '../../scoring/words.ts'
import { usePortalWords } from '../words.ts'

export const loader = readPublic(comparePage.load)

export default function ComparePage() {
  const data = useLoaderData<Comparison>()
  const { year, asked, cycles } = data
  const t = usePortalWords()
  const isOther = asked !== null && asked !== '' && String(year) !== asked
  return (
    <>
      <Head title={t('compare.title')} description={t('compare.lead')} />
      <Crumbs items={[{ label: t('compare.title') }]} />
      <Page title={t('compare.title')} lead={t('compare.lead')} />
      {year === null && (
        <Notice kind="info" title={t('edition.none')}>
          <p>{t('compare.none-text')}</p>
        </Notice>
      )}
      {year !== null && isOther && (
        <Notice kind="attention" title={t('compare.other', { asked: asked.slice(0, 20), year: String(year) })} />
      )}
      <CycleLinks cycles={cycles} current={year} />
      <SortForm data={data} />
      <Table />
      <Downloads hasTable />
    </>
  )
}

function Table() {
  const data = useLoaderData<Comparison>()
  const { year, countries, areas } = data
  const t = usePortalWords()
  const scoring = useScoringWords()
  const locale = useLocale()
  const plain = usePlain()
  const query = year === null ? '' : `?cycle=${year}`
  const areaHref = (code: string) => `/${locale}/areas/${code.toLowerCase()}${query}`
  return (
    <ScoreTable
      caption={year === null ? t('compare.caption-none') : t('compare.caption', { year: String(year) })}
      countries={countries.map(({ code, name, edition }) => ({
        code,
        name: plain(name),
        href: edition ? `/${locale}/countries/${code}/${edition.year}` : `/${locale}/countries/${code}`,
      }))}
      rows={areas.map(({ code, title, halves }) => ({
        code,
        name: plain(title),
        href: areaHref(code),
        scores: Object.fromEntries(
          countries.map(({ code: country }) => [
            country,
            {
              law: halfScore(halves[country]?.law, { href: `${areaHref(code)}#${country}`, t, scoring, locale }),
              practice: halfScore(halves[country]?.practice, {
                href: `${areaHref(code)}#${country}`,
                t,
                scoring,
                locale,
              }),
            },
          ]),
        ),
      }))}
      notes={
        <>
          <HalfRule />
          {year !== null && <LeftOutList data={data} />}
          <PartialList areas={areas} countries={countries} />
        </>
      }
    />
  )
}
