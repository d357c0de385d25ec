import { randomUUID } from 'node:crypto'
import { data, redirect, type LoaderFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { download, type Download } from '../../../server/download.ts'
import { pageContext, type PageGiven } from '../../../server/page-context.ts'
import { toSignIn } from '../../../server/pages.ts'
import { openedBytes, openRestrictedFile } from '../commands.server.ts'
import { readEvidenceFile } from '../queries.server.ts'

/** The file, to be saved: never shown by a browser. Opening a restricted one is an act with a row in the audit log. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const given = context.get(pageContext)
  const url = new URL(request.url)
  if (!given.actor) throw toSignIn(url)
  try {
    return download(await fileOf(given, params['id']))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'kit.sign-in-again')
      throw redirect(`/app/sign-in-again?to=${encodeURIComponent(`/app/evidence/${params['id']}`)}`)
    throw data({ message: given.tellProblem(error).message }, error.status)
  }
}

async function fileOf({ host, token }: PageGiven, id: string | undefined): Promise<Download> {
  const file = await host.ask(readEvidenceFile, { token, input: { id } })
  if (!file.isRestricted) return file
  const opened = await host.perform(openRestrictedFile, { token, input: { id }, key: randomUUID() })
  return { ...opened, bytes: openedBytes(opened) }
}
