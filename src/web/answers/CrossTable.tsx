import { useId } from 'react'
import { placeKey, sumKey, type Cross } from '../../answers/index.ts'
import { TableRegion } from '../parts/TableRegion.tsx'
import { CellField } from './CellField.tsx'
import type { InputProps } from './input-props.ts'
import { Sum } from './Sum.tsx'
import { TotalText } from './TotalText.tsx'
import { useAnswerWords } from './words.ts'

/** A table of two breakdowns. What adds up is computed beside and below, never typed. On a phone each row is a group. */
export function CrossTable({ block, ...rest }: InputProps & { block: Cross }) {
  const t = useAnswerWords()
  const id = useId()
  const { labels, live, labelledBy } = rest
  const width = block.columns.parts.length
  const sumOf = (by: string, part: string) => live.now.totals[`sum:${placeKey([{ by, part }])}`]
  return (
    <TableRegion labelledBy={labelledBy === undefined ? id : `${labelledBy} ${id}`}>
      <table className="answer-table">
        <caption>
          <span id={id}>{labels.ofBlock(block)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{labels.ofSide(block.rows)}</th>
            {block.columns.parts.map(({ code }) => (
              <th scope="col" key={code}>
                {labels.ofPart(block.columns, code)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('input.computed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {block.rows.parts.map((row, i) => (
            <tr key={row.code}>
              <th scope="row">{labels.ofPart(block.rows, row.code)}</th>
              {block.columns.parts.map((column, j) => (
                <td key={column.code}>
                  <CellField
                    {...rest}
                    cell={block.cells[i * width + j]!}
                    label={
                      <>
                        <span className="visually-hidden">{labels.ofPart(block.rows, row.code)}, </span>
                        {labels.ofPart(block.columns, column.code)}
                      </>
                    }
                  />
                </td>
              ))}
              <Sum label={t('input.computed')}>
                <TotalText total={sumOf(block.rows.code, row.code)} />
              </Sum>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('input.computed')}</th>
            {block.columns.parts.map(({ code }) => (
              <Sum key={code} label={labels.ofPart(block.columns, code)}>
                <TotalText total={sumOf(block.columns.code, code)} />
              </Sum>
            ))}
            <Sum label={t('input.all')}>
              <TotalText total={live.now.totals[sumKey(block)]} />
            </Sum>
          </tr>
        </tfoot>
      </table>
    </TableRegion>
  )
}
