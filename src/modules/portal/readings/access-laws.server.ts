import { textIn } from '../../../kit/local-text.ts'
import { kitProblem } from '../../../kit/problems.ts'
import type { Asked } from '../../../server/pages.ts'
import { RULE_NAMES, type AccessLaw, type Holiday } from '../../access-law/model.ts'
import { accessLaws, holidays } from '../../access-law/queries.server.ts'
import { countries, countryByCode, territoriesOf } from '../../country/queries.server.ts'
import { publicPage, type FileTable } from '../public-page.ts'

/** The laws on access to information of all countries, in the order of the reader's alphabet. */
export const accessLawsPage = publicPage({
  path: 'access-laws',
  async load(db, { locale }) {
    const laws = await accessLaws(db)
    const rows = []
    for (const { code, name } of await countries(db, locale)) {
      const territories = await territoriesOf(db, code)
      const own = laws.filter(({ country }) => country === code)
      rows.push({ code, name, laws: own.map((law) => ({ ...law, territoryName: nameOf(law, territories) })) })
    }
    return { countries: rows }
  },
  table: ({ countries: rows }, asked) =>
    rulesTable(
      rows.flatMap(({ laws }) => laws),
      asked,
    ),
})
export type AccessLaws = Awaited<ReturnType<typeof accessLawsPage.load>>

/** One country: its laws rule by rule, and the days off of this year and the next. */
export const accessLawPage = publicPage({
  path: 'access-laws/:cc',
  async load(db, { params }) {
    const country = await countryByCode(db, params['cc'] ?? '')
    if (!country) throw kitProblem['not-found']()
    const { code, name } = country
    const territories = await territoriesOf(db, code)
    const year = new Date().getUTCFullYear()
    const all = await holidays(db, code, `${year}-01-01`, `${year + 1}-12-31`)
    // Why somebody corrected a day was written for the log.
    const days = all.map((day) => ({ ...day, reason: null }))
    const laws = await accessLaws(db, code)
    return {
      country: { code, name },
      laws: laws.map((law) => ({ ...law, territoryName: nameOf(law, territories) })),
      years: [year, year + 1].map((each) => ({ year: each, days: days.filter((it) => it.day.startsWith(`${each}`)) })),
      territories,
    }
  },
  table: ({ laws, years }, asked) => {
    const rules = rulesTable(laws, asked)
    const days = years.flatMap((it) => it.days).map((it) => dayCells(it, asked))
    return { ...rules, rows: [...rules.rows, ...days] }
  },
})
export type OneAccessLaw = Awaited<ReturnType<typeof accessLawPage.load>>

function nameOf(law: AccessLaw, territories: Awaited<ReturnType<typeof territoriesOf>>) {
  return territories.find(({ code }) => code === law.territory)?.name ?? null
}

const HEADER = ['country', 'territory', 'law', 'kind', 'name', 'value', 'article', 'confirmed', 'source']

/** Rules and grounds of refusal, one a row; a rule of which nothing is known has no value. */
function rulesTable(laws: readonly AccessLaw[], asked: Pick<Asked, 'locale' | 'exceptions'>): FileTable {
  const words = (value: unknown) => valueCell(value, asked)
  const rows = laws.flatMap(({ country, territory, title, rules, grounds }) => {
    const place = [country, territory, textIn(title, asked.locale, asked.exceptions).text]
    return [
      ...RULE_NAMES.map((name) => {
        const rule = rules[name]
        return [...place, 'rule', name, words(rule?.value), ...knownCells(rule)]
      }),
      ...grounds.map((it) => [...place, 'refusal-ground', it.code, words(it.label), ...knownCells(it)]),
    ]
  })
  return { header: HEADER, rows }
}

type Known = { readonly article: string | null; readonly isConfirmed: boolean; readonly source: string }

const knownCells = (it: Known | undefined) =>
  it ? [it.article, it.isConfirmed ? 'yes' : 'no', it.source] : [null, null, null]

function valueCell(value: unknown, { locale, exceptions }: Pick<Asked, 'locale' | 'exceptions'>) {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if ('days' in (value as object)) {
    const { kind, days } = value as { kind: string; days: number }
    return `${kind} ${days}`
  }
  return textIn(value as Parameters<typeof textIn>[0], locale, exceptions).text
}

function dayCells(it: Holiday, { locale, exceptions }: Pick<Asked, 'locale' | 'exceptions'>) {
  const name = textIn(it.name, locale, exceptions).text
  const off = it.whose ?? it.offFor
  return [it.country, it.territory, null, 'day-off', name, `${it.day} ${off}`, null, null, it.source]
}
