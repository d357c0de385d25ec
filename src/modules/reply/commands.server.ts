export { changeReplyLanguage, saveAnswer } from './answering.server.ts'
export { giveQuestions, handBack } from './sharing.server.ts'
export { submitReply } from './submitting.server.ts'
