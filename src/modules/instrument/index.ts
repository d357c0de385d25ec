export { areInOrder, levelByBands } from './bands.ts'
export { breakBetween, type Break, type Step } from './comparability.ts'
export {
  differenceHash,
  differences,
  facetOf,
  fieldDifferences,
  type Facet,
  type FieldDifference,
  type ItemDifference,
} from './difference.ts'
export {
  applied,
  changedItem,
  isSame,
  localTextOf,
  pieceOf,
  positionAfter,
  sourceOf,
  textOf,
  wordingHash,
  wordingsOf,
  writtenPiece,
  type Change,
  type Piece,
} from './draft.ts'
export { fieldLabel } from './field-words.ts'
export { Bands, Citations, fieldKey, FIELDS, textFields, type Effect, type FieldKey } from './fields.ts'
export {
  inOrder,
  ItemCode,
  levelOf,
  nextCode,
  ownerOf,
  placeIn,
  placeOf,
  type Item,
  type Json,
  type Level,
  type Place,
} from './item.ts'
export { instrumentProblem } from './problems.ts'
export { isComparable, proposedVerdict, VERDICTS, type Verdict } from './verdict.ts'
