import { formatNumber } from '../../../locale/index.ts'
import { DataTable, ScoreCell, type Half } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { CountryProfile } from '../readings/country.server.ts'
import { usePortalWords } from '../words.ts'
import { halfScore } from './half-score.ts'
import { HalfRule } from './HalfRule.tsx'
import { PartialList } from './PartialList.tsx'
import { LocalizedText, usePlain } from './LocalizedText.tsx'

type Row = CountryProfile['areas'][number]

/** One country's areas: the law half beside the practice half. */
export function CountryHalves({ profile: { country, areas, edition } }: { profile: CountryProfile }) {
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const query = edition ? `?cycle=${edition.year}${edition.newer === null ? '' : `&edition=${edition.label}`}` : ''
  const hrefOf = (code: string) => `/${locale}/areas/${code.toLowerCase()}${query}#${country.code}`
  const cell = (half: Half) => (row: Row) => (
    <>
      <ScoreCell
        score={halfScore(row.halves?.[half], { href: hrefOf(row.code), t, locale })}
        country={plain(country.name)}
        area={plain(row.title)}
        half={half}
      />
      <Range band={row.halves?.[half].score.band} />
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

function Range({ band }: { band: { low: number; high: number } | null | undefined }) {
  const t = usePortalWords()
  const locale = useLocale()
  if (!band) return null
  const n = (it: number) => formatNumber(locale, it, { decimals: 1 })
  return <p className="small">{t('score.range', { low: n(band.low), high: n(band.high) })}</p>
}
