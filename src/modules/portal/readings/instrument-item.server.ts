import { kitProblem } from '../../../kit/problems.ts'
import { countries, institutions } from '../../country/queries.server.ts'
import { indicatorByCode } from '../../instrument/queries.server.ts'
import { measuresForIndicator } from '../../observation/queries.server.ts'
import { standards } from '../../standard/queries.server.ts'
import { historyOf } from '../instrument-history.server.ts'
import { publicPage } from '../public-page.ts'
import { indicatorTerms } from '../queries.server.ts'
import { askedVersion } from './instrument.server.ts'

/** One indicator of one version: what is asked, how it is rated, what it rests on, who answers. */
export const instrumentItemPage = publicPage({
  path: 'instrument/:version/:code',
  async load(db, { params, locale }) {
    const version = await askedVersion(db, params['version'])
    const indicator = await indicatorByCode(db, version.id, (params['code'] ?? '').toUpperCase())
    if (!indicator) throw kitProblem['not-found']()
    const states = await countries(db, locale)
    const responsible = (await institutions(db, { locale })).filter((it) => indicator.responsible.includes(it.category))
    const acts = await standards(db)
    return {
      version: { code: version.code, sha256: version.sha256, publishedAt: version.publishedAt },
      indicator,
      terms: await indicatorTerms(db),
      actNames: Object.fromEntries(acts.map(({ code, short }) => [code, short])),
      countries: states.map(({ code, name, details }) => ({
        code,
        name,
        language: details.languages[0],
        institutions: responsible.filter(({ country }) => country === code),
      })),
      history: await historyOf(db, indicator.code),
      measures: await measuresForIndicator(db, indicator.code),
    }
  },
})

export type InstrumentItem = Awaited<ReturnType<typeof instrumentItemPage.load>>
