import { redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { replyCookie } from '../../../server/cookies.ts'
import { pageContext } from '../../../server/page-context.ts'
import { endReplySession } from '../session.server.ts'

/** Ends the session on this computer: the next one asks for a code again. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { host, token, publicUrl } = context.get(pageContext)
  const reference = params['reference'] ?? ''
  if (token !== undefined) await endReplySession(host, token)
  return redirect(`/r/${reference}`, {
    status: 303,
    headers: { 'set-cookie': replyCookie(publicUrl, reference, '', 0) },
  })
}

export function loader({ params }: { params: { reference?: string } }) {
  return redirect(`/r/${params.reference ?? ''}/tasks`)
}
