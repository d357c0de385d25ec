export { changeReplyLanguage, saveAnswer } from './answering.server.ts'
export { attachToAnswer, readReplyFile, removeFromAnswer } from './file-commands.server.ts'
export { giveQuestions, handBack } from './sharing.server.ts'
export { submitReply } from './submitting.server.ts'
