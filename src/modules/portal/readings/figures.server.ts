import { textIn } from '../../../kit/local-text.ts'
import { contradictionsOf, measuresByFamily, sources } from '../../observation/queries.server.ts'
import { plainest } from '../series.ts'
import { publicPage } from '../public-page.ts'

/** All published figures: measures by who is counted, and the sources. */
export const figuresPage = publicPage({
  path: 'data',
  async load(db) {
    const families = await measuresByFamily(db)
    const found = await contradictionsOf(db)
    return {
      families: families.map((it) => ({ ...it, definition: plainest(it.measures.map((of) => of.definition)) })),
      sources: await sources(db),
      contradictions: { all: found.length, headline: found.filter(({ sum }) => sum.isHeadline).length },
    }
  },
  table({ families }, { locale, exceptions }) {
    return {
      header: [
        'measure',
        'label',
        'family',
        'unit',
        'figures',
        'countries',
        'sources',
        'first_year',
        'last_year',
        'definition',
      ],
      rows: families.flatMap(({ family, measures }) =>
        measures.map((it) => [
          it.code,
          textIn(it.label, locale, exceptions).text,
          family,
          it.unit,
          it.figures,
          it.countries,
          it.sources,
          it.firstYear,
          it.lastYear,
          textIn(it.definition, locale, exceptions).text,
        ]),
      ),
    }
  },
})

export type Figures = Awaited<ReturnType<typeof figuresPage.load>>
