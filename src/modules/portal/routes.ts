import { index } from '@react-router/dev/routes'

export const portalRoutes = [index('modules/portal/pages/home.tsx')]
