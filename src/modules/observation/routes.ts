import { route } from '@react-router/dev/routes'

export const observationRoutes = [
  route('observations/new', 'modules/observation/pages/new-observation.tsx'),
  route('observations/:id/withdraw', 'modules/observation/pages/withdraw-observation.tsx'),
]
