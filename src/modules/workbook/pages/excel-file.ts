import { redirect } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { writeWorkbook } from '../../../formats/xlsx-write.ts'
import { XLSX_TYPE } from '../../../formats/xlsx.ts'
import { savedAs } from '../../../server/made-file.ts'
import { pageContext } from '../../../server/page-context.ts'
import { read } from '../../../server/pages.ts'
import { makeReplyWorkbook } from '../queries.server.ts'

const make = read(makeReplyWorkbook, ({ params, given }) => ({
  reference: params['reference'],
  isSample: given.isSample,
}))

/** The workbook to be filled in, with what is saved already. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  if (!args.context.get(pageContext).actor) throw redirect(`/r/${args.params['reference']}`)
  const { name, workbook } = await make(args)
  return savedAs({ name, type: XLSX_TYPE, body: await writeWorkbook(workbook) })
}
