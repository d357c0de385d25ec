import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const scoringRoutes: RouteConfigEntry[] = [route('cycles/:id/scores', 'modules/scoring/pages/scores.tsx')]
