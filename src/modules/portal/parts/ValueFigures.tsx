import { DataTable, Details, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FrozenAssessment, FrozenContradiction, FrozenMeasure, FrozenObservation } from '../../edition/index.ts'
import type { ValueData } from '../readings/value.server.ts'
import { usePortalWords } from '../words.ts'
import { CoverageLine } from '../../observation/parts/CoverageLine.tsx'
import { PartsApart } from '../../observation/parts/PartsApart.tsx'
import { ApartNote } from './ApartNote.tsx'
import { AnswerFlags } from './AnswerFlags.tsx'
import { FigureValue } from './FigureValue.tsx'
import { LanguageMark, LocalizedText } from './LocalizedText.tsx'
import { SourceCited } from './SourceCited.tsx'
import { useAuthored } from './use-authored.ts'

/** Every figure of every source; the used one first, marked, with the reason. */
export function ValueFigures({ data: { value, units, coverage, territories, partsApart } }: { data: ValueData }) {
  const t = usePortalWords()
  const { observations, assessment, contradictions } = value
  if (observations.length === 0 && assessment?.choice !== 'withheld')
    return (
      <section aria-labelledby="figures">
        <h2 id="figures">{t('value.figures')}</h2>
        <p>{t('value.figures-none')}</p>
      </section>
    )
  const rows = observations.toSorted((a, b) => Number(b.isUsed) - Number(a.isUsed) || b.year - a.year)
  const near = rows.filter(({ isUsed, year }) => isUsed || year === value.year)
  const far = near.length === 0 ? [] : rows.filter((row) => !near.includes(row))
  const isOfYear = near.every(({ year }) => year === value.year)
  const caption =
    far.length === 0
      ? t('value.figures-all', { count: rows.length })
      : t(isOfYear ? 'value.figures-year' : 'value.figures-caption', { count: near.length, year: String(value.year) })
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t('value.figures')}</h2>
      {coverage && <CoverageLine coverage={coverage} territories={territories} />}
      <PartsApart
        found={partsApart}
        territories={territories}
        sourceOf={({ source }) => source && <SourceCited source={source} />}
      />
      {assessment?.choice === 'public' && <UsedBecause assessment={assessment} />}
      {assessment?.choice === 'withheld' && <p>{t('value.used-withheld')}</p>}
      <Observations
        value={value}
        units={units}
        territories={territories}
        rows={far.length === 0 ? rows : near}
        caption={caption}
      />
      {far.length > 0 && (
        <Details summary={t('value.figures-other', { count: far.length })}>
          <Observations
            value={value}
            units={units}
            territories={territories}
            rows={far}
            caption={t('value.figures-other', { count: far.length })}
          />
        </Details>
      )}
      <Contradictions found={contradictions} />
    </section>
  )
}

function UsedBecause({ assessment: { chosenReason, narrativeLang } }: { assessment: FrozenAssessment }) {
  const t = usePortalWords()
  const { said, foreign } = useAuthored(narrativeLang)
  return (
    <p>
      {t('value.used-because', { reason: said(chosenReason ?? '') })}
      {foreign && <LanguageMark locale={foreign} />}
    </p>
  )
}

type Observation = ValueData['value']['observations'][number]

interface Observed extends Pick<ValueData, 'value' | 'units' | 'territories'> {
  rows: readonly Observation[]
  caption: string
}

function Observations({ value: { measures, contradictions }, units, territories, rows, caption }: Observed) {
  const t = usePortalWords()
  const flagged = new Set(contradictions.flatMap(({ figures }) => figures.map(({ id }) => id)))
  return (
    <DataTable<Observation>
      caption={caption}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'year', head: t('indicator.year'), isRowHead: true, cell: ({ year }) => String(year) },
        ...(rows.some(({ territory }) => territory !== null)
          ? [
              {
                key: 'territory',
                head: t('value.territory'),
                cell: ({ territory }: Observation) => {
                  const found = territories.find(({ code }) => code === territory)
                  return found ? <LocalizedText text={found.name} quiet /> : t('value.whole-country')
                },
              },
            ]
          : []),
        {
          key: 'value',
          head: t('indicator.value'),
          cell: (row) => (
            <>
              <FigureValue value={row} units={units} />{' '}
              {row.isUsed && <StatusChip kind="verified">{t('value.used')}</StatusChip>}{' '}
              {flagged.has(row.id) && <StatusChip kind="neutral">{t('value.contradicts')}</StatusChip>}{' '}
              {row.apart && <ApartNote apart={row.apart} />}
              <AnswerFlags flags={row.flags} />
            </>
          ),
        },
        { key: 'measure', head: t('indicator.measure'), cell: (row) => <MeasureOf row={row} measures={measures} /> },
        {
          key: 'source',
          head: t('institutions.source'),
          cell: ({ source, page, reply }) => (
            <>
              {source ? <SourceCited source={source} /> : t('value.no-source')}
              {page !== null && <> {t('value.page', { page })}</>}
              {reply !== null && <small className="muted"> {t('value.reply', reply)}</small>}
            </>
          ),
        },
      ]}
    />
  )
}

interface Measured {
  row: FrozenObservation
  measures: readonly FrozenMeasure[]
}

function MeasureOf({ row: { measure: code, fit, fitNote, note }, measures }: Measured) {
  const t = usePortalWords()
  const locale = useLocale()
  const measure = measures.find((one) => one.code === code)
  return (
    <>
      {measure && (
        <a href={`/${locale}/data/${measure.code}`}>
          <LocalizedText text={measure.label} quiet />
        </a>
      )}
      {!measure && t('value.own-figure')}
      {fit === 'partial' && <small className="muted"> {t('indicator.partial')}</small>}
      {fitNote && (
        <small className="muted" lang="en">
          {' '}
          {fitNote}
        </small>
      )}
      {note && <small className="muted"> {note}</small>}
    </>
  )
}

function Contradictions({ found }: { found: readonly FrozenContradiction[] }) {
  const t = usePortalWords()
  return found.map(({ year, kind, sum, figures }) => (
    <p key={`${year} ${sum.total} ${sum.parts.join(' ')}`}>
      {t(`value.${kind}`, {
        year: String(year),
        total: figures[0]?.asGiven ?? '',
        parts: figures
          .slice(1)
          .map(({ asGiven }) => asGiven)
          .join(' + '),
      })}
    </p>
  ))
}
