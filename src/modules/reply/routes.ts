import { index, route } from '@react-router/dev/routes'

const page = (name: string) => `modules/reply/pages/${name}.tsx`

/** For who enters what an institution sent on paper or by mail. */
export const transcribeRoutes = [
  route('requests/:id/q', page('transcribe')),
  route('requests/:id/q/:number', page('transcribe-question')),
]

export const replyRoutes = [
  index(page('lost-link')),
  route('language', 'modules/reply/pages/language.ts'),
  route('tasks', page('tasks')),
  route('q/:number', page('question')),
  route('q/:number/send', 'modules/reply/pages/send-answer.ts'),
  route('q/:number/writing', 'modules/reply/pages/writing.ts'),
  route('q/:number/files', page('answer-files')),
  route('files/:file', 'modules/reply/pages/reply-file.ts'),
  route('share', page('share')),
  route('check', page('check')),
  route('letters/:file', 'modules/reply/pages/letter-file.ts'),
  route('receipts', page('receipts')),
  route('receipts/:file', 'modules/reply/pages/receipt-file.ts'),
  route('leave', page('leave')),
  route(':key', page('door')),
]
