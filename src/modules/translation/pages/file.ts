import { fieldLabel } from '../../instrument/index.ts'
import type { LoaderFunctionArgs } from 'react-router'
import { CONTENT_LANGS } from '../../../kit/local-text.ts'
import { kitProblem } from '../../../kit/problems.ts'
import { savedAs } from '../../../server/made-file.ts'
import { pageContext } from '../../../server/page-context.ts'
import { read } from '../../../server/pages.ts'
import { askedIn } from '../asked.server.ts'
import { TEXT_FORMATS } from '../file-model.ts'
import { readTextsOut } from '../file-queries.server.ts'
import { fileOfTexts } from '../files.server.ts'

const texts = read(readTextsOut, ({ url }) => askedIn(url))

/** The texts of a language that are asked for, as a file. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const name = args.params['name'] ?? ''
  const format = TEXT_FORMATS.find((one) => name.endsWith(`.${one}`))
  const found = await texts(args)
  const { isSample, say, tellProblem } = args.context.get(pageContext)
  const label = fieldLabel((key, values) => say(`instrument.${key}`, values))
  const { searchParams } = new URL(args.request.url)
  const from = CONTENT_LANGS.find((lang) => lang === searchParams.get('from'))
  const file = format && (await fileOfTexts(format, found, from, { isSample, say, label, now: new Date() }))
  if (file) return savedAs(file)
  const problem = kitProblem['not-found']()
  return new Response(tellProblem(problem).message, { status: problem.status })
}
