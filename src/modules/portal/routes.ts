import { index, route } from '@react-router/dev/routes'

export const portalRoutes = [
  index('modules/portal/pages/home.tsx'),
  route('about', 'modules/portal/pages/about.tsx'),
  route('accessibility', 'modules/portal/pages/accessibility.tsx'),
  route('countries', 'modules/portal/pages/countries.tsx'),
  route('data', 'modules/portal/pages/figures.tsx'),
  route('data/:measure', 'modules/portal/pages/figure-series.tsx'),
  route('glossary', 'modules/portal/pages/glossary.tsx'),
  route('help', 'modules/portal/pages/help.tsx'),
  route('institutions', 'modules/portal/pages/institutions.tsx'),
  route('instrument', 'modules/portal/pages/latest-instrument.tsx'),
  route('instrument/:version', 'modules/portal/pages/instrument.tsx'),
  route('instrument/:version/:code', 'modules/portal/pages/instrument-item.tsx'),
  route('methodology', 'modules/portal/pages/methodology.tsx'),
  route('privacy', 'modules/portal/pages/privacy.tsx'),
  route('report-a-problem', 'modules/portal/pages/report-a-problem.tsx'),
  route('search', 'modules/portal/pages/search.tsx'),
  route('standards', 'modules/portal/pages/standards.tsx'),
  route('*', 'modules/portal/pages/nothing-here.tsx'),
]
