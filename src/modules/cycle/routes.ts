import { index, route } from '@react-router/dev/routes'

const page = (name: string) => `modules/cycle/pages/${name}.tsx`

export const cycleRoutes = [
  index(page('my-work')),
  route('cycles', page('cycles')),
  route('cycles/new', page('new-cycle')),
  route('cycles/:id', page('board')),
  route('cycles/:id/indicators', page('progress')),
  route('cycles/:id/questions', page('questions')),
  route('cycles/:id/change', page('change-cycle')),
  route('cycles/:id/team', page('team')),
  route('cycles/:id/twice', page('twice')),
  route('cycles/:id/carry-forward', page('carry-forward')),
]
