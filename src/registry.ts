import type { AnyAct } from './kit/acts.ts'
import { withoutRights } from './modules/identity/rights.ts'
import { StartError } from './server/start-error.ts'
import * as accessLaw from './modules/access-law/commands.server.ts'
import * as accessLawPages from './modules/access-law/page-queries.server.ts'
import * as assessment from './modules/assessment/commands.server.ts'
import * as adjudication from './modules/assessment/adjudicate-commands.server.ts'
import * as agreement from './modules/assessment/agreement-queries.server.ts'
import * as doubles from './modules/assessment/double-queries.server.ts'
import * as blind from './modules/assessment/blind-commands.server.ts'
import * as review from './modules/assessment/review-commands.server.ts'
import * as desk from './modules/assessment/desk-queries.server.ts'
import * as trial from './modules/assessment/trial-queries.server.ts'
import * as reviewQueries from './modules/assessment/review-queries.server.ts'
import * as finding from './modules/finding/commands.server.ts'
import * as findingDesk from './modules/finding/desk-queries.server.ts'
import * as findingReplies from './modules/finding/respondent-queries.server.ts'
import * as exchange from './modules/exchange/commands.server.ts'
import * as exchangeQueries from './modules/exchange/queries.server.ts'
import * as cycle from './modules/cycle/commands.server.ts'
import * as board from './modules/cycle/board-queries.server.ts'
import * as doubleRating from './modules/cycle/double-commands.server.ts'
import * as doubleRatingQueries from './modules/cycle/double-queries.server.ts'
import * as cycleQuestions from './modules/cycle/questions-queries.server.ts'
import * as cycleQueries from './modules/cycle/queries.server.ts'
import * as work from './modules/cycle/work-queries.server.ts'
import * as scoring from './modules/scoring/queries.server.ts'
import * as edition from './modules/edition/commands.server.ts'
import * as editionQueries from './modules/edition/queries.server.ts'
import * as evidence from './modules/evidence/commands.server.ts'
import * as evidenceQueries from './modules/evidence/queries.server.ts'
import * as evidenceLibrary from './modules/evidence/library-queries.server.ts'
import * as evidenceFindings from './modules/evidence/finding-commands.server.ts'
import * as evidenceTexts from './modules/evidence/passage-queries.server.ts'
import * as identity from './modules/identity/commands.server.ts'
import * as identityQueries from './modules/identity/queries.server.ts'
import * as instrumentProposals from './modules/instrument/proposals.server.ts'
import * as instrumentDesigner from './modules/instrument/designer-queries.server.ts'
import * as instrumentVerdicts from './modules/instrument/verdict-queries.server.ts'
import * as instrumentDraft from './modules/instrument/draft-commands.server.ts'
import * as instrumentPublish from './modules/instrument/publish-commands.server.ts'
import * as variant from './modules/variant/commands.server.ts'
import * as variantQueries from './modules/variant/queries.server.ts'
import * as translation from './modules/translation/commands.server.ts'
import * as script from './modules/translation/script-commands.server.ts'
import * as translationImport from './modules/translation/import-commands.server.ts'
import * as translationFiles from './modules/translation/file-queries.server.ts'
import * as translationQueries from './modules/translation/queries.server.ts'
import * as observation from './modules/observation/commands.server.ts'
import * as observationQueries from './modules/observation/entry-queries.server.ts'
import * as request from './modules/request/commands.server.ts'
import * as requestPlan from './modules/request/plan-queries.server.ts'
import * as requestChase from './modules/request/chase-queries.server.ts'
import * as requestLetters from './modules/request/letter-queries.server.ts'
import * as requestTemplates from './modules/request/template-queries.server.ts'
import * as requestQueries from './modules/request/queries.server.ts'
import * as reply from './modules/reply/commands.server.ts'
import * as replyQueries from './modules/reply/queries.server.ts'
import * as replyQuestion from './modules/reply/question-queries.server.ts'
import * as replyHandingIn from './modules/reply/handing-in.server.ts'
import * as replyTranscription from './modules/reply/transcription-queries.server.ts'
import * as replySubmitting from './modules/reply/submitting.server.ts'
import * as replyWriting from './modules/reply/writing.server.ts'
import * as requestReceived from './modules/request/received-queries.server.ts'
import * as workbook from './modules/workbook/commands.server.ts'
import * as workbookQueries from './modules/workbook/queries.server.ts'
import * as requestReminders from './modules/request/reminder-queries.server.ts'
import * as requestFiles from './modules/request/file-queries.server.ts'
import * as requestResponse from './modules/request/response-queries.server.ts'
import * as requestContacts from './modules/request/contact-queries.server.ts'

const faces: readonly object[] = [
  identity,
  identityQueries,
  accessLaw,
  accessLawPages,
  instrumentDesigner,
  instrumentVerdicts,
  instrumentProposals,
  instrumentDraft,
  instrumentPublish,
  variant,
  variantQueries,
  translation,
  script,
  translationQueries,
  translationImport,
  translationFiles,
  exchange,
  exchangeQueries,
  cycle,
  cycleQueries,
  cycleQuestions,
  doubleRating,
  doubleRatingQueries,
  board,
  work,
  evidence,
  evidenceQueries,
  evidenceLibrary,
  evidenceFindings,
  evidenceTexts,
  observation,
  observationQueries,
  request,
  requestPlan,
  requestQueries,
  requestLetters,
  requestTemplates,
  requestChase,
  requestReceived,
  requestReminders,
  requestResponse,
  requestContacts,
  requestFiles,
  reply,
  replyQueries,
  replyQuestion,
  replyHandingIn,
  replyTranscription,
  replySubmitting,
  replyWriting,
  workbook,
  workbookQueries,
  assessment,
  blind,
  adjudication,
  doubles,
  agreement,
  review,
  desk,
  reviewQueries,
  trial,
  scoring,
  finding,
  findingDesk,
  findingReplies,
  edition,
  editionQueries,
]

/** Every act there is, found by what the modules export: one that nobody listed would be in no check of rights. */
export const acts: readonly AnyAct[] = [...new Set(faces.flatMap((face) => Object.values(face).filter(isAct)))]

function isAct(it: unknown): it is AnyAct {
  return typeof it === 'object' && it !== null && 'sort' in it && (it.sort === 'command' || it.sort === 'query')
}

/** An act that the table of rights does not know could be done by nobody: the product does not start with one. */
export function refuseWithoutRights(all = acts): void {
  const unknown = [...new Set(withoutRights(all))]
  if (unknown.length > 0)
    throw new StartError(`No rights are written for ${unknown.join(', ')}: src/modules/identity/rights.ts.`)
}
