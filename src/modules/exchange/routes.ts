import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const exchangeRoutes: RouteConfigEntry[] = [
  route('instrument/:code/files', 'modules/exchange/pages/files.tsx'),
  route('instrument/:code/files/:name', 'modules/exchange/pages/file.ts'),
]
