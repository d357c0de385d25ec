export { shippedSource } from './frozen-source.ts'
export { EditionBody, editionOfLabel, idOf, labelOf, valueIdOf } from './model.ts'
export { apartIn, coverageIn, reachOf } from './reach.ts'
export type {
  EditionName,
  FrozenAssessment,
  FrozenCitation,
  FrozenContradiction,
  FrozenFigure,
  FrozenIndicator,
  FrozenMeasure,
  FrozenObservation,
  FrozenRating,
  FrozenSource,
  FrozenValue,
} from './model.ts'
