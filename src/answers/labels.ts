import type { LocalText } from '../kit/local-text.ts'
import type { Cell } from './cell.ts'
import type { Block, Shape, Side } from './shape.ts'

/** How the cells of an answer are called. */
export interface Labels {
  readonly ofCell: (cell: Cell) => string
  readonly ofBlock: (block: Block) => string
  readonly ofSide: (side: Side) => string
  readonly ofPart: (side: Side, code: string) => string
}

type InputWord = 'total' | 'answer' | 'amount' | 'currency' | 'numerator' | 'denominator' | 'value' | 'name'

/** In whose words: the messages of this folder, and the wording of content. */
export interface Wording {
  word(key: `input.${InputWord}`): string
  textIn(text: LocalText): string
}

/** The labels of a question's cells: the same on pages and in files. */
export function labelsOf(shape: Shape, { word, textIn }: Wording): Labels {
  const sides = shape.blocks.flatMap((block) => (block.kind === 'cross' ? [block.rows, block.columns] : [block.by]))
  const ofSide = ({ name }: Side) => textIn(name)
  const ofPart = ({ parts }: Side, code: string) => {
    const part = parts.find((it) => it.code === code)
    return part ? textIn(part.name) : code
  }
  const hasSeveral = shape.whole.length > 1
  /** Row before column, as the cell is headed. */
  const ofPlace = ({ at }: Cell) =>
    sides.flatMap((side) => {
      const it = at.find(({ by }) => by === side.code)
      if (!it) return []
      return 'row' in it ? `${ofSide(side)} ${it.row}` : ofPart(side, it.part)
    })
  const ofWhole = ({ field }: Cell) => {
    if (field !== 'value') return word(`input.${field}`)
    if (shape.answerType === 'amount') return word('input.amount')
    return word(shape.blocks.some(({ adds }) => adds === 'up') ? 'input.total' : 'input.answer')
  }
  const ofCell = (cell: Cell) => {
    if (cell.at.length === 0) return ofWhole(cell)
    const needsField = cell.field === 'name' || (cell.field !== 'value' && hasSeveral)
    return [...ofPlace(cell), ...(needsField ? [word(`input.${cell.field}`)] : [])].join(', ')
  }
  const ofBlock = (block: Block) =>
    block.kind === 'cross' ? `${ofSide(block.rows)}, ${ofSide(block.columns)}` : ofSide(block.by)
  return { ofCell, ofBlock, ofSide, ofPart }
}
