import { textIn } from '../../../kit/local-text.ts'
import { countries, institutions, terms } from '../../country/queries.server.ts'
import { publicPage } from '../public-page.ts'

/** Who is responsible for what: institutions by country and task. */
export const institutionsPage = publicPage({
  path: 'institutions',
  async load(db, { url, locale }) {
    const states = await countries(db, locale)
    const categories = await terms(db, 'institution-category')
    const country = states.find(({ code }) => code === url.searchParams.get('country'))?.code
    const asked = url.searchParams.get('category') ?? ''
    const category = Object.hasOwn(categories, asked) ? asked : undefined
    const narrowed = { locale, ...(country && { country }), ...(category && { category }) }
    return {
      chosen: { country, category },
      countries: states.map(({ code, name, details }) => ({ code, name, language: details.languages[0] })),
      categories,
      institutions: await institutions(db, narrowed),
    }
  },
  table({ institutions, categories }, { locale, exceptions }) {
    return {
      header: ['country', 'category', 'category_name', 'level', 'name_local', 'name_en', 'note', 'verified', 'source'],
      rows: institutions.map((it) => [
        it.country,
        it.category,
        categories[it.category] ? textIn(categories[it.category]!, locale, exceptions).text : '',
        it.level,
        it.nameLocal,
        it.nameEn,
        it.note,
        it.isVerified ? 'yes' : 'no',
        it.source,
      ]),
    }
  },
})
