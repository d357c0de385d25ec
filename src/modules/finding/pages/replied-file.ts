import { data } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { download } from '../../../server/download.ts'
import { pageContext } from '../../../server/page-context.ts'
import { toSignIn } from '../../../server/pages.ts'
import { readRepliedFile } from '../commands.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { host, token, actor, tellProblem } = context.get(pageContext)
  if (!actor) throw toSignIn(new URL(request.url))
  try {
    return download(await host.ask(readRepliedFile, { token, input: { id: params['id'], file: params['file'] } }))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw data({ message: tellProblem(error).message }, error.status)
  }
}
