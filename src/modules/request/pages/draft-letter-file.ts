import type { LoaderFunctionArgs } from 'react-router'
import { data } from 'react-router'
import { kitProblem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { read } from '../../../server/pages.ts'
import { letterFile, letterIn } from '../letter-files.server.ts'
import { readDraftLetterFile } from '../letter-queries.server.ts'

const letter = read(readDraftLetterFile, ({ params, url, given }) => ({
  id: params['id'],
  day: url.searchParams.get('day') ?? undefined,
  isSample: given.isSample,
}))

/** The letter of a draft as it would go out, as a Word file or a PDF: `draft.docx`, `draft.pdf`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const given = args.context.get(pageContext)
  const asked = letterIn(args.params['file'])
  if (asked?.id !== 'draft') throw data({ message: given.tellProblem(kitProblem['not-found']()).message }, 404)
  return letterFile(given, await letter(args), asked.format)
}
