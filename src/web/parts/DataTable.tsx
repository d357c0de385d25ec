import { useId } from 'react'
import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { TableRegion } from './TableRegion.tsx'

export interface Column<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Right aligned, digits under digits. */
  readonly isNumber?: boolean
  /** Names the row. */
  readonly isRowHead?: boolean
  readonly sorted?: 'ascending' | 'descending'
}

interface Props<Row> {
  caption: ReactNode
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Said instead of rows where there are none. */
  empty?: ReactNode
  /** Legend and notes beneath. */
  notes?: ReactNode
  foot?: ReactNode
  isTall?: boolean
  isDense?: boolean
  /** On a narrow screen each row becomes a list of its cells, each after its head: for tables of many columns. */
  isStacked?: boolean
}

export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  empty,
  notes,
  foot,
  isTall,
  isDense,
  isStacked,
}: Props<Row>) {
  const t = useWebWords()
  const id = useId()
  return (
    <>
      <TableRegion labelledBy={id} isTall={isTall}>
        <table className={classOf({ isDense, isStacked })} role={isStacked ? 'table' : undefined}>
          <caption>
            <span id={id}>{caption}</span>
          </caption>
          <thead role={isStacked ? 'rowgroup' : undefined}>
            <tr role={isStacked ? 'row' : undefined}>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  role={isStacked ? 'columnheader' : undefined}
                  className={numberClass(column)}
                  aria-sort={column.sorted}
                >
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role={isStacked ? 'rowgroup' : undefined}>
            {rows.length === 0 && (
              <tr>
                <td colSpan={columns.length}>{empty ?? t('table.empty')}</td>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={keyOf(row)} role={isStacked ? 'row' : undefined}>
                {columns.map((column) => (
                  <DataCell key={column.key} column={column} row={row} isStacked={isStacked === true} />
                ))}
              </tr>
            ))}
          </tbody>
          {foot !== undefined && <tfoot>{foot}</tfoot>}
        </table>
      </TableRegion>
      {notes !== undefined && <div className="table-notes">{notes}</div>}
    </>
  )
}

interface CellProps<Row> {
  column: Column<Row>
  row: Row
  isStacked: boolean
}

/** The roles are said again where styles take the table apart: some browsers forget them with its display. */
function DataCell<Row>({ column, row, isStacked }: CellProps<Row>) {
  const content = isStacked ? (
    <>
      <span className="stacked-head" aria-hidden="true">
        {column.head}
      </span>
      <div>{column.cell(row)}</div>
    </>
  ) : (
    column.cell(row)
  )
  if (column.isRowHead === true)
    return (
      <th scope="row" role={isStacked ? 'rowheader' : undefined}>
        {content}
      </th>
    )
  return (
    <td className={numberClass(column)} role={isStacked ? 'cell' : undefined}>
      {content}
    </td>
  )
}

function classOf({ isDense, isStacked }: { isDense?: boolean | undefined; isStacked?: boolean | undefined }) {
  return [isDense && 'dense', isStacked && 'stacked'].filter(Boolean).join(' ') || undefined
}

const numberClass = ({ isNumber }: { isNumber?: boolean }) => (isNumber === true ? 'number' : undefined)
