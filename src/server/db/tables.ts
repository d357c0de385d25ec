// Written by scripts/tables.ts from the migrated database; do not edit.
import type { ColumnType } from 'kysely'
import type { LocalText } from '../../kit/local-text.ts'

/** Has a default: may be left out of an insert. */
type Generated<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>

export interface AccessLawTable {
  id: Generated<string>
  country: string
  territory: string | null
  title: ColumnType<LocalText, string, string>
  gazette: string | null
  url: string | null
  inForceFrom: string | null
  note: ColumnType<unknown, string | null, string | null>
  shippedKey: string
}

export interface AccessRuleTable {
  lawId: string
  country: string
  rule: string
  value: ColumnType<unknown, string | null, string | null>
  article: string | null
  source: string
  isConfirmed: boolean
  version: Generated<number>
  changedBy: string | null
  changedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface AdjudicationTable {
  doubleId: string
  country: string
  kind: string
  cause: string | null
  rating: number | null
  missing: string | null
  reason: Generated<string>
  reasonLang: Generated<string>
  decidedBy: string
  decidedAt: ColumnType<string, string | Date, string | Date>
}

export interface AnswerTable {
  questionId: string
  requestId: string
  country: string
  kind: string
  cells: Generated<ColumnType<unknown, string, string>>
  quality: string | null
  source: Generated<string>
  note: Generated<string>
  explanations: Generated<ColumnType<unknown, string, string>>
  ground: string | null
  reason: Generated<string>
  suggestedInstitution: string | null
  cameBy: string
  savedBy: string
  savedAt: ColumnType<string, string | Date, string | Date>
  version: Generated<number>
  evidenceId: string | null
  page: string | null
  enteredByName: string | null
  proposedOn: string | null
}

export interface AnswerFileTable {
  id: Generated<string>
  requestId: string
  country: string
  questionId: string | null
  sha256: string
  name: string
  purpose: string
  addedBy: string
  addedAt: ColumnType<string, string | Date, string | Date>
  removedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  mailId: string | null
}

export interface ApprovalTable {
  id: Generated<string>
  assessmentId: string
  country: string
  approverId: string
  seenSha256: string
  seen: string
  at: Generated<ColumnType<string, string | Date, string | Date>>
  voidedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  voidedBy: string | null
}

export interface AreaTable {
  versionId: string
  code: string
  position: number
  title: ColumnType<LocalText, string, string>
  origin: string
  handbookAreaNo: number | null
  handbookAreaName: string | null
  extra: Generated<ColumnType<unknown, string, string>>
}

export interface AssessmentTable {
  id: Generated<string>
  cycleId: string
  country: string
  indicatorId: string
  indicatorCode: string
  state: Generated<string>
  rating: number | null
  missing: string | null
  narrative: Generated<string>
  narrativeLang: Generated<string>
  confidence: string | null
  chosenObservation: string | null
  chosenReason: string | null
  noEvidenceReason: string | null
  authorId: string
  submittedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  carriedFrom: string | null
  updatedAt: Generated<ColumnType<string, string | Date, string | Date>>
  version: Generated<number>
}

export interface AssessmentAuthorTable {
  assessmentId: string
  country: string
  personId: string
}

export interface AuditDetailTable {
  seq: number
  body: ColumnType<unknown, string, string>
}

export interface AuditEntryTable {
  seq: number
  at: ColumnType<string, string | Date, string | Date>
  actorId: string | null
  act: string
  outcome: string
  country: string | null
  subject: string | null
  detailsHash: string
  previousHash: string
  hash: string
}

export interface BlindRatingTable {
  id: Generated<string>
  doubleId: string
  country: string
  raterId: string
  rating: number | null
  missing: string | null
  narrative: Generated<string>
  narrativeLang: Generated<string>
  confidence: string | null
  chosenObservation: string | null
  chosenReason: string | null
  noEvidenceReason: string | null
  citations: Generated<ColumnType<unknown, string, string>>
  explanation: Generated<string>
  submittedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  updatedAt: ColumnType<string, string | Date, string | Date>
  version: Generated<number>
}

export interface ChallengeTable {
  id: Generated<string>
  kind: string
  personId: string | null
  value: string
  attempts: Generated<number>
  expiresAt: ColumnType<string, string | Date, string | Date>
  usedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface CitationTable {
  id: Generated<string>
  assessmentId: string
  country: string
  evidenceId: string
  page: string | null
  quotation: string | null
  position: number
}

export interface ComparabilityTable {
  versionId: string
  againstId: string
  country: string | null
  indicatorCode: string
  verdict: string
  proposed: string
  reason: string
  ofSha256: string
  confirmedBy: string | null
  confirmedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface CountryTable {
  code: string
  iso3: string
  name: ColumnType<LocalText, string, string>
  details: Generated<ColumnType<unknown, string, string>>
}

export interface CycleTable {
  id: Generated<string>
  country: string
  year: number
  versionId: string
  state: Generated<string>
  collectUntil: string
  assessUntil: string
  publishOn: string
  openedBy: string
  openedAt: Generated<ColumnType<string, string | Date, string | Date>>
  version: Generated<number>
  rightOfReply: Generated<boolean>
}

export interface CycleMemberTable {
  cycleId: string
  country: string
  areaCode: string
  personId: string
  task: string
}

export interface DeadlineMoveTable {
  id: Generated<string>
  requestId: string
  country: string
  fromDay: string | null
  toDay: string | null
  because: string
  details: Generated<ColumnType<unknown, string, string>>
  at: ColumnType<string, string | Date, string | Date>
}

export interface DissentTable {
  id: Generated<string>
  doubleId: string
  country: string
  personId: string
  body: string
  at: ColumnType<string, string | Date, string | Date>
}

export interface DoubleRatingTable {
  id: Generated<string>
  cycleId: string
  country: string
  indicatorId: string
  indicatorCode: string
  askedBy: string
  askedAt: ColumnType<string, string | Date, string | Date>
  openedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  droppedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  droppedBy: string | null
  droppedReason: string | null
}

export interface EditionTable {
  id: Generated<string>
  cycleId: string
  country: string
  year: number
  number: number
  state: string
  note: Generated<string>
  body: string
  sha256: string
  proposedBy: string
  proposedAt: Generated<ColumnType<string, string | Date, string | Date>>
  publishedBy: string | null
  publishedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  version: Generated<number>
}

export interface EvidenceTable {
  id: Generated<string>
  country: string
  cycleId: string | null
  class: string
  kind: string
  title: string
  author: string | null
  publisher: string | null
  publishedOn: string | null
  language: string
  url: string | null
  fileSha256: string | null
  fileName: string | null
  note: string | null
  folded: Generated<string>
  addedBy: string
  addedAt: Generated<ColumnType<string, string | Date, string | Date>>
  withdrawnAt: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawnBy: string | null
  withdrawnReason: string | null
  version: Generated<number>
  submissionId: string | null
  institutionId: string | null
  container: string | null
  place: string | null
  number: string | null
  doi: string | null
}

export interface EvidenceTextTable {
  evidenceId: string
  country: string
  sha256: string
  state: Generated<string>
  reader: string | null
  pages: number | null
  why: string | null
  isCut: Generated<boolean>
  tries: Generated<number>
  readAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface FileTable {
  sha256: string
  size: number
  mediaType: string
  sealedKey: string | null
  storedAt: Generated<ColumnType<string, string | Date, string | Date>>
}

export interface FindingTable {
  id: Generated<string>
  hearingId: string
  country: string
  number: number
  assessmentId: string
  indicatorId: string
  indicatorCode: string
  body: string
  sha256: string
}

export interface FindingDecisionTable {
  id: Generated<string>
  findingId: string
  replyId: string
  country: string
  decision: string
  reason: string
  reasonLang: string
  decidedBy: string
  decidedAt: ColumnType<string, string | Date, string | Date>
}

export interface FindingDraftTable {
  findingId: string
  hearingId: string
  country: string
  says: string
  reasons: Generated<ColumnType<unknown, string, string>>
  savedBy: string
  savedAt: ColumnType<string, string | Date, string | Date>
  version: Generated<number>
}

export interface FindingFileTable {
  id: Generated<string>
  findingId: string
  hearingId: string
  country: string
  sha256: string
  name: string
  addedBy: string
  addedAt: ColumnType<string, string | Date, string | Date>
  removedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  replyId: string | null
  evidenceId: string | null
}

export interface FindingReplyTable {
  id: Generated<string>
  replyId: string
  hearingId: string
  findingId: string
  country: string
  says: string
  reasons: ColumnType<unknown, string, string>
}

export interface FindingUnheardTable {
  id: Generated<string>
  assessmentId: string
  country: string
  sha256: string
  reason: string
  saidBy: string
  saidAt: ColumnType<string, string | Date, string | Date>
}

export interface HearingTable {
  id: Generated<string>
  reference: string
  cycleId: string
  country: string
  year: number
  institutionId: string
  locale: string
  repliesUntil: string
  askedByName: string
  askedByEmail: string
  askedByPhone: string | null
  linkSerial: Generated<number>
  sentBy: string
  sentAt: ColumnType<string, string | Date, string | Date>
  withdrawnAt: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawnBy: string | null
  withdrawnReason: string | null
}

export interface HearingReminderTable {
  hearingId: string
  country: string
  days: number
  forDay: string
  sentAt: ColumnType<string, string | Date, string | Date>
}

export interface HearingReplyTable {
  id: Generated<string>
  hearingId: string
  country: string
  number: number
  receipt: string
  locale: string
  body: string
  sha256: string
  responsible: string
  submittedBy: string
  submittedAt: ColumnType<string, string | Date, string | Date>
}

export interface HolidayTable {
  id: Generated<string>
  country: string
  territory: string | null
  day: string
  name: ColumnType<LocalText, string, string>
  offFor: string
  whose: string | null
  origin: string
  source: string
  reason: string | null
  shippedKey: string | null
  version: Generated<number>
  changedBy: string | null
  changedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface IdempotencyTable {
  holder: string
  key: string
  act: string
  inputHash: string
  result: ColumnType<unknown, string | null, string | null>
  at: Generated<ColumnType<string, string | Date, string | Date>>
}

export interface IndicatorTable {
  id: Generated<string>
  versionId: string
  code: string
  areaCode: string
  subareaId: string
  position: number
  kind: string
  answerType: string
  unit: string | null
  disaggregations: Generated<string[]>
  responsible: Generated<string[]>
  verification: Generated<string[]>
  legalBasis: Generated<string>
  isCore: boolean
  isRated: boolean
  title: ColumnType<LocalText, string, string>
  question: ColumnType<LocalText, string, string>
  rule: ColumnType<unknown, string | null, string | null>
  unratedReason: ColumnType<LocalText | null, string | null, string | null>
  limits: ColumnType<unknown, string | null, string | null>
  bands: ColumnType<unknown, string | null, string | null>
  askedAt: Generated<string[]>
  isSummable: Generated<boolean>
  notApplicable: ColumnType<LocalText | null, string | null, string | null>
  extra: Generated<ColumnType<unknown, string, string>>
  wordingMd5: ColumnType<string, never, never>
}

export interface IndicatorCitationTable {
  indicatorId: string
  position: number
  standard: string
  article: string
  amendedBy: string | null
  insertedBy: string | null
}

export interface InstanceTable {
  id: Generated<boolean>
  isSample: boolean
  contentHash: string | null
  secretMark: string
  createdAt: Generated<ColumnType<string, string | Date, string | Date>>
}

export interface InstitutionTable {
  id: Generated<string>
  country: string | null
  category: string
  level: string
  nameLocal: string
  nameEn: string
  note: string | null
  source: string
  isVerified: boolean
  shippedKey: string | null
  version: Generated<number>
}

export interface InstitutionContactTable {
  id: Generated<string>
  institutionId: string
  country: string | null
  name: Generated<string>
  email: string | null
  phone: string | null
  postAddress: string | null
  locale: string
  source: string
  state: Generated<string>
  stateNote: string | null
  changedBy: string
  changedAt: ColumnType<string, string | Date, string | Date>
  removedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  version: Generated<number>
}

export interface InstrumentChangeTable {
  versionId: string
  country: string | null
  item: string
  field: string
  value: ColumnType<unknown, string, string>
  base: ColumnType<unknown, string, string>
  revision: Generated<number>
  changedBy: string
  changedAt: ColumnType<string, string | Date, string | Date>
}

export interface InstrumentEditTable {
  versionId: string
  country: string | null
  revision: number
  position: number
  item: string
  field: string
  before: ColumnType<unknown, string | null, string | null>
  after: ColumnType<unknown, string | null, string | null>
  byId: string
  at: ColumnType<string, string | Date, string | Date>
  undoes: number | null
}

export interface InstrumentImportTable {
  id: Generated<string>
  versionId: string
  country: string | null
  sha256: string
  fileName: string
  content: string | null
  uploadedBy: string
  uploadedAt: ColumnType<string, string | Date, string | Date>
  appliedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  revision: number | null
}

export interface InstrumentVersionTable {
  id: Generated<string>
  code: string
  state: string
  sha256: string | null
  publishedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  country: string | null
  predecessorId: string | null
  coreId: string | null
  note: Generated<string>
  startedBy: string | null
  startedAt: Generated<ColumnType<string, string | Date, string | Date>>
  publishedBy: string | null
  revision: Generated<number>
  mergedRevision: Generated<number>
  setAsideBy: string | null
  setAsideAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface InvitationTable {
  tokenHash: string
  personId: string
  invitedBy: string | null
  createdAt: Generated<ColumnType<string, string | Date, string | Date>>
  expiresAt: ColumnType<string, string | Date, string | Date>
  usedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface LetterCounterTable {
  country: string
  year: number
  last: number
}

export interface LetterTemplateTable {
  country: string
  kind: string
  locale: string
  subject: string | null
  body: string | null
  changedBy: string | null
  changedAt: ColumnType<string, string | Date, string | Date>
  version: Generated<number>
}

export interface MailTable {
  id: Generated<string>
  recipient: string
  locale: string
  subject: string
  body: string
  state: Generated<string>
  attempts: Generated<number>
  lastError: string | null
  createdAt: Generated<ColumnType<string, string | Date, string | Date>>
  nextTryAt: Generated<ColumnType<string, string | Date, string | Date>>
  sentAt: ColumnType<string | null, string | Date | null, string | Date | null>
  requestId: string | null
  country: string | null
  replyTo: string | null
  returnsTo: string | null
}

export interface MeasureTable {
  code: string
  family: string
  position: number
  label: ColumnType<LocalText, string, string>
  definition: ColumnType<LocalText, string, string>
  unit: string
  dimension: Generated<ColumnType<unknown, string, string>>
}

export interface MeasureIndicatorTable {
  measure: string
  indicatorCode: string
  fit: string
  note: string
}

export interface MeasureSumTable {
  total: string
  parts: string[]
  isHeadline: boolean
}

export interface MergeConflictTable {
  versionId: string
  country: string
  item: string
  field: string
  base: ColumnType<unknown, string, string>
  core: ColumnType<unknown, string, string>
  own: ColumnType<unknown, string, string>
  resolution: string | null
  resolvedBy: string | null
  resolvedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  version: Generated<number>
  keptAs: string | null
}

export interface ObservationTable {
  id: Generated<string>
  country: string
  year: number
  measure: string | null
  indicatorCode: string | null
  kind: string
  number: number | null
  low: number | null
  high: number | null
  text: string | null
  asGiven: string
  unit: string
  sourceId: string | null
  evidenceId: string | null
  origin: string
  class: Generated<string>
  cycleId: string | null
  note: string | null
  addedBy: string | null
  addedAt: Generated<ColumnType<string, string | Date, string | Date>>
  withdrawnAt: ColumnType<string | null, string | Date | null, string | Date | null>
  withdrawnBy: string | null
  withdrawnReason: string | null
  version: Generated<number>
  shippedKey: string | null
  territory: string | null
  questionId: string | null
  instrumentVersionId: string | null
  page: string | null
  flags: Generated<ColumnType<unknown, string, string>>
}

export interface PassageTable {
  id: Generated<string>
  evidenceId: string
  country: string
  page: number | null
  position: number
  body: string
  words: string
}

export interface PasskeyTable {
  id: string
  personId: string
  publicKey: Buffer
  counter: number
  transports: Generated<string[]>
  label: string
  createdAt: Generated<ColumnType<string, string | Date, string | Date>>
  lastUsedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface PasswordTable {
  personId: string
  hash: string
  setAt: Generated<ColumnType<string, string | Date, string | Date>>
}

export interface PersonTable {
  id: Generated<string>
  name: string
  email: string
  locale: Generated<string>
  state: Generated<string>
  version: Generated<number>
  createdAt: Generated<ColumnType<string, string | Date, string | Date>>
  endedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface PersonalFindingTable {
  id: Generated<string>
  evidenceId: string
  country: string
  place: string
  passageId: string | null
  page: number | null
  at: number
  length: number
  kind: string
  mark: string
  foundAt: Generated<ColumnType<string, string | Date, string | Date>>
  settledAt: ColumnType<string | null, string | Date | null, string | Date | null>
  settledBy: string | null
  settledAs: string | null
  reason: string | null
}

export interface QuestionWritingTable {
  questionId: string
  requestId: string
  country: string
  sessionId: string
  called: string
  since: ColumnType<string, string | Date, string | Date>
  until: ColumnType<string, string | Date, string | Date>
}

export interface ReceivedMailTable {
  id: Generated<string>
  requestId: string | null
  country: string | null
  kind: string
  sha256: string
  sender: string
  subject: string
  body: string
  leftOut: Generated<ColumnType<unknown, string, string>>
  state: string
  receivedAt: ColumnType<string, string | Date, string | Date>
  seenBy: string | null
  seenAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface RecoveryCodeTable {
  personId: string
  hash: string
  usedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface RefusalGroundTable {
  id: Generated<string>
  lawId: string
  country: string
  code: string
  article: string | null
  label: ColumnType<LocalText, string, string>
  source: string
  isConfirmed: boolean
  position: number
  version: Generated<number>
  changedBy: string | null
  changedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface ReminderPlanTable {
  cycleId: string
  country: string
  isOn: Generated<boolean>
  changedBy: string
  changedAt: ColumnType<string, string | Date, string | Date>
}

export interface ReminderRuleTable {
  id: Generated<string>
  cycleId: string
  country: string
  countedFrom: string
  days: number
  madeBy: string
  madeAt: ColumnType<string, string | Date, string | Date>
}

export interface ReminderSentTable {
  requestId: string
  country: string
  countedFrom: string
  days: number
  forDay: string
  sentAt: ColumnType<string, string | Date, string | Date>
}

export interface ReminderStopTable {
  requestId: string
  country: string
  stoppedBy: string
  stoppedAt: ColumnType<string, string | Date, string | Date>
}

export interface RequestTable {
  id: Generated<string>
  reference: string
  cycleId: string
  country: string
  year: number
  institutionId: string
  territory: string | null
  locale: string
  basis: string
  state: Generated<string>
  sentOn: string | null
  dueOn: string | null
  answersUntil: string
  askedByName: string
  askedByEmail: string
  askedByPhone: string | null
  passedFrom: string | null
  linkSerial: Generated<number>
  madeBy: string
  madeAt: ColumnType<string, string | Date, string | Date>
  version: Generated<number>
}

export interface RequestCounterTable {
  country: string
  year: number
  last: number
}

export interface RequestEventTable {
  id: Generated<string>
  requestId: string
  country: string
  kind: string
  onDay: string
  at: ColumnType<string, string | Date, string | Date>
  personId: string | null
  respondentId: string | null
  evidenceId: string | null
  letterId: string | null
  submissionId: string | null
  details: Generated<ColumnType<unknown, string, string>>
  note: Generated<string>
  struckAt: ColumnType<string | null, string | Date | null, string | Date | null>
  struckBy: string | null
  struckReason: string | null
}

export interface RequestLetterTable {
  id: Generated<string>
  requestId: string
  country: string
  kind: string
  number: string
  locale: string
  subject: string
  body: string
  madeBy: string | null
  madeAt: ColumnType<string, string | Date, string | Date>
}

export interface RequestQuestionTable {
  id: Generated<string>
  requestId: string
  country: string
  number: number
  indicatorId: string
  indicatorCode: string
  state: Generated<string>
  givenTo: string | null
  isHandedBack: Generated<boolean>
  last: ColumnType<unknown, string | null, string | null>
  returnedBecause: string | null
}

export interface RespondentTable {
  id: Generated<string>
  requestId: string | null
  country: string
  number: number
  part: string
  name: Generated<string>
  email: string | null
  locale: string
  invitedBy: string | null
  note: string | null
  until: string | null
  state: Generated<string>
  madeAt: ColumnType<string, string | Date, string | Date>
  hearingId: string | null
}

export interface RespondentCodeTable {
  id: Generated<string>
  turn: Generated<number>
  respondentId: string
  codeHash: string
  sentTo: string
  madeAt: ColumnType<string, string | Date, string | Date>
  expiresAt: ColumnType<string, string | Date, string | Date>
  attempts: Generated<number>
  usedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface RespondentSessionTable {
  tokenHash: string
  id: Generated<string>
  respondentId: string
  createdAt: ColumnType<string, string | Date, string | Date>
  lastSeenAt: ColumnType<string, string | Date, string | Date>
  expiresAt: ColumnType<string, string | Date, string | Date>
  endedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  called: Generated<string>
}

export interface ReviewCommentTable {
  id: Generated<string>
  assessmentId: string
  country: string
  authorId: string
  kind: string
  body: string
  at: Generated<ColumnType<string, string | Date, string | Date>>
}

export interface RoleGrantTable {
  id: Generated<string>
  personId: string
  role: string
  country: string | null
  institutionId: string | null
  grantedBy: string | null
  grantedAt: Generated<ColumnType<string, string | Date, string | Date>>
  endedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface RuleProposalTable {
  id: Generated<string>
  country: string
  versionId: string
  indicatorCode: string
  body: string
  lang: Generated<string>
  doubleId: string | null
  madeBy: string
  madeAt: ColumnType<string, string | Date, string | Date>
  state: Generated<string>
  answer: string | null
  answeredBy: string | null
  answeredAt: ColumnType<string | null, string | Date | null, string | Date | null>
  version: Generated<number>
}

export interface ScriptExceptionTable {
  latin: string
  cyrillic: string
  addedBy: string
  addedAt: ColumnType<string, string | Date, string | Date>
}

export interface SearchConceptTable {
  concept: string
  words: string[]
}

export interface SearchEntryTable {
  kind: string
  code: string
  lang: string
  title: string
  body: string
  href: string
  words: string
}

export interface SessionTable {
  tokenHash: string
  id: Generated<string>
  personId: string
  createdAt: ColumnType<string, string | Date, string | Date>
  lastSeenAt: ColumnType<string, string | Date, string | Date>
  expiresAt: ColumnType<string, string | Date, string | Date>
  freshAt: ColumnType<string, string | Date, string | Date>
  device: string
  endedAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface SignInAttemptTable {
  bucket: string
  at: Generated<ColumnType<string, string | Date, string | Date>>
}

export interface SourceTable {
  id: Generated<string>
  title: string
  url: string
}

export interface StandardTable {
  code: string
  short: string
  number: string | null
  title: ColumnType<LocalText, string, string>
  year: number | null
  url: string | null
}

export interface StandardArticleTable {
  standard: string
  article: string
  isConfirmed: boolean
}

export interface SubareaTable {
  id: Generated<string>
  versionId: string
  areaCode: string
  position: number
  title: ColumnType<LocalText, string, string>
  code: string
  extra: Generated<ColumnType<unknown, string, string>>
}

export interface SubmissionTable {
  id: Generated<string>
  requestId: string
  country: string
  number: number
  receipt: string
  locale: string
  body: string
  sha256: string
  responsible: string
  submittedBy: string
  submittedAt: ColumnType<string, string | Date, string | Date>
  enteredByName: string | null
  receivedOn: string | null
}

export interface TermTable {
  scheme: string
  code: string
  position: number
  name: ColumnType<LocalText, string, string>
  details: Generated<ColumnType<unknown, string, string>>
}

export interface TerritoryTable {
  code: string
  country: string
  level: string
  parent: string | null
  position: number
  name: ColumnType<LocalText, string, string>
}

export interface ThirdOpinionTable {
  id: Generated<string>
  doubleId: string
  country: string
  askedOf: string
  askedBy: string
  askedAt: ColumnType<string, string | Date, string | Date>
  rating: number | null
  missing: string | null
  reason: string | null
  givenAt: ColumnType<string | null, string | Date | null, string | Date | null>
}

export interface TotpTable {
  personId: string
  secret: string
  confirmedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  lastStep: Generated<number>
}

export interface TranslationImportTable {
  id: Generated<string>
  versionId: string
  country: string | null
  lang: string
  sha256: string
  fileName: string
  content: string | null
  uploadedBy: string
  uploadedAt: ColumnType<string, string | Date, string | Date>
  appliedAt: ColumnType<string | null, string | Date | null, string | Date | null>
  revision: number | null
}

export interface Tables {
  accessLaw: AccessLawTable
  accessRule: AccessRuleTable
  adjudication: AdjudicationTable
  answer: AnswerTable
  answerFile: AnswerFileTable
  approval: ApprovalTable
  area: AreaTable
  assessment: AssessmentTable
  assessmentAuthor: AssessmentAuthorTable
  auditDetail: AuditDetailTable
  auditEntry: AuditEntryTable
  blindRating: BlindRatingTable
  challenge: ChallengeTable
  citation: CitationTable
  comparability: ComparabilityTable
  country: CountryTable
  cycle: CycleTable
  cycleMember: CycleMemberTable
  deadlineMove: DeadlineMoveTable
  dissent: DissentTable
  doubleRating: DoubleRatingTable
  edition: EditionTable
  evidence: EvidenceTable
  evidenceText: EvidenceTextTable
  file: FileTable
  finding: FindingTable
  findingDecision: FindingDecisionTable
  findingDraft: FindingDraftTable
  findingFile: FindingFileTable
  findingReply: FindingReplyTable
  findingUnheard: FindingUnheardTable
  hearing: HearingTable
  hearingReminder: HearingReminderTable
  hearingReply: HearingReplyTable
  holiday: HolidayTable
  idempotency: IdempotencyTable
  indicator: IndicatorTable
  indicatorCitation: IndicatorCitationTable
  instance: InstanceTable
  institution: InstitutionTable
  institutionContact: InstitutionContactTable
  instrumentChange: InstrumentChangeTable
  instrumentEdit: InstrumentEditTable
  instrumentImport: InstrumentImportTable
  instrumentVersion: InstrumentVersionTable
  invitation: InvitationTable
  letterCounter: LetterCounterTable
  letterTemplate: LetterTemplateTable
  mail: MailTable
  measure: MeasureTable
  measureIndicator: MeasureIndicatorTable
  measureSum: MeasureSumTable
  mergeConflict: MergeConflictTable
  observation: ObservationTable
  passage: PassageTable
  passkey: PasskeyTable
  password: PasswordTable
  person: PersonTable
  personalFinding: PersonalFindingTable
  questionWriting: QuestionWritingTable
  receivedMail: ReceivedMailTable
  recoveryCode: RecoveryCodeTable
  refusalGround: RefusalGroundTable
  reminderPlan: ReminderPlanTable
  reminderRule: ReminderRuleTable
  reminderSent: ReminderSentTable
  reminderStop: ReminderStopTable
  request: RequestTable
  requestCounter: RequestCounterTable
  requestEvent: RequestEventTable
  requestLetter: RequestLetterTable
  requestQuestion: RequestQuestionTable
  respondent: RespondentTable
  respondentCode: RespondentCodeTable
  respondentSession: RespondentSessionTable
  reviewComment: ReviewCommentTable
  roleGrant: RoleGrantTable
  ruleProposal: RuleProposalTable
  scriptException: ScriptExceptionTable
  searchConcept: SearchConceptTable
  searchEntry: SearchEntryTable
  session: SessionTable
  signInAttempt: SignInAttemptTable
  source: SourceTable
  standard: StandardTable
  standardArticle: StandardArticleTable
  subarea: SubareaTable
  submission: SubmissionTable
  term: TermTable
  territory: TerritoryTable
  thirdOpinion: ThirdOpinionTable
  totp: TotpTable
  translationImport: TranslationImportTable
}
