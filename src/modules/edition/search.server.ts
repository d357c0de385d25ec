import { CONTENT_LANGS, textIn } from '../../kit/local-text.ts'
import type { ContentLang, Locale } from '../../locale/index.ts'
import type { Tx } from '../../server/db/types.ts'
import { putEntries, type SearchEntry } from '../../server/search/entries.server.ts'
import type { EditionBody } from './model.ts'

/** Makes the reasons of an edition findable, in the place of those of an earlier edition of the same cycle. */
export async function indexEdition(tx: Tx, body: EditionBody): Promise<void> {
  await tx
    .deleteFrom('searchEntry')
    .where('kind', '=', 'edition')
    .where('code', 'like', `${body.country}-${body.year} %`)
    .execute()
  await putEntries(tx, entriesOf(body))
}

function entriesOf({ country, countryName, year, values }: EditionBody): SearchEntry[] {
  return values.flatMap(({ indicator, assessment }) => {
    if (!assessment || assessment.narrative === '') return []
    const lang = CONTENT_LANGS.find((one) => one === assessment.narrativeLang) ?? 'en'
    const locale = localeOf(lang)
    const title = `${indicator.code} ${textIn(indicator.title, locale).text}, ${textIn(countryName, locale).text} ${year}`
    const code = `${country}-${year} ${indicator.code}`
    const href = `indicators/${indicator.code.toLowerCase()}/${country}/${year}`
    return [{ kind: 'edition', code, lang, title, body: assessment.narrative, href }]
  })
}

const localeOf = (lang: ContentLang): Locale => (lang === 'sr' ? 'sr-latn' : lang)
