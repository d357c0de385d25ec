import type { ActionFunctionArgs } from 'react-router'
import { wallTime } from '../../../locale/index.ts'
import { saveForm } from '../desk-action.server.ts'
import type { Autosaved } from '../autosaved.ts'

/** The desk's form, saved while it is being written: the same act as its button, answered for a script. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const result = await saveForm(args, await args.request.formData())
  if (result instanceof Response) return result
  const { done, refused } = result.data
  const status = result.init?.status ?? 200
  const body: Autosaved = done
    ? { version: done.version, savedAt: done.savedAt === null ? null : wallTime(done.savedAt).time }
    : { message: refused?.message ?? '', conflict: refused?.code === 'kit.conflict' ? refused.details : undefined }
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}
