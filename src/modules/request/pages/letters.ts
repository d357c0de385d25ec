import type { LoaderFunctionArgs } from 'react-router'
import { pageContext } from '../../../server/page-context.ts'
import { read } from '../../../server/pages.ts'
import { chosenIn } from '../chosen.ts'
import { LETTER_FORMATS, letterArchive } from '../letter-files.server.ts'
import { readLetters } from '../letter-queries.server.ts'

const letters = read(readLetters, ({ url, given }) => ({ ...chosenIn(url), isSample: given.isSample }))

/** The newest letters of the requests that were chosen in a list, as one ZIP. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { searchParams } = new URL(args.request.url)
  const format = LETTER_FORMATS.find((it) => it === searchParams.get('format')) ?? 'pdf'
  return letterArchive(args.context.get(pageContext), await letters(args), { format, now: new Date() })
}
