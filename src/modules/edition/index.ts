export { shippedSource } from './frozen-source.ts'
export { EditionBody, editionOfLabel, idOf, labelOf, valueIdOf } from './model.ts'
export { coverageIn, partsApartIn, reachOf } from './reach.ts'
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
export { FROZEN_OUTCOMES } from './frozen-responses.ts'
export type { FrozenOutcome, FrozenResponse, FrozenResponses } from './frozen-responses.ts'
