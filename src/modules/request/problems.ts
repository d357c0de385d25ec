import { problems } from '../../kit/problems.ts'

export const requestProblem = problems('request', {
  'nothing-to-ask': { status: 409 },
  'asked-already': { status: 409 },
  'not-a-draft': { status: 409 },
  'sent-in-the-future': { status: 422 },
  'nobody-to-chase': { status: 409 },
  'no-more-time': { status: 422 },
  'no-letters': { status: 404 },
  'cannot-happen': { status: 409 },
  'mail-already-sent': { status: 409 },
  'mail-already-filed': { status: 409 },
  'too-many-mails': { status: 503 },
  'nothing-to-accept': { status: 409 },
  'document-withdrawn': { status: 409 },
  'answer-unreadable': { status: 422 },
  'nobody-silent': { status: 409 },
  'nothing-to-record': { status: 409 },
  'answers-closed': { status: 409 },
  'already-struck': { status: 409 },
  'contact-twice': { status: 409, constraint: 'contact_email_once' },
  'contact-unreachable': { status: 422, constraint: 'contact_can_be_reached' },
})
