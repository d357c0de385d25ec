import { route, type RouteConfigEntry } from '@react-router/dev/routes'

const page = (name: string) => `modules/instrument/pages/${name}`

export const instrumentRoutes: RouteConfigEntry[] = [
  route('instrument', page('versions.tsx')),
  route('instrument/proposals', page('proposals.tsx')),
  route('instrument/:code', page('designer.tsx')),
  route('instrument/:code/autosave', page('designer-autosave.ts')),
  route('instrument/:code/verdicts', page('verdicts.tsx')),
]
