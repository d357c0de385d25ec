import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { isLocale } from '../../../locale/index.ts'
import { pageContext } from '../../../server/page-context.ts'
import { changeReplyLanguage } from '../commands.server.ts'

/** A link that chooses the language: of this one page before the code, of the whole reply after it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, token, actor } = context.get(pageContext)
  const { searchParams } = new URL(request.url)
  const locale = searchParams.get('lang') ?? ''
  const home = `/r/${params['reference']}`
  const to = URL.parse(searchParams.get('to') ?? home, 'http://local.invalid')
  const path = to && (to.pathname === home || to.pathname.startsWith(`${home}/`)) ? to.pathname : home
  if (!isLocale(locale)) return redirect(path)
  const isOwnLink = request.headers.get('sec-fetch-site') !== 'cross-site'
  if (!actor || !isOwnLink) return redirect(`${path}?lang=${locale}`)
  await host.perform(changeReplyLanguage, {
    token,
    input: { reference: params['reference'], locale },
    key: randomUUID(),
  })
  return redirect(path)
}
