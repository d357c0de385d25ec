import { redirect, type ActionFunctionArgs } from 'react-router'
import { nextKey } from '../../kit/next-key.ts'
import { performForm, textOf } from '../../server/pages.ts'
import { reviewTranslations, writeTranslations } from './commands.server.ts'
import { keysIn, reviewedIn, writtenIn } from './desk-form.server.ts'

/** The desk's one form: every button saves first what was written, so nothing is lost by pressing another one. */
export async function performOnDesk(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const [act = 'save', ...rest] = (textOf(form, 'act') ?? 'save').split(':')
  const key = rest.join(':')
  const result = await saveTexts(args, form, act === 'keep' ? key : undefined)
  if (result instanceof Response || (result && !result.data.done)) return result
  if (act !== 'review') return redirect(deskOf(args, result ? 'saved' : 'nothing', nextTo(form, key)), 303)
  form.set('key', nextKey(textOf(form, 'key') ?? '', act))
  const texts = reviewedIn(form)
  if (texts.length === 0) return redirect(deskOf(args, 'none-ticked', undefined), 303)
  const input = () => ({ versionId: textOf(form, 'versionId'), lang: textOf(form, 'lang'), texts })
  return performForm(reviewTranslations, { input, then: () => deskOf(args, 'reviewed', undefined) }, args, form)
}

/** Writes the texts that were changed; undefined where there are none. */
export function saveTexts(args: ActionFunctionArgs, form: FormData, kept?: string) {
  const texts = writtenIn(form, kept)
  if (texts.length === 0) return Promise.resolve(undefined)
  const input = () => ({ versionId: textOf(form, 'versionId'), lang: textOf(form, 'lang'), texts })
  return performForm(writeTranslations, { input }, args, form)
}

function nextTo(form: FormData, key: string): string | undefined {
  const keys = keysIn(form)
  const at = keys.indexOf(key)
  return at < 0 ? undefined : (keys[at + 1] ?? key)
}

function deskOf({ request }: Pick<ActionFunctionArgs, 'request'>, done: string, key: string | undefined): string {
  const url = new URL(request.url)
  url.searchParams.delete('index')
  url.searchParams.set('done', done)
  return `${url.pathname}${url.search}${key === undefined ? '' : `#text.${key}`}`
}
