export { explanationsIn, givenIn, lastIn, shapeFor } from './answered.ts'
export { ANSWER_KINDS, DECLINE_GROUNDS } from './answer-model.ts'
export type { AnswerKind, DeclineGround } from './answer-model.ts'
