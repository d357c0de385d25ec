import { route } from '@react-router/dev/routes'

export const editionRoutes = [
  route('editions', 'modules/edition/pages/editions.tsx'),
  route('editions/:id', 'modules/edition/pages/edition.tsx'),
]
