import { DataTable, ScoreCell, type Half } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { CountryProfile } from '../readings/country.server.ts'
import { ScoreRange } from '../../scoring/parts/ScoreRange.tsx'
import { useScoringWords } from '../../scoring/words.ts'
import { usePortalWords } from '../words.ts'
import { halfScore } from './half-score.ts'
import { HalfRule } from './HalfRule.tsx'
import { PartialList } from './PartialList.tsx'
import { LocalizedText, usePlain } from './LocalizedText.tsx'

type Row = CountryProfile['areas'][number]

/** One country's areas: the law half beside the practice half. */
export function CountryHalves({ profile: { country, areas, edition } }: { profile: CountryProfile }) {
  const t = usePortalWords()
  const scoring = useScoringWords()
  const locale = useLocale()
  const plain = usePlain()
  const query = edition ? `?cycle=${edition.year}${edition.newer === null ? '' : `&edition=${edition.label}`}` : ''
  const hrefOf = (code: string) => `/${locale}/areas/${code.toLowerCase()}${query}#${country.code}`
  const cell = (half: Half) => (row: Row) => (
    <>
      <ScoreCell
        score={halfScore(row.halves?.[half], { href: hrefOf(row.code), t, scoring, locale })}
        country={plain(country.name)}
        area={plain(row.title)}
        half={half}
      />
      <ScoreRange score={row.halves?.[half].score} />
    </>
  )
  return (
    <DataTable
      caption={t('country.halves')}
      rows={areas}
      keyOf={({ code }) => code}
      notes={
        <>
          <HalfRule />
          <PartialList
            areas={areas.flatMap(({ code, halves }) => (halves ? [{ code, halves: { [country.code]: halves } }] : []))}
            countries={[country]}
          />
        </>
      }
      columns={[
        {
          key: 'area',
          head: t('compare.area'),
          isRowHead: true,
          cell: ({ code, title }) => (
            <a href={hrefOf(code)}>
              <span className="code">{code}</span> <LocalizedText text={title} />
            </a>
          ),
        },
        { key: 'law', head: t('compare.law'), cell: cell('law') },
        { key: 'practice', head: t('compare.practice'), cell: cell('practice') },
      ]}
    />
  )
}
