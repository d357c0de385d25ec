import { countries } from '../../country/queries.server.ts'
import { publicPage } from '../public-page.ts'
import { helpLines, history } from '../shipped.server.ts'

/** Where a person in need finds help: lines that partners entered, by country. */
export const helpPage = publicPage({
  path: 'help',
  async load(db, { locale }) {
    const help = await helpLines()
    const { partners } = await history()
    const states = await countries(db, locale)
    return {
      countries: states.map(({ code, name, details }) => ({
        code,
        name,
        language: details.languages[0],
        lines: help[code]?.lines ?? [],
        site: help[code]?.site ?? null,
        partners: partners[code] ?? [],
      })),
    }
  },
})
