import { redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { pageContext } from '../../../server/page-context.ts'
import { noCookie } from '../door-page.server.ts'
import { signOut } from '../sign-in.server.ts'

export const loader = () => redirect('/app/account')

export async function action({ context }: ActionFunctionArgs) {
  const given = context.get(pageContext)
  if (given.token) await signOut(given.host, given.token)
  return redirect('/app/sign-in', { status: 303, headers: noCookie(given) })
}
