import type { LoaderFunctionArgs } from 'react-router'
import { writeWorkbook } from '../../../formats/xlsx-write.ts'
import { XLSX_TYPE } from '../../../formats/xlsx.ts'
import { savedAs } from '../../../server/made-file.ts'
import { read } from '../../../server/pages.ts'
import { makeRequestWorkbook } from '../queries.server.ts'

const make = read(makeRequestWorkbook, ({ params, given }) => ({ id: params['id'], isSample: given.isSample }))

/** The institution's workbook, to be sent by hand. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { name, workbook } = await make(args)
  return savedAs({ name, type: XLSX_TYPE, body: await writeWorkbook(workbook) })
}
