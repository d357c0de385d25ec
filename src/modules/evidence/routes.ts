import { route } from '@react-router/dev/routes'

const page = (name: string) => `modules/evidence/pages/${name}`

export const evidenceRoutes = [
  route('evidence', page('library.tsx')),
  route('evidence/new', page('new-evidence.tsx')),
  route('evidence/citations.json', page('citations.ts')),
  route('evidence/:id', page('evidence-item.tsx')),
  route('evidence/:id/citation.json', page('citations.ts'), { id: 'evidence-citation' }),
  route('evidence/:id/text', page('source-text.tsx')),
  route('evidence/:id/pages/:page', page('page-image.ts')),
  route('evidence/:id/change', page('change-evidence.tsx')),
  route('evidence/:id/file', page('evidence-file.ts')),
]
