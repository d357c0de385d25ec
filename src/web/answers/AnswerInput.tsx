import { cellsOf, type Cells, type CellProblem, type Doubt, type Shape } from '../../answers/index.ts'
import { CrossTable } from './CrossTable.tsx'
import { Doubts } from './Doubts.tsx'
import type { InputProps } from './input-props.ts'
import { useLabels } from './labels.ts'
import { ListTable } from './ListTable.tsx'
import { useLive } from './live.ts'
import { PasteRange } from './PasteRange.tsx'
import { useSay } from './words.ts'
import { wholeInputs } from './whole-inputs.tsx'

interface Props extends Pick<InputProps, 'labelledBy' | 'unit' | 'levels' | 'currencies'> {
  readonly shape: Shape
  /** Texts by cell key, as typed or as kept. */
  readonly given: Readonly<Record<string, string>>
  readonly problems?: readonly CellProblem[]
  readonly doubts?: readonly Doubt[]
  /** By the id of the doubt. */
  readonly explanations?: Readonly<Record<string, string>>
  /** The last answer to the same question, shown beside each field; see `SameAsLast`. */
  readonly before?: Cells | undefined
}

/**
 * The fields of one answer, for inside a form: its whole, then a table for each breakdown. Works without script, where
 * sums and doubts come after saving and a range is pasted into a field of its own; with script sums follow what is typed
 * and a range is pasted into the cells. Read it back with `filledIn`.
 *
 * Give it a `key` of the question: the fields keep what is typed while they stand.
 */
export function AnswerInput({ shape, given, problems = [], doubts = [], explanations, before, ...rest }: Props) {
  const say = useSay()
  const live = useLive(shape, given)
  const labels = useLabels(live.shape)
  const errors = Object.fromEntries(problems.map((problem) => [problem.cell, say(problem)]))
  const input: InputProps = { live, labels, given, errors, before, ...rest }
  const Whole = wholeInputs[shape.answerType]
  const names = Object.fromEntries(cellsOf(live.shape).map((cell) => [cell.key, labels.ofCell(cell)]))
  return (
    <div className="answer" onInput={live.changed} onPaste={live.pasted}>
      <Whole {...input} />
      {live.shape.blocks.map((block) => (
        <div key={block.key}>
          {block.kind === 'cross' ? <CrossTable {...input} block={block} /> : <ListTable {...input} block={block} />}
          {!live.isLive && block.cells.length > 3 && <PasteRange block={block} labels={labels} />}
        </div>
      ))}
      <Doubts doubts={doubts} explanations={explanations} labels={names} />
    </div>
  )
}
