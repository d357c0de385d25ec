import { route, type RouteConfigEntry } from '@react-router/dev/routes'

const page = (name: string) => `modules/assessment/pages/${name}`

export const assessmentRoutes: RouteConfigEntry[] = [
  route('assess/:cycleId/:code', page('desk.tsx')),
  route('assess/:cycleId/:code/autosave', page('autosave.ts')),
  route('instrument/:code/try', page('try.tsx')),
  route('review', page('review-queue.tsx')),
  route('review/double', page('doubles.tsx')),
  route('review/double/:id', page('double.tsx')),
  route('review/agreement', page('agreement.tsx')),
  route('review/:id', page('review.tsx')),
]
