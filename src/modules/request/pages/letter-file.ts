import type { LoaderFunctionArgs } from 'react-router'
import { data } from 'react-router'
import { kitProblem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { read } from '../../../server/pages.ts'
import { letterFile, letterIn } from '../letter-files.server.ts'
import { readLetter } from '../letter-queries.server.ts'

const letter = read(readLetter, ({ params, given }) => ({
  id: letterIn(params['file'])?.id,
  isSample: given.isSample,
}))

/** A letter as it was sent, as a Word file or a PDF. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const given = args.context.get(pageContext)
  const asked = letterIn(args.params['file'])
  if (!asked) throw data({ message: given.tellProblem(kitProblem['not-found']()).message }, 404)
  return letterFile(given, await letter(args), asked.format)
}
