import { data, type LoaderFunctionArgs } from 'react-router'
import { jsonFile } from '../../../formats/json.ts'
import { Problem } from '../../../kit/problems.ts'
import { download } from '../../../server/download.ts'
import { pageContext } from '../../../server/page-context.ts'
import { toSignIn } from '../../../server/pages.ts'
import { readCitation, readCitations } from '../library-queries.server.ts'

const MEDIA_TYPE = 'application/vnd.citationstyles.csl+json'

/** One source, or all that fit, as a file for a reference manager. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { host, token, actor, tellProblem } = context.get(pageContext)
  const url = new URL(request.url)
  if (!actor) throw toSignIn(url)
  const id = params['id']
  try {
    const items =
      id === undefined
        ? await host.ask(readCitations, { token, input: Object.fromEntries(url.searchParams) })
        : await host.ask(readCitation, { token, input: { id } })
    return download({ name: 'citations.json', mediaType: MEDIA_TYPE, bytes: Buffer.from(jsonFile(items)) })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw data({ message: tellProblem(error).message }, error.status)
  }
}
