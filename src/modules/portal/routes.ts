import { index, route } from '@react-router/dev/routes'

export const portalRoutes = [
  index('modules/portal/pages/home.tsx'),
  route('*', 'modules/portal/pages/nothing-here.tsx'),
]
