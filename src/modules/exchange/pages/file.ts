import type { LoaderFunctionArgs } from 'react-router'
import { XLSX_TYPE } from '../../../formats/xlsx.ts'
import { kitProblem } from '../../../kit/problems.ts'
import { SAMPLE } from '../../../kit/sample.ts'
import { savedAs } from '../../../server/made-file.ts'
import { pageContext } from '../../../server/page-context.ts'
import { read } from '../../../server/pages.ts'
import { filesOf } from '../files.server.ts'
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
    return savedAs({ name: `form-${version.code}.xlsx`, type: XLSX_TYPE, body })
  }
  const given = { locale: reading.locale, isSample, say, units, now: new Date() }
  return savedAs(await filesOf(format, version, items, given))
}
