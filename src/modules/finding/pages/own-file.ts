import { data, redirect } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { download } from '../../../server/download.ts'
import { pageContext } from '../../../server/page-context.ts'
import { readOwnFile } from '../commands.server.ts'

export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { host, token, actor, tellProblem } = context.get(pageContext)
  const { reference, file } = params
  if (!actor) throw redirect(`/f/${reference}`)
  try {
    return download(await host.ask(readOwnFile, { token, input: { reference, file } }))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw data({ message: tellProblem(error).message }, error.status)
  }
}
