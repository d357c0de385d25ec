import { data } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { pdfFile } from '../../../formats/pdf.ts'
import { Problem } from '../../../kit/problems.ts'
import { savedAs } from '../../../server/made-file.ts'
import { pageContext } from '../../../server/page-context.ts'
import { readReply } from '../reply-page.server.ts'
import { readReceiptFile } from '../submitting.server.ts'

const receipt = readReply(readReceiptFile, ({ params, given }) => ({
  number: /^(\d{1,4})\.pdf$/.exec(params['file'] ?? '')?.[1],
  isSample: given.isSample,
}))

/** A submission as a PDF, named by its receipt. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { document, receipt: name } = await receipt(args)
  try {
    return savedAs({ name: `${name}.pdf`, type: 'application/pdf', body: await pdfFile(document) })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw data({ message: args.context.get(pageContext).tellProblem(error).message }, error.status)
  }
}
