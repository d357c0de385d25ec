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
}

export function DataTable<Row>({ caption, columns, rows, keyOf, empty, notes, foot, isTall, isDense }: Props<Row>) {
  const t = useWebWords()
  const id = useId()
  return (
    <>
      <TableRegion labelledBy={id} isTall={isTall}>
        <table className={isDense === true ? 'dense' : undefined}>
          <caption>
            <span id={id}>{caption}</span>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={numberClass(column)} aria-sort={column.sorted}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 && (
              <tr>
                <td colSpan={columns.length}>{empty ?? t('table.empty')}</td>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) => (
                  <DataCell key={column.key} column={column} row={row} />
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

function DataCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.isRowHead === true) return <th scope="row">{column.cell(row)}</th>
  return <td className={numberClass(column)}>{column.cell(row)}</td>
}

const numberClass = ({ isNumber }: { isNumber?: boolean }) => (isNumber === true ? 'number' : undefined)
