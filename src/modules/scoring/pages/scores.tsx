import { useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { formatNumber } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import {
  DataTable,
  Details,
  isMissingKind,
  Legend,
  Missing,
  Page,
  Rating,
  ScoreCell,
  Wording,
  type Half,
  type RatingValue,
  type Score,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { HalfScore } from '../model.ts'
import { ScoreParts } from '../parts/ScoreParts.tsx'
import { ScoreRange } from '../parts/ScoreRange.tsx'
import { ScoreSaid } from '../parts/ScoreSaid.tsx'
import { stepOf } from '../parts/step.ts'
import { readScores } from '../queries.server.ts'
import { useScoringWords } from '../words.ts'

export const loader = read(readScores, ({ params }) => ({ id: params['id'] }))

type Area = Awaited<ReturnType<typeof loader>>['areas'][number]

const HALVES = ['law', 'practice'] as const

export default function ScoresPage() {
  const { cycle, method, areas } = useLoaderData<typeof loader>()
  const t = useScoringWords()
  const locale = useLocale()
  const country = textIn(cycle.countryName, locale).text
  const title = t('now.title', { country, year: String(cycle.year) })
  return (
    <Page title={title} lead={t('now.lead', { method })}>
      <title>{title}</title>
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('now.back')}</a>
      </p>
      <DataTable
        caption={t('now.caption')}
        rows={areas}
        keyOf={({ code }) => code}
        notes={<Legend missing={['not-enough-rated', 'not-yet-assessed', 'not-applicable']} />}
        columns={[
          {
            key: 'area',
            head: t('area'),
            isRowHead: true,
            cell: ({ code, title: of }) => (
              <>
                <span className="code">{code}</span> <Wording text={of} />
              </>
            ),
          },
          ...HALVES.map((half) => ({
            key: half,
            head: t(half),
            cell: (area: Area) => <Cell area={area} half={half} country={country} />,
          })),
        ]}
      />
      {areas.map((area) => (
        <Opened key={area.code} area={area} />
      ))}
    </Page>
  )
}

function Cell({ area, half, country }: { area: Area; half: Half; country: string }) {
  const t = useScoringWords()
  const locale = useLocale()
  const { value, status, rated, of } = area[half]
  const score: Score =
    value !== null
      ? { value: stepOf(value), exact: t('exact', { score: formatNumber(locale, value, { decimals: 1 }), rated, of }) }
      : rated > 0
        ? { value: 'not-enough-rated', exact: t('exact-none', { rated, of }) }
        : { value: status === 'not-enough-rated' ? 'not-yet-assessed' : 'not-applicable' }
  return (
    <>
      <ScoreCell score={score} country={country} area={textIn(area.title, locale).text} half={half} />
      <ScoreRange score={area[half]} />
    </>
  )
}

/** How the two scores of an area come about. */
function Opened({ area }: { area: Area }) {
  const { cycle } = useLoaderData<typeof loader>()
  const t = useScoringWords()
  const locale = useLocale()
  const name = textIn(area.title, locale).text
  return (
    <section aria-labelledby={area.code}>
      <h2 id={area.code}>
        <Wording text={area.title} />
      </h2>
      {HALVES.map((half) => (
        <Details key={half} summary={t(half === 'law' ? 'how-law' : 'how-practice')}>
          <ScoreSaid score={area[half]} />
          {area[half].parts.length > 0 && (
            <ScoreParts
              half={half}
              score={area[half]}
              name={name}
              hrefOf={(code) => `/app/assess/${cycle.id}/${code}`}
              result={(part) => <Result part={part} />}
            />
          )}
        </Details>
      ))}
    </section>
  )
}

function Result({ part: { rating, missing } }: { part: HalfScore['parts'][number] }) {
  if (rating !== null) return <Rating value={rating as RatingValue} />
  return <Missing kind={isMissingKind(missing) ? missing : 'not-yet-assessed'} />
}
