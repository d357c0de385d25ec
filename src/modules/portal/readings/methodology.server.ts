import { contradictionsOf, measuresByFamily } from '../../observation/queries.server.ts'
import { NEWEST_SCORE_METHOD } from '../../scoring/index.ts'
import { publicPage } from '../public-page.ts'
import { plainest } from '../series.ts'
import { baseCounts } from '../queries.server.ts'
import { generalRule } from '../shipped.server.ts'

/** Families of which readers must know that they are different counts. */
const COUNTS_OF_VICTIMS = ['identified', 'potential', 'potential_and_official', 'detected']

/** How ratings, editions and figures come about, with numbers counted from what the base holds. */
export const methodologyPage = publicPage({
  path: 'methodology',
  async load(db) {
    const found = await contradictionsOf(db)
    const families = await measuresByFamily(db)
    return {
      counts: await baseCounts(db),
      generalRule: await generalRule(),
      scoreMethod: NEWEST_SCORE_METHOD,
      contradictions: { all: found.length, headline: found.filter(({ sum }) => sum.isHeadline).length },
      definitions: families
        .filter(({ family }) => COUNTS_OF_VICTIMS.includes(family))
        .map(({ family, name, measures }) => ({
          family,
          name,
          definition: plainest(measures.map(({ definition }) => definition)),
        })),
    }
  },
})

export type Methodology = Awaited<ReturnType<typeof methodologyPage.load>>
