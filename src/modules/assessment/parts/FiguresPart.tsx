import type { ReactNode } from 'react'
import { Button, errorOf, RadioGroup, TextArea, Wording, type Option } from '../../../web/parts/index.ts'
import { CoverageLine } from '../../observation/parts/CoverageLine.tsx'
import { BreakMark } from '../../instrument/parts/BreakMark.tsx'
import { PartsApart } from '../../observation/parts/PartsApart.tsx'
import { useAssessmentWords } from '../words.ts'
import type { DeskData, PaneProps } from './desk-data.ts'
import { FigureValue } from './FigureValue.tsx'
import { OtherYears } from './OtherYears.tsx'
import { SumFlags } from './SumFlags.tsx'
import { AnswerFlags, Whence } from './Whence.tsx'
import { WithdrawLink } from './WithdrawLink.tsx'

type Figure = DeskData['figures'][number]

/** What all sources say of the year, side by side; one is chosen, and the choice has a reason. */
export function FiguresPart({ desk, values, refused }: PaneProps) {
  const t = useAssessmentWords()
  const chosen = values['chosenObservation'] ?? ''
  const offered = desk.figures.filter(({ isOfYear, id }) => isOfYear || id === chosen)
  const others = desk.figures.filter((figure) => !offered.includes(figure))
  const hasConflict = offered.some(({ isOfYear, isConflicting }) => isOfYear && isConflicting)
  return (
    <>
      <h3>{t('figures.title')}</h3>
      {desk.coverage && <CoverageLine coverage={desk.coverage} territories={desk.territories} />}
      <PartsApart found={desk.partsApart} territories={desk.territories} sourceOf={SourceOf} />
      {offered.length === 0 && <p>{t('figures.none', { year: String(desk.cycle.year) })}</p>}
      {offered.length > 0 && (
        <>
          <RadioGroup
            name="chosenObservation"
            label={t('figures.choose')}
            hint={hasConflict ? t('figures.choose.conflict') : undefined}
            error={errorOf(refused, 'chosenObservation')}
            defaultValue={chosen}
            options={[
              ...offered.map((figure) => optionOf(figure, <FigureFacts figure={figure} desk={desk} />, desk)),
              { value: '', label: t('figures.no-choice') },
            ]}
          />
          <TextArea
            name="chosenReason"
            label={t('figures.reason')}
            rows={2}
            optional={!hasConflict}
            error={errorOf(refused, 'chosenReason')}
            defaultValue={values['chosenReason']}
          />
        </>
      )}
      {desk.mayWrite && (
        <Button kind="secondary" name="act" value="figure">
          {t('figures.record')}
        </Button>
      )}
      {others.length > 0 && <OtherYears figures={others} desk={desk} />}
    </>
  )
}

function SourceOf({ source, sourceUrl }: Figure) {
  return sourceUrl === null ? source : <a href={sourceUrl}>{source}</a>
}

function optionOf(figure: Figure, hint: ReactNode, { units }: DeskData): Option {
  return {
    value: figure.id,
    label: (
      <>
        <FigureValue figure={figure} units={units} /> <span className="muted">{figure.source}</span>
      </>
    ),
    hint,
  }
}

function FigureFacts({ figure, desk }: { figure: Figure; desk: DeskData }) {
  const t = useAssessmentWords()
  const territory = desk.territories.find(({ code }) => code === figure.territory)
  return (
    <>
      {figure.measureLabel ? <Wording text={figure.measureLabel} /> : t('figures.itself')}
      {territory && (
        <>
          {' · '}
          <Wording text={territory.name} />
        </>
      )}
      {!figure.isOfYear && ` · ${figure.year}`}
      {figure.sourceUrl !== null && (
        <>
          {' · '}
          <a href={figure.sourceUrl}>{t('evidence.open')}</a>
        </>
      )}
      {figure.isConflicting && <strong className="desk-flag">{t('figures.conflict')}</strong>}
      {figure.fit === 'partial' && figure.fitNote !== null && (
        <div>
          {t('figures.partial')} <span lang="en">{figure.fitNote}</span>
        </div>
      )}
      {figure.apart && (
        <div>
          <BreakMark apart={figure.apart} />
        </div>
      )}
      <Whence figure={figure} />
      <SumFlags figure={figure} />
      <AnswerFlags flags={figure.flags} />
      <div>
        <WithdrawLink figure={figure} desk={desk} />
      </div>
    </>
  )
}
