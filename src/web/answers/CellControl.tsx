import type { ReactNode } from 'react'
import { choiceOf, choicesOf, type Cell, type CellSort } from '../../answers/index.ts'
import { useAnswerWords } from './words.ts'

export interface ControlProps {
  readonly cell: Cell
  readonly attributes: {
    readonly id: string
    readonly name: string
    readonly 'aria-describedby': string | undefined
    readonly 'aria-invalid': true | undefined
  }
  readonly given: string | undefined
}

/** A text field: a browser's own number field reads 1.234,5 by its own language, and counts when a wheel is turned. */
function NumberCell({ cell, attributes, given }: ControlProps) {
  return (
    <input
      {...attributes}
      className="input input-4"
      inputMode={cell.sort === 'whole' ? 'numeric' : 'decimal'}
      autoComplete="off"
      defaultValue={given}
    />
  )
}

function NameCell({ attributes, given }: ControlProps) {
  return <input {...attributes} className="input input-10" autoComplete="off" defaultValue={given} />
}

function WordsCell({ attributes, given }: ControlProps) {
  return <textarea {...attributes} className="input" rows={2} defaultValue={given} />
}

/** What was typed elsewhere and is none of the choices stays among them, so that it is not lost. */
function ChoiceCell({ cell, attributes, given = '' }: ControlProps) {
  const t = useAnswerWords()
  const chosen = choiceOf(cell.sort, given) ?? given
  const choices = choicesOf(cell.sort)
  const words = (choice: string) => (cell.sort === 'yes-no-partial' ? t(`choice.${choice}` as 'choice.yes') : choice)
  return (
    <select {...attributes} className="input" defaultValue={chosen}>
      <option value="">{t('input.not-chosen')}</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {words(choice)}
        </option>
      ))}
      {chosen !== '' && !choices.includes(chosen) && <option value={chosen}>{chosen}</option>}
    </select>
  )
}

const controls: Readonly<Record<CellSort, (props: ControlProps) => ReactNode>> = {
  whole: NumberCell,
  number: NumberCell,
  name: NameCell,
  words: WordsCell,
  'yes-no-partial': ChoiceCell,
  scale: ChoiceCell,
  currency: ChoiceCell,
}

export function CellControl(props: ControlProps) {
  const Control = controls[props.cell.sort]
  return <Control {...props} />
}
