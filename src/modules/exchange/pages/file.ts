import type { LoaderFunctionArgs } from 'react-router'
import { kitProblem } from '../../../kit/problems.ts'
import { SAMPLE } from '../../../kit/sample.ts'
import { pageContext } from '../../../server/page-context.ts'
import { read } from '../../../server/pages.ts'
import { filesOf, XLSX, type MadeFile } from '../files.server.ts'
import { formWorkbook } from '../form-file.server.ts'
import { FILE_FORMATS } from '../model.ts'
import { readWholeVersion } from '../queries.server.ts'

const whole = read(readWholeVersion, ({ params }) => ({ code: params['code'], format: formatIn(params['name']) }))

function formatIn(name = '') {
  if (name.startsWith('form-')) return 'form'
  const format = FILE_FORMATS.find((one) => name.endsWith(`.${one}`))
  if (format === undefined) throw kitProblem['not-found']()
  return format
}

/** A version as a file, drafts too. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { version, items, units, breakdowns } = await whole(args)
  const { reading, isSample, say } = args.context.get(pageContext)
  const format = formatIn(args.params['name'])
  if (format === 'form') {
    const title = say('exchange.file.title', { code: version.code })
    const body = await formWorkbook(version, items, { title: isSample ? `${SAMPLE}: ${title}` : title, breakdowns })
    return fileOf({ name: `form-${version.code}.xlsx`, type: XLSX, body })
  }
  const given = { locale: reading.locale, isSample, say, units, now: new Date() }
  return fileOf(await filesOf(format, version, items, given))
}

function fileOf({ name, type, body }: MadeFile): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
