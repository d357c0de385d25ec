import { data, type LoaderFunctionArgs } from 'react-router'
import { pageImage } from '../../../formats/page-image.ts'
import { kitProblem, Problem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { toSignIn } from '../../../server/pages.ts'
import { readEvidenceFile } from '../queries.server.ts'

/** A page of a PDF as a picture that this product drew: the file itself is only ever saved. None of a restricted one. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { host, token, actor, tellProblem } = context.get(pageContext)
  if (!actor) throw toSignIn(new URL(request.url))
  try {
    const file = await host.ask(readEvidenceFile, { token, input: { id: params['id'] } })
    if (file.isRestricted || file.mediaType !== 'application/pdf') throw kitProblem['not-found']()
    const png = await pageImage(file.bytes, Number(params['page']))
    if (!png) throw kitProblem['not-found']()
    const headers = { 'content-type': 'image/png', 'cache-control': 'no-store' }
    return new Response(new Uint8Array(png), { headers })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw data({ message: tellProblem(error).message }, error.status)
  }
}
