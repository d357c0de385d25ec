import type { ActionFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { beginWriting } from '../writing.server.ts'

/** Told by the script of a question's page while somebody writes there; answers who else does. */
export async function action({ params, context }: ActionFunctionArgs): Promise<Response> {
  const { host, token } = context.get(pageContext)
  const { reference = '', number = '' } = params
  const headers = { 'cache-control': 'no-store' }
  try {
    return Response.json({ writer: await beginWriting(host, token, { reference, number }) }, { headers })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return Response.json({ writer: null }, { status: error.status, headers })
  }
}
