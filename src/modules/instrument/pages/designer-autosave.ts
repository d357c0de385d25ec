import type { ActionFunctionArgs } from 'react-router'
import { wallTime } from '../../../locale/index.ts'
import { saveItem } from '../designer-action.server.ts'
import { conflictsIn } from '../field-conflict.ts'
import type { FieldsSaved } from '../parts/useFieldSaver.ts'

/** The designer's form, saved while it is being written: the same act as its button, answered for a script. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const result = await saveItem(args, await args.request.formData())
  if (result instanceof Response) return result
  const headers = { 'cache-control': 'no-store' }
  if (!result) return Response.json({ savedAt: null, fields: [] } satisfies FieldsSaved, { headers })
  const { done, refused } = result.data
  const body: FieldsSaved = done
    ? { savedAt: wallTime(done.at).time, fields: done.fields }
    : { message: refused?.message ?? '', conflicts: conflictsIn(refused?.details) }
  return Response.json(body, { status: result.init?.status ?? 200, headers })
}
