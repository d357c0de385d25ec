import type { ActionFunctionArgs } from 'react-router'
import { wallTime } from '../../../locale/index.ts'
import type { TextConflict } from '../commands.server.ts'
import { saveTexts } from '../desk-action.server.ts'
import { writtenIn } from '../desk-form.server.ts'
import type { TextsSaved } from '../parts/useTextSaver.ts'

/** The desk's form, saved while it is being written: the same act as its buttons, answered for a script. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const form = await args.request.formData()
  const result = await saveTexts(args, form)
  if (result instanceof Response) return result
  const headers = { 'cache-control': 'no-store' }
  if (!result) return Response.json({ savedAt: null, texts: [] } satisfies TextsSaved, { headers })
  const { done, refused } = result.data
  const texts = writtenIn(form).map(({ item, name, text }) => ({ key: `${item}:${name}`, was: text }))
  const details = refused?.details as { conflicts?: readonly TextConflict[] } | undefined
  const message = [refused?.message, ...(refused?.fields.map((it) => it.message) ?? [])].join(' ')
  const body: TextsSaved = done
    ? { savedAt: wallTime(done.at).time, texts }
    : { message, fields: refused?.fields ?? [], ...(details?.conflicts ? { conflicts: details.conflicts } : {}) }
  return Response.json(body, { status: result.init?.status ?? 200, headers })
}
