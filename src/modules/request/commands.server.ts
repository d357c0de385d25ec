export { codeMark, codeTold, newCode, tellCode } from './code.server.ts'
export { acceptAnswers, returnQuestions } from './accepting.server.ts'
export { chaseRequests } from './chase-commands.server.ts'
export { settleDeadlines } from './deadline.server.ts'
export { addContact, changeContact, removeContact } from './contact-commands.server.ts'
export { addEvents, recordEvent, settleStates, strikeEvent } from './event-commands.server.ts'
export {
  addReminderRule,
  addUsualReminders,
  removeReminderRule,
  stopReminders,
  switchReminders,
} from './reminder-commands.server.ts'
export { changeLetterTemplate, restoreLetterTemplate } from './template-commands.server.ts'
export { askElsewhere } from './passing.server.ts'
export { makeRequests, withdrawDraft } from './making.server.ts'
export { letterLocale } from './letter-locale.ts'
export { nextReferences } from './numbers.server.ts'
export { recordResponse, writeLastLetters } from './response-commands.server.ts'
export { sendRequests } from './sending.server.ts'
export { markMailSent } from './mail-commands.server.ts'
export { fileMail, markMailSeen, setMailAside } from './received-commands.server.ts'
export { postalOf } from './mail-tag.ts'
export { keyOf, numberIn, respondentLink } from './respondent-link.ts'
export { openRespondentSession } from './respondent.server.ts'
