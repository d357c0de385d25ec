export { decideFinding } from './deciding.server.ts'
export {
  attachToFinding,
  keepRepliedFile,
  readOwnFile,
  readRepliedFile,
  removeFromFinding,
} from './file-commands.server.ts'
export { changeFindingLanguage, saveFindingReply, submitFindingReplies } from './replying.server.ts'
export { leaveUnheard, sendFindings, setRightOfReply, withdrawFindings } from './sending.server.ts'
