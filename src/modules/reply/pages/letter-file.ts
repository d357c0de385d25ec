import { data, type LoaderFunctionArgs } from 'react-router'
import { kitProblem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { letterFile, letterIn } from '../../request/queries.server.ts'
import { readReplyLetter } from '../queries.server.ts'
import { readReply } from '../reply-page.server.ts'

const letter = readReply(readReplyLetter, ({ params, given }) => ({
  id: letterIn(params['file'])?.id,
  isSample: given.isSample,
}))

/** A letter that the institution got, as a Word file or a PDF. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const given = args.context.get(pageContext)
  const asked = letterIn(args.params['file'])
  if (!asked) throw data({ message: given.tellProblem(kitProblem['not-found']()).message }, 404)
  return letterFile(given, await letter(args), asked.format)
}
