import type { PublicPage } from '../public-page.ts'
import { areaPage } from './area.server.ts'
import { comparePage } from './compare.server.ts'
import { countryPage, countryYearPage } from './country.server.ts'
import { indicatorPage } from './indicator.server.ts'
import { valuePage } from './value.server.ts'
import { accessLawPage, accessLawsPage } from './access-laws.server.ts'
import { aboutPage } from './about.server.ts'
import { countriesPage } from './countries.server.ts'
import { figureSeriesPage } from './figure-series.server.ts'
import { figuresPage } from './figures.server.ts'
import { glossaryPage } from './glossary.server.ts'
import { helpPage } from './help.server.ts'
import { homePage } from './home.server.ts'
import { institutionsPage } from './institutions.server.ts'
import { instrumentDifferencePage } from './instrument-difference.server.ts'
import { instrumentFormPage, instrumentItemsPage } from './instrument-items.server.ts'
import { instrumentItemPage } from './instrument-item.server.ts'
import { instrumentPage, latestInstrumentPage } from './instrument.server.ts'
import { methodologyPage } from './methodology.server.ts'
import { searchPage } from './search.server.ts'
import { statusPage } from './status.server.ts'
import { standardsPage } from './standards.server.ts'
import { accessibilityPage, privacyPage, reportPage } from './text-pages.server.ts'

/** Every public page that is also data: `.json` and, where it has a table, `.csv` at its address. */
// oxlint-disable-next-line typescript/no-explicit-any -- pages of different data side by side
export const publicPages: readonly PublicPage<any>[] = [
  aboutPage,
  accessLawPage,
  accessLawsPage,
  countriesPage,
  figureSeriesPage,
  figuresPage,
  glossaryPage,
  helpPage,
  homePage,
  institutionsPage,
  instrumentDifferencePage,
  instrumentItemsPage,
  instrumentFormPage,
  instrumentItemPage,
  instrumentPage,
  latestInstrumentPage,
  methodologyPage,
  searchPage,
  standardsPage,
  statusPage,
  accessibilityPage,
  privacyPage,
  reportPage,
  countryPage,
  countryYearPage,
  comparePage,
  areaPage,
  indicatorPage,
  valuePage,
]
