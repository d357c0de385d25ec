import { DataTable, isMissingKind, Missing, Rating, ScoreCell, type Half } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { AreaData, ShortValue } from '../readings/area.server.ts'
import { ReachMark } from '../../observation/parts/ReachMark.tsx'
import { ScoreRange } from '../../scoring/parts/ScoreRange.tsx'
import { useScoringWords } from '../../scoring/words.ts'
import { usePortalWords } from '../words.ts'
import { ApartNote, type ApartWords } from './ApartNote.tsx'
import { halfScore } from './half-score.ts'
import { LocalizedText, usePlain } from './LocalizedText.tsx'

interface Props {
  data: AreaData
  half: Half
  indicators: AreaData['indicators']
}

/** The indicators of one half of an area, by country. */
export function AreaTable({ data: { area, countries, year }, half, indicators }: Props) {
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  const caption = t(half === 'law' ? 'area.caption-law' : 'area.caption-practice')
  return (
    <DataTable
      caption={year === null ? caption : t('area.caption-in', { caption, year: String(year) })}
      rows={indicators}
      keyOf={({ code }) => code}
      empty={t('area.empty')}
      foot={indicators.length > 0 && <ScoreRow area={plain(area.title)} countries={countries} half={half} />}
      columns={[
        {
          key: 'indicator',
          head: t('area.indicator'),
          isRowHead: true,
          cell: ({ code, title }) => (
            <a href={`/${locale}/indicators/${code.toLowerCase()}`}>
              <span className="code">{code}</span> <LocalizedText text={title} quiet />
            </a>
          ),
        },
        ...countries.map(({ code: country, name, edition }) => ({
          key: country,
          head: plain(name),
          cell: ({ code, isRated, values }: AreaData['indicators'][number]) => {
            const shown = <ShortResult value={values[country]} isRated={isRated} />
            const pin = edition && edition.newer !== null ? `?edition=${edition.label}` : ''
            if (!edition) return shown
            return <a href={`/${locale}/indicators/${code.toLowerCase()}/${country}/${edition.year}${pin}`}>{shown}</a>
          },
        })),
      ]}
    />
  )
}

interface Row {
  area: string
  countries: AreaData['countries']
  half: Half
}

/** What the ratings above it come to, by country: the score, how many are rated, and its range. */
function ScoreRow({ area, countries, half }: Row) {
  const t = usePortalWords()
  const scoring = useScoringWords()
  const locale = useLocale()
  const plain = usePlain()
  return (
    <tr>
      <th scope="row">{scoring('row')}</th>
      {countries.map(({ code, name, halves }) => {
        return (
          <td key={code}>
            <ScoreCell
              score={halfScore(halves?.[half], { href: `#${code}`, t, scoring, locale })}
              country={plain(name)}
              area={area}
              half={half}
            />
            <ScoreRange score={halves?.[half].score} />
          </td>
        )
      })}
    </tr>
  )
}

interface Result {
  value: (Omit<ShortValue, 'sources' | 'apart'> & { readonly apart: ApartWords | null }) | null | undefined
  isRated: boolean
}

/** A rating, why there is none, or that there is none yet; and how far it reaches, where parts of the country are asked. */
export function ShortResult({ value, isRated }: Result) {
  return (
    <>
      <Told value={value} isRated={isRated} />
      {value?.reach && (
        <>
          {' '}
          <ReachMark reach={value.reach} />
        </>
      )}
    </>
  )
}

function Told({ value, isRated }: Result) {
  const t = usePortalWords()
  if (value?.rating !== null && value?.rating !== undefined)
    return (
      <>
        <Rating value={value.rating} />
        {value.apart && (
          <>
            {' '}
            <ApartNote apart={value.apart} isShort />
          </>
        )}
      </>
    )
  if (isMissingKind(value?.missing)) return <Missing kind={value.missing} />
  return isRated ? <Missing kind="not-yet-assessed" /> : t('value.context')
}
