import type { ReactNode } from 'react'
import { text, totalsOf, withRows, type Cells, type Shape } from '../../answers/index.ts'
import { useLocale } from '../reading.tsx'
import { BlockText } from './BlockText.tsx'
import { AsGiven, SaidText } from './CellText.tsx'
import { useLabels } from './labels.ts'
import { useAnswerWords } from './words.ts'

interface Props {
  readonly shape: Shape
  readonly cells: Cells
  /** Said after a number of things or days. */
  readonly unit?: ReactNode
  /** Id of what names the question: where several answers stand on one page, their tables are told apart by it. */
  readonly labelledBy?: string
  /** Shows beside each value how it was written, where that is not how it is shown. */
  readonly withGiven?: boolean
}

/** An answer for reading: its whole, then a table for each breakdown of which something was filled in. */
export function AnswerText({ shape, cells, unit, labelledBy, withGiven = false }: Props) {
  const t = useAnswerWords()
  const locale = useLocale()
  const grown = withRows(shape, Object.keys(cells))
  const labels = useLabels(grown)
  const totals = totalsOf(grown, cells)
  const whole = text(locale, grown, cells)
  const isCounted = shape.answerType === 'count' || shape.answerType === 'days'
  const isComputed = grown.whole.every(({ key }) => !(key in cells))
  const blocks = grown.blocks.filter((block) => block.cells.some(({ key }) => key in cells))
  if (!whole && blocks.length === 0) return <p className="muted">{t('text.nothing')}</p>
  return (
    <>
      {whole && (
        <p className="answer-whole">
          <SaidText said={whole} /> {isCounted && unit}
          {isComputed && <span className="muted"> {t('text.computed')}</span>}
          {withGiven && grown.whole.map((cell) => <AsGiven key={cell.key} cell={cell} value={cells[cell.key]} />)}
        </p>
      )}
      {blocks.map((block) => (
        <BlockText key={block.key} {...{ block, labels, cells, totals, withGiven, labelledBy }} />
      ))}
    </>
  )
}
