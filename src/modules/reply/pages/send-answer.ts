import type { ActionFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { wallTime } from '../../../locale/index.ts'
import { pageContext } from '../../../server/page-context.ts'
import { textOf } from '../../../server/pages.ts'
import { afterSaving, answerIn } from '../answer-form.ts'
import { saveAnswer } from '../commands.server.ts'

/** What a page is told that sent an answer by itself. */
export type SentAnswer =
  | { readonly kind: 'saved'; readonly version: number; readonly time: string; readonly to: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

/** The same act as the form's own button, answered to the script of the page: it may wait for a network. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { host, token, tellProblem } = context.get(pageContext)
  const { reference = '', number = '' } = params
  const form = await request.formData()
  const input = { reference, ...answerIn(form, number) }
  try {
    const saved = await host.perform(saveAnswer, { token, key: textOf(form, 'key'), input })
    const time = wallTime(saved.savedAt).time
    return said({ kind: 'saved', version: saved.version, time, to: afterSaving(reference, number, saved) }, 200)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { message, fields } = tellProblem(error)
    const told = [message, ...fields.map((field) => field.message)].join(' ')
    return said({ kind: 'refused', code: error.code, message: told }, error.status)
  }
}

const said = (answer: SentAnswer, status: number) =>
  Response.json(answer, { status, headers: { 'cache-control': 'no-store' } })
