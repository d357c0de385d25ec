import { countries } from '../../country/queries.server.ts'
import { publicPage } from '../public-page.ts'
import { history } from '../shipped.server.ts'

/** The project, its partners, and how things came to be, each with its source. */
export const aboutPage = publicPage({
  path: 'about',
  async load(db, { locale }) {
    const states = await countries(db, locale)
    return {
      ...(await history()),
      countries: states.map(({ code, name, details }) => ({ code, name, language: details.languages[0] })),
    }
  },
})
