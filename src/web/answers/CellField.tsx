import type { ReactNode } from 'react'
import { sayCell, type Cell } from '../../answers/index.ts'
import { useLocale } from '../reading.tsx'
import { describedBy, HintAndError } from '../parts/Field.tsx'
import { CellControl } from './CellControl.tsx'
import { CellText, useSaid } from './CellText.tsx'
import { cellName } from './form.ts'
import type { InputProps } from './input-props.ts'
import { useAnswerWords } from './words.ts'

interface Props extends InputProps {
  readonly cell: Cell
  /** Seen where the headings of the table are not beside the cell; heard always. */
  readonly label: ReactNode
}

/** One cell of a table: a field with its label, what is wrong with it, what it was the last time, what was understood. */
export function CellField({ cell, label, given, errors, before, live }: Props) {
  const name = cellName(cell.key)
  const error = errors[cell.key]
  const last = before?.[cell.key]
  const hasLast = last !== undefined && cell.sort !== 'name'
  const field = { name, error }
  return (
    <div className={error === undefined ? 'cell' : 'cell field-wrong'}>
      <label className="cell-label" htmlFor={name}>
        {label}
      </label>
      <HintAndError {...field} />
      <CellControl
        cell={cell}
        given={given[cell.key]}
        attributes={{
          id: name,
          name,
          'aria-describedby': describedBy(field, hasLast ? `${name}-before` : undefined),
          'aria-invalid': error === undefined ? undefined : true,
        }}
      />
      <Understood cell={cell} live={live} />
      {hasLast && <Before cell={cell} id={`${name}-before`} last={last} />}
    </div>
  )
}

/** Of a number that was written in another way than it is shown: what was understood. */
export function Understood({ cell, live }: Pick<Props, 'cell' | 'live'>) {
  const t = useAnswerWords()
  const understood = useUnderstood()(cell, live)
  if (understood === undefined) return null
  return <div className="cell-understood">{t('input.understood', { value: understood })}</div>
}

export function useUnderstood(): (cell: Cell, live: Props['live']) => string | undefined {
  const locale = useLocale()
  const say = useSaid()
  return (cell, { now }) => {
    const value = now.cells[cell.key]
    if (value?.kind !== 'number' && value?.kind !== 'interval') return undefined
    const said = sayCell(locale, cell.sort, value)
    const text = said.kind === 'interval' ? said.range : say(said)
    return text === value.asGiven.trim() ? undefined : text
  }
}

export function Before({ cell, id, last }: { cell: Cell; id: string; last: NonNullable<Props['before']>[string] }) {
  const t = useAnswerWords()
  return (
    <div className="cell-before" id={id}>
      {t('input.before')} <CellText sort={cell.sort} value={last} />
    </div>
  )
}
