import { LOCALES, type Locale } from '../../locale/index.ts'

/** The same page in another language: only the first part of a public address says the language. */
export function inLanguage(locale: Locale, pathname: string, search = ''): string {
  const rest = pathname.split('/').slice(2).join('/')
  return `/${locale}/${rest}${search}`
}

export interface Alternate {
  readonly locale: Locale
  readonly href: string
}

/** Full addresses of one page in all languages. */
export function alternatesOf(publicUrl: string, pathname: string): Alternate[] {
  const origin = publicUrl.replace(/\/+$/, '')
  return LOCALES.map((locale) => ({ locale, href: `${origin}${inLanguage(locale, pathname)}` }))
}

/** The file beside a page: `/en/data/x` → `/en/data/x.csv`, with the page's filter. The start page's is `index`. */
export function fileAddress(pathname: string, search: string, ending: 'json' | 'csv' | 'docx'): string {
  const path = pathname.replace(/\/+$/, '')
  const isStart = path.split('/').length < 3
  return `${isStart ? `${path}/index` : path}.${ending}${search}`
}

/** A link of the page with one choice of its filter changed; empty choices leave no trace in the address. */
export function withChoice(pathname: string, chosen: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(chosen)) if (value) query.set(name, value)
  const search = query.toString()
  return search === '' ? pathname : `${pathname}?${search}`
}
