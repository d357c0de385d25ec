import { route } from '@react-router/dev/routes'

const page = (name: string) => `modules/request/pages/${name}.tsx`

export const requestRoutes = [
  route('cycles/:id/ask', page('ask')),
  route('cycles/:id/reminders', page('reminders')),
  route('cycles/:id/response', page('response')),
  route('requests/received', page('received')),
  route('requests/received/:mailId/file', 'modules/request/pages/unsorted-file.ts'),
  route('requests', page('requests')),
  route('requests/chase', page('chase')),
  route('requests/calls', page('calls')),
  route('requests/under-way', page('under-way')),
  route('requests/letters.zip', 'modules/request/pages/letters.ts'),
  route('letter-templates', page('letter-templates')),
  route('letter-templates/:country/:kind/:locale', page('letter-template')),
  route('letters/:file', 'modules/request/pages/letter-file.ts'),
  route('requests/:id', page('request')),
  route('requests/:id/letter', page('draft-letter')),
  route('requests/:id/letter/:file', 'modules/request/pages/draft-letter-file.ts'),
  route('requests/:id/code', page('tell-code')),
  route('requests/:id/files/:file', 'modules/request/pages/request-file.ts'),
  route('institutions', page('institutions')),
  route('institutions/:id', page('institution')),
]
