import { redirect, type ActionFunctionArgs } from 'react-router'
import { nextKey } from '../../kit/next-key.ts'
import { performForm, plainFields, textOf, type Asked } from '../../server/pages.ts'
import { saveBlindRating, submitBlindRating } from './blind-commands.server.ts'
import { saveAssessment, submitAssessment, takeOverAssessment } from './commands.server.ts'
import { draftIn } from './draft-form.ts'
import { levelOf } from '../instrument/index.ts'
import { commentAssessment } from './review-commands.server.ts'

/** What the desk's form sends, from its one form: every button saves first, so nothing that was typed is lost. */
export async function performOnDesk(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const act = textOf(form, 'act') ?? 'save'
  const result = await saveForm(args, form)
  if (result instanceof Response || !result.data.done) return result
  const { id, version } = result.data.done
  form.set('seenVersion', String(version))
  form.set('saved', 'yes')
  form.set('key', nextKey(textOf(form, 'key') ?? '', act))
  if (id === null && (act === 'submit' || act === 'comment')) return redirect(`${deskOf(args)}?done=nothing`, 303)
  if (id !== null && act === 'submit') return submitForm(args, form, { id, seenVersion: version })
  if (id !== null && act === 'comment') return commentForm(args, form, id)
  if (act === 'take-over') {
    const input = (_form: FormData, { params }: Asked) => ({ ...placeIn(params), seenVersion: version })
    return performForm(takeOverAssessment, { input, then: (_output, asked) => deskOf(asked) }, args, form)
  }
  return redirect(afterSaving(act, form, args.params), 303)
}

export function saveForm(args: ActionFunctionArgs, form: FormData) {
  const input = (given: FormData, { params }: Asked) => ({
    ...draftIn(plainFields(given)),
    ...placeIn(params),
    seenVersion: textOf(given, 'seenVersion') ?? '0',
  })
  return isApart(form)
    ? performForm(saveBlindRating, { input }, args, form)
    : performForm(saveAssessment, { input }, args, form)
}

/** The form says whether it rates apart; each act refuses the other's place. */
const isApart = (form: FormData) => textOf(form, 'apart') === 'yes'

function submitForm(args: ActionFunctionArgs, form: FormData, it: { id: string; seenVersion: number }) {
  const input = () => ({ ...it, explanation: textOf(form, 'explanation') ?? '' })
  const then = (_output: unknown, { params }: Asked) => nextOf(form, params, isApart(form) ? 'apart' : 'submitted')
  return isApart(form)
    ? performForm(submitBlindRating, { input, then }, args, form)
    : performForm(submitAssessment, { input, then }, args, form)
}

function commentForm(args: ActionFunctionArgs, form: FormData, id: string) {
  const input = () => ({ id, comment: textOf(form, 'comment') ?? '' })
  return performForm(commentAssessment, { input, then: (_output, asked) => `${deskOf(asked)}#comments` }, args, form)
}

type Params = Asked['params']

const placeIn = (params: Params) => ({ cycleId: params['cycleId'], code: params['code'] })
const deskOf = ({ params }: Pick<Asked, 'params'>) => `/app/assess/${params['cycleId']}/${params['code']}`

function afterSaving(act: string, form: FormData, params: Params): string {
  const desk = deskOf({ params })
  const [country, year] = [textOf(form, 'country') ?? '', textOf(form, 'year') ?? '']
  const about = new URLSearchParams({ country, cycleId: params['cycleId'] ?? '', to: desk })
  if (act === 'attach') return `/app/evidence/new?${about}`
  about.set('indicatorCode', params['code'] ?? '')
  about.set('year', year)
  if (act === 'figure') return `/app/observations/new?${about}`
  return act === 'next' ? nextOf(form, params, 'saved') : `${desk}?done=saved`
}

/** The next desk says what became of this one; behind the last there is none. */
function nextOf(form: FormData, params: Params, done: 'saved' | 'submitted' | 'apart'): string {
  const next = textOf(form, 'next') ?? ''
  if (levelOf(next) !== 'indicator') return `${deskOf({ params })}?done=${done}`
  return `/app/assess/${params['cycleId']}/${next}?done=${done}&of=${params['code']}`
}
