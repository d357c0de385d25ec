import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { toSignIn } from '../../../server/pages.ts'
import { chosenIn } from '../chosen.ts'
import { LETTER_FORMATS, letterArchive } from '../letter-files.server.ts'
import { readLetters } from '../letter-queries.server.ts'

/** The newest letters of the requests that were chosen in a list, as one ZIP. */
export function loader(args: LoaderFunctionArgs): Promise<Response> {
  return archiveOf(args, new URL(args.request.url).searchParams)
}

/** The same for more of them than an address can hold. It changes nothing. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return archiveOf(args, await args.request.formData())
}

async function archiveOf({ request, context }: LoaderFunctionArgs, sent: URLSearchParams | FormData) {
  const given = context.get(pageContext)
  if (!given.actor) throw toSignIn(new URL(request.url))
  const format = LETTER_FORMATS.find((it) => it === sent.get('format')) ?? 'pdf'
  try {
    const input = { ...chosenIn(sent), isSample: given.isSample }
    const letters = await given.host.ask(readLetters, { token: given.token, input })
    return await letterArchive(given, letters, { format, now: new Date() })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Response(`${given.tellProblem(error).message}\n`, { status: error.status })
  }
}
