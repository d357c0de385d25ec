import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'
import { portalRoutes } from './modules/portal/routes.ts'

export default [
  route(':lang', 'layout-public.tsx', portalRoutes),
] satisfies RouteConfig
void index
void layout
