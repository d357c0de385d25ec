import { kitProblem } from '../../../kit/problems.ts'
import { countries, terms } from '../../country/queries.server.ts'
import { figuresOfMeasure, indicatorsOfMeasure, measureByCode } from '../../observation/queries.server.ts'
import { publicPage } from '../public-page.ts'
import { measureLabels } from '../queries.server.ts'
import { FIGURE_COLUMNS, figureCells } from './figure-columns.ts'

/** One measure: every country, year and source, with what contradicts itself. */
export const figureSeriesPage = publicPage({
  path: 'data/:measure',
  async load(db, { params, url, locale }) {
    const measure = await measureByCode(db, params['measure'] ?? '')
    if (!measure) throw kitProblem['not-found']()
    const states = await countries(db, locale)
    const chosen = states.find(({ code }) => code === url.searchParams.get('country'))?.code ?? null
    const all = await figuresOfMeasure(db, measure.code)
    const figures = chosen === null ? all : all.filter(({ country }) => country === chosen)
    const concerned = new Set(
      figures.flatMap((it) => it.contradictions.flatMap((found) => found.figures.map(({ measure }) => measure))),
    )
    const families = await terms(db, 'measure-family')
    return {
      measure,
      family: families[measure.family] ?? null,
      chosen,
      countries: states
        .filter(({ code }) => all.some(({ country }) => country === code))
        .map(({ code, name }) => ({ code, name })),
      units: await terms(db, 'unit'),
      indicators: await indicatorsOfMeasure(db, measure.code),
      figures,
      labels: await measureLabels(db, [...concerned]),
    }
  },
  table: ({ measure, figures }) => ({
    header: ['measure', ...FIGURE_COLUMNS],
    rows: figures.map((it) => [measure.code, ...figureCells(it)]),
  }),
})

export type FigureSeries = Awaited<ReturnType<typeof figureSeriesPage.load>>
