import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const variantRoutes: RouteConfigEntry[] = [route('instrument/:code/merge', 'modules/variant/pages/merge.tsx')]
