import { data } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { download } from '../../../server/download.ts'
import { pageContext } from '../../../server/page-context.ts'
import { toSignIn } from '../../../server/pages.ts'
import { readUnsortedMail } from '../received-queries.server.ts'

/** A mail that belongs to no request yet, whole, to be saved. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { host, token, actor, tellProblem } = context.get(pageContext)
  if (!actor) throw toSignIn(new URL(request.url))
  try {
    return download(await host.ask(readUnsortedMail, { token, input: { mailId: params['mailId'] } }))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw data({ message: tellProblem(error).message }, error.status)
  }
}
