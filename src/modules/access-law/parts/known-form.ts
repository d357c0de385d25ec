import { contentLang } from '../../../locale/index.ts'
import { textOf, type Asked } from '../../../server/pages.ts'

/** What every form of this module sends besides its own fields. */
export const knownIn = (form: FormData) => ({
  article: textOf(form, 'article'),
  source: textOf(form, 'source'),
  isConfirmed: textOf(form, 'isConfirmed') === 'yes',
  reason: textOf(form, 'reason'),
})

/** The language that somebody writes a text of the law in: that of their pages; Serbian is kept once, in Latin script. */
export const langOf = ({ locale }: Pick<Asked, 'locale'>) => contentLang(locale)

export const backToCountry = (country: string | undefined, done: 'rule' | 'ground' | 'holiday') =>
  `/app/access-laws/${country}?done=${done}`
