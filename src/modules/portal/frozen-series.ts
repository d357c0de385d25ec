import type { LocalText } from '../../kit/local-text.ts'
import type { Terms } from '../country/model.ts'
import type { EditionBody } from '../edition/index.ts'
import type { FigureSeries } from './readings/figure-series.server.ts'

interface Named {
  readonly countryName: LocalText
  readonly units: Terms
}

/** One measure as an edition froze it, for the chart that published figures are drawn with. Undefined: no figure of it. */
export function frozenSeries(
  body: EditionBody,
  measure: string,
  { countryName, units }: Named,
): FigureSeries | undefined {
  const own = body.figures.filter((figure) => figure.measure === measure)
  const first = body.measures.find(({ code }) => code === measure)
  if (!first || own.length === 0) return undefined
  return {
    measure: { ...first, family: '', unit: own[0]!.unit, dimension: {} },
    family: null,
    chosen: null,
    countries: [{ code: body.country, name: countryName }],
    units,
    indicators: [],
    labels: {},
    figures: own
      .map(({ source, ...figure }) => ({
        ...figure,
        country: body.country,
        measure,
        indicatorCode: null,
        class: 'public' as const,
        source: source?.class === 'public' ? { id: figure.id, title: source.title, url: source.url ?? '' } : null,
        evidenceId: null,
        version: 1,
        contradictions: [],
      }))
      .toReversed(),
  }
}
