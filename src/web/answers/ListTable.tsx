import { useId, type ReactNode } from 'react'
import { gridOf, placeKey, sumKey, type Cell, type List } from '../../answers/index.ts'
import { Button } from '../parts/Button.tsx'
import { TableRegion } from '../parts/TableRegion.tsx'
import { CellField } from './CellField.tsx'
import type { InputProps } from './input-props.ts'
import { Sum } from './Sum.tsx'
import { TotalText } from './TotalText.tsx'
import { useAnswerWords } from './words.ts'

type Props = InputProps & { block: List }

/** A table of one breakdown: its parts, then rows that who answers names. */
export function ListTable({ block, ...rest }: Props) {
  const t = useAnswerWords()
  const id = useId()
  const { labels, live, labelledBy } = rest
  const isShare = block.fields.length > 1
  return (
    <>
      <TableRegion labelledBy={labelledBy === undefined ? id : `${labelledBy} ${id}`}>
        <table className="answer-table">
          <caption>
            <span id={id}>{labels.ofBlock(block)}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{block.openRows > 0 ? t('input.name') : labels.ofSide(block.by)}</th>
              {block.fields.map(({ name }) => (
                <th scope="col" key={name}>
                  {t(`input.${name}`)}
                </th>
              ))}
              {isShare && (
                <th scope="col" className="number">
                  {t('input.share')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {gridOf(block).map((row) => (
              <ListRow key={row.at(-1)!.key} {...rest} block={block} row={row} />
            ))}
          </tbody>
          {block.adds === 'up' && (
            <tfoot>
              <tr>
                <th scope="row">{t('input.computed')}</th>
                {block.fields.map(({ name }) => (
                  <Sum key={name} label={t(`input.${name}`)}>
                    <TotalText total={live.now.totals[sumKey(block, name)]} />
                  </Sum>
                ))}
                {isShare && (
                  <Sum label={t('input.share')}>
                    <TotalText total={live.now.totals[sumKey(block, 'share')]} />
                  </Sum>
                )}
              </tr>
            </tfoot>
          )}
        </table>
      </TableRegion>
      {block.openRows > 0 && live.isLive && (
        <Button kind="secondary" type="button" onClick={() => live.addRows(block.key)}>
          {t('input.add-rows')}
        </Button>
      )}
    </>
  )
}

function ListRow({ block, row, ...rest }: Props & { row: readonly (Cell | undefined)[] }) {
  const t = useAnswerWords()
  const { labels, live } = rest
  const cells = row.filter((cell) => cell !== undefined)
  const [first] = cells
  const at = first!.at[0]!
  const place = 'row' in at ? `${labels.ofSide(block.by)} ${at.row}` : labels.ofPart(block.by, at.part)
  const labelOf = (cell: Cell): ReactNode => (
    <>
      <span className="visually-hidden">{place}, </span>
      {t(`input.${cell.field}`)}
    </>
  )
  return (
    <tr>
      {first!.field === 'name' ? (
        <td>
          <CellField {...rest} cell={first!} label={labelOf(first!)} />
        </td>
      ) : (
        <th scope="row">{place}</th>
      )}
      {cells
        .filter(({ field }) => field !== 'name')
        .map((cell) => (
          <td key={cell.key}>
            <CellField {...rest} cell={cell} label={labelOf(cell)} />
          </td>
        ))}
      {block.fields.length > 1 && (
        <Sum label={t('input.share')}>
          <TotalText total={live.now.totals[`${placeKey([at])}:share`]} />
        </Sum>
      )}
    </tr>
  )
}
