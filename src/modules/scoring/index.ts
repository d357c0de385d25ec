export { scorer, scorers } from './model.ts'
export type { Assessed, HalfScore, Place, ScoredPart, Scorer } from './model.ts'
export { NEWEST_SCORE_METHOD } from '../../statistics/index.ts'
