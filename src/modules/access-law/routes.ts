import { route, type RouteConfigEntry } from '@react-router/dev/routes'

const page = (name: string) => `modules/access-law/pages/${name}.tsx`

export const accessLawRoutes: RouteConfigEntry[] = [
  route('access-laws', page('laws')),
  route('access-laws/:country', page('country')),
  route('access-laws/:country/rule/:law/:rule', page('rule')),
  route('access-laws/:country/ground/:law/:id', page('ground')),
  route('access-laws/:country/holiday/:id', page('holiday')),
]
