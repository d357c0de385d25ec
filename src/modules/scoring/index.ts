export { NEWEST_SCORE_METHOD, scorer, scorers } from './model.ts'
export type { Assessed, HalfScore, Place, ScoredPart, Scorer } from './model.ts'
