import { route, type RouteConfig } from '@react-router/dev/routes'
import { accessLawRoutes } from './modules/access-law/routes.ts'
import { assessmentRoutes } from './modules/assessment/routes.ts'
import { findingReplyRoutes, findingRoutes } from './modules/finding/routes.ts'
import { cycleRoutes } from './modules/cycle/routes.ts'
import { editionRoutes } from './modules/edition/routes.ts'
import { evidenceRoutes } from './modules/evidence/routes.ts'
import { identityRoutes } from './modules/identity/routes.ts'
import { exchangeRoutes } from './modules/exchange/routes.ts'
import { instrumentRoutes } from './modules/instrument/routes.ts'
import { observationRoutes } from './modules/observation/routes.ts'
import { replyRoutes, transcribeRoutes } from './modules/reply/routes.ts'
import { requestRoutes } from './modules/request/routes.ts'
import { scoringRoutes } from './modules/scoring/routes.ts'
import { portalRoutes } from './modules/portal/routes.ts'
import { translationRoutes } from './modules/translation/routes.ts'
import { variantRoutes } from './modules/variant/routes.ts'
import { replyWorkbookRoutes, requestWorkbookRoutes } from './modules/workbook/routes.ts'

export default [
  route('app', 'layout-work.tsx', [
    ...identityRoutes,
    ...accessLawRoutes,
    ...instrumentRoutes,
    ...variantRoutes,
    ...translationRoutes,
    ...exchangeRoutes,
    ...cycleRoutes,
    ...evidenceRoutes,
    ...observationRoutes,
    ...requestRoutes,
    ...transcribeRoutes,
    ...requestWorkbookRoutes,
    ...assessmentRoutes,
    ...scoringRoutes,
    ...findingRoutes,
    ...editionRoutes,
    route('*', 'not-found.tsx'),
  ]),
  route('r/:reference', 'layout-reply.tsx', [...replyWorkbookRoutes, ...replyRoutes]),
  route('f/:reference', 'layout-reply.tsx', { id: 'layout-finding' }, findingReplyRoutes),
  route(':lang', 'layout-public.tsx', portalRoutes),
] satisfies RouteConfig
