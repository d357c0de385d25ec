import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { isLocale } from '../../../locale/index.ts'
import { pageContext } from '../../../server/page-context.ts'
import { changeLanguage } from '../commands.server.ts'

/** A link that chooses the language: of this one page for a guest, of the account for who is signed in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host, token, actor } = context.get(pageContext)
  const { searchParams } = new URL(request.url)
  const locale = searchParams.get('lang') ?? ''
  const base = 'http://local.invalid'
  const to = URL.parse(searchParams.get('to') ?? '/app', base) ?? new URL('/app', base)
  const path = /^\/app(\/|$)/.test(to.pathname) ? to.pathname : '/app'
  if (!isLocale(locale)) return redirect(path)
  const isOwnLink = request.headers.get('sec-fetch-site') !== 'cross-site'
  if (!actor || !isOwnLink) {
    to.searchParams.set('lang', locale)
    return redirect(path + to.search)
  }
  await host.perform(changeLanguage, { token, input: { locale }, key: randomUUID() })
  return redirect(path + to.search)
}
