import { index, route } from '@react-router/dev/routes'

const page = (name: string) => `modules/finding/pages/${name}`

export const findingRoutes = [
  route('cycles/:id/findings', page('hearings.tsx')),
  route('cycles/:id/findings/send', page('send-findings.tsx')),
  route('findings/:id', page('hearing.tsx')),
  route('findings/:id/files/:file', page('replied-file.ts')),
  route('review/:id/right-of-reply', page('unheard.tsx')),
]

/** What an institution sees, under /f/ and its reference. */
export const findingReplyRoutes = [
  index(page('lost-findings.tsx')),
  route('language', page('finding-language.ts')),
  route('findings', page('own-findings.tsx')),
  route('n/:number', page('own-finding.tsx')),
  route('n/:number/files', page('own-finding-files.tsx')),
  route('files/:file', page('own-file.ts')),
  route('check', page('check-replies.tsx')),
  route('leave', page('leave-findings.ts')),
  route(':key', page('finding-door.tsx')),
]
