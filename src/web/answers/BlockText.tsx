import { useId, type ReactNode } from 'react'
import {
  gridOf,
  placeKey,
  sumKey,
  type Block,
  type Cell,
  type Cells,
  type Cross,
  type List,
} from '../../answers/index.ts'
import type { Total, Totals } from '../../answers/index.ts'
import { TableRegion } from '../parts/TableRegion.tsx'
import { AsGiven, ValueText } from './CellText.tsx'
import type { Labels } from './labels.ts'
import { TotalText } from './TotalText.tsx'
import { useAnswerWords } from './words.ts'

interface Props<B extends Block = Block> {
  readonly block: B
  readonly labels: Labels
  readonly cells: Cells
  readonly totals: Totals
  readonly withGiven: boolean
  readonly labelledBy: string | undefined
}

/** One breakdown of an answer for reading, with its sums. */
export function BlockText({ block, ...rest }: Props) {
  return block.kind === 'cross' ? <CrossText {...rest} block={block} /> : <ListText {...rest} block={block} />
}

function CrossText({ block, ...rest }: Props<Cross>) {
  const t = useAnswerWords()
  const { labels, totals, labelledBy } = rest
  const { rows, columns } = block
  const sum = (by: string, part: string) => totals[`sum:${placeKey([{ by, part }])}`]
  return (
    <Table caption={labels.ofBlock(block)} labelledBy={labelledBy}>
      <Head
        name={labels.ofSide(rows)}
        numbers={[...columns.parts.map(({ code }) => labels.ofPart(columns, code)), t('input.computed')]}
      />
      <tbody>
        {gridOf(block).map((row, i) => {
          const { code } = rows.parts[i]!
          return (
            <tr key={code}>
              <th scope="row">{labels.ofPart(rows, code)}</th>
              <Values {...rest} row={row} isNumber />
              <SumCell total={sum(rows.code, code)} />
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('input.computed')}</th>
          {columns.parts.map(({ code }) => (
            <SumCell key={code} total={sum(columns.code, code)} />
          ))}
          <SumCell total={totals[sumKey(block)]} />
        </tr>
      </tfoot>
    </Table>
  )
}

/** Parts and rows of which nothing was filled in are left out. */
function ListText({ block, ...rest }: Props<List>) {
  const t = useAnswerWords()
  const { labels, totals, cells, labelledBy } = rest
  const isShare = block.fields.length > 1
  const isNumber = block.fields.every(({ sort }) => sort === 'whole' || sort === 'number')
  const rows = gridOf(block).filter((row) => row.some((cell) => cell && cell.key in cells))
  const heads = [...block.fields.map(({ name }) => t(`input.${name}`)), ...(isShare ? [t('input.share')] : [])]
  return (
    <Table caption={labels.ofBlock(block)} labelledBy={labelledBy}>
      <Head name={labels.ofSide(block.by)} {...(isNumber ? { numbers: heads } : { words: heads })} />
      <tbody>
        {rows.map((row) => {
          const { at } = row.at(-1)!
          return (
            <tr key={placeKey(at)}>
              <th scope="row">{nameOf(block, row, rest)}</th>
              <Values {...rest} row={row.filter((cell) => cell && cell.field !== 'name')} isNumber={isNumber} />
              {isShare && <SumCell total={totals[`${placeKey(at)}:share`]} />}
            </tr>
          )
        })}
      </tbody>
      {block.adds === 'up' && (
        <tfoot>
          <tr>
            <th scope="row">{t('input.computed')}</th>
            {block.fields.map(({ name }) => (
              <SumCell key={name} total={totals[sumKey(block, name)]} />
            ))}
            {isShare && <SumCell total={totals[sumKey(block, 'share')]} />}
          </tr>
        </tfoot>
      )}
    </Table>
  )
}

type Row = readonly (Cell | undefined)[]

function nameOf(block: List, row: Row, { labels, cells }: Pick<Props, 'labels' | 'cells'>): string {
  const at = row.at(-1)!.at[0]!
  if ('part' in at) return labels.ofPart(block.by, at.part)
  const name = cells[row[0]!.key]
  return name?.kind === 'words' ? name.text : `${labels.ofSide(block.by)} ${at.row}`
}

interface TableProps extends Pick<Props, 'labelledBy'> {
  caption: ReactNode
  children: ReactNode
}

function Table({ caption, labelledBy, children }: TableProps) {
  const id = useId()
  return (
    <TableRegion labelledBy={labelledBy === undefined ? id : `${labelledBy} ${id}`}>
      <table className="answer-text">
        <caption>
          <span id={id}>{caption}</span>
        </caption>
        {children}
      </table>
    </TableRegion>
  )
}

function Head({ name, numbers = [], words = [] }: { name: string; numbers?: string[]; words?: string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        {words.map((head) => (
          <th scope="col" key={head}>
            {head}
          </th>
        ))}
        {numbers.map((head) => (
          <th scope="col" className="number" key={head}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Values({
  row,
  cells,
  withGiven,
  isNumber,
}: Pick<Props, 'cells' | 'withGiven'> & { row: Row; isNumber: boolean }) {
  return row.map(
    (cell) =>
      cell && (
        <td key={cell.key} className={isNumber ? 'number' : undefined}>
          <ValueText cell={cell} value={cells[cell.key]} />
          {withGiven && <AsGiven cell={cell} value={cells[cell.key]} />}
        </td>
      ),
  )
}

function SumCell({ total }: { total: Total | undefined }) {
  return (
    <td className="number">
      <TotalText total={total} />
    </td>
  )
}
