import type { LoaderFunctionArgs } from 'react-router'
import { kitProblem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { read } from '../../../server/pages.ts'
import { filesOf } from '../files.server.ts'
import { FILE_FORMATS } from '../model.ts'
import { readWholeVersion } from '../queries.server.ts'

const whole = read(readWholeVersion, ({ params }) => ({ code: params['code'], format: formatIn(params['name']) }))

function formatIn(name = '') {
  const format = FILE_FORMATS.find((one) => name.endsWith(`.${one}`))
  if (format === undefined) throw kitProblem['not-found']()
  return format
}

/** A version as a file, drafts too. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { version, items, units } = await whole(args)
  const { reading, isSample, say } = args.context.get(pageContext)
  const given = { locale: reading.locale, isSample, say, units, now: new Date() }
  const { name, type, body } = await filesOf(formatIn(args.params['name']), version, items, given)
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
