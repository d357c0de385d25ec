import { redirect, type ActionFunctionArgs } from 'react-router'
import { nextKey } from '../../kit/next-key.ts'
import { kitProblem } from '../../kit/problems.ts'
import { formatNumber, parseNumber, type Locale } from '../../locale/index.ts'
import { pageContext } from '../../server/page-context.ts'
import { performForm, textOf, type Asked } from '../../server/pages.ts'
import { writtenIn, wrongNumbers } from './designer-form.ts'
import { addItem, changeFields, moveItem, retireItem, undoEdit } from './draft-commands.server.ts'
import type { Level } from './item.ts'

const SAVING = ['save', 'write-mine', 'keep-theirs']

/** What the designer's one form sends: every button saves first, so nothing that was typed is lost. */
export async function performOnDesigner(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const act = textOf(form, 'act') ?? 'save'
  decideConflict(form)
  const result = await saveItem(args, form)
  if (result instanceof Response || (result && !result.data.done)) return result
  form.set('saved', 'yes')
  form.set('key', nextKey(textOf(form, 'key') ?? '', act))
  if (SAVING.includes(act)) return redirect(designerOf(args, itemIn(form), result ? 'saved' : 'nothing'), 303)
  return performAct(args, form, act)
}

/**
 * Where two wrote one field and both sides are shown, only the two buttons beside them decide: mine is written over the
 * write that was shown, or taken out of the form. Any other button meets the conflict again.
 */
function decideConflict(form: FormData): void {
  const act = textOf(form, 'act')
  for (const shown of form.getAll('conflict').filter((it) => typeof it === 'string')) {
    const [field = '', revision = ''] = shown.split(' ')
    if (act === 'write-mine') form.set(`seen.${field}`, revision)
    if (act === 'keep-theirs') form.delete(`was.${field}`)
  }
}

/** Writes the fields that were changed; undefined where there are none. */
export function saveItem(args: ActionFunctionArgs, form: FormData) {
  const { locale } = args.context.get(pageContext).reading
  const fields = form.has('item') ? writtenIn(form, locale) : []
  if (fields.length === 0) return Promise.resolve(undefined)
  form.set('wrote', JSON.stringify(fields))
  const input = () => {
    const wrong = wrongNumbers(fields)
    if (wrong.length > 0) throw kitProblem.invalid({}, { fields: wrong.map((it) => numberProblem(locale, it)) })
    return { versionId: textOf(form, 'versionId'), item: itemIn(form), fields }
  }
  return performForm(changeFields, { input }, args, form)
}

/** What to say of a bound or a limit that is missing, no number, or one of two. */
function numberProblem(locale: Locale, { field, given }: ReturnType<typeof wrongNumbers>[number]) {
  if (given === null) return { field, key: 'kit.field.required' }
  const read = parseNumber(locale, given)
  if (read.kind !== 'ambiguous') return { field, key: 'kit.field.number', values: { given } }
  const [first, second] = read.readings.map((it) => formatNumber(locale, it, { decimals: it % 1 === 0 ? 0 : 3 }))
  return { field, key: 'kit.field.number-ambiguous', values: { given, first: first!, second: second! } }
}

const itemIn = (form: FormData) => textOf(form, 'item') ?? ''

function designerOf({ params }: Pick<ActionFunctionArgs, 'params'>, item: string, done: string): string {
  return `/app/instrument/${params['code']}?${new URLSearchParams({ item, done })}`
}

function performAct(args: ActionFunctionArgs, form: FormData, act: string) {
  const versionId = textOf(form, 'versionId')
  const item = itemIn(form)
  const to =
    (code: string, done: string) =>
    (_output: unknown, { params }: Asked) =>
      designerOf({ params }, code, done)
  const [name, level, ...rest] = act.split(':')
  if (name === 'undo') return performForm(undoEdit, { input: () => ({ versionId }), then: undone(item) }, args, form)
  if (name === 'retire')
    return performForm(retireItem, { input: () => ({ versionId, item }), then: to(item, 'retired') }, args, form)
  if (name === 'take-back') {
    const fields = [{ field: 'retired', value: null, seen: Number(textOf(form, 'seen.retired')) || 0 }]
    return performForm(
      changeFields,
      { input: () => ({ versionId, item, fields }), then: to(item, 'taken-back') },
      args,
      form,
    )
  }
  if (name === 'move') {
    const [parent, after] = [level || null, rest[0] || null]
    const input = () => ({ versionId, item, parent, after, seen: textOf(form, 'seen.place') ?? '0' })
    return performForm(moveItem, { input, then: to(item, 'moved') }, args, form)
  }
  if (name === 'move-to') {
    const [parent, after] = (textOf(form, 'place') ?? '').split(':')
    const input = () => ({
      versionId,
      item,
      parent: parent || null,
      after: after || null,
      seen: textOf(form, 'seen.place') ?? '0',
    })
    return performForm(moveItem, { input, then: to(item, 'moved') }, args, form)
  }
  const input = () => ({
    versionId,
    level: level as Level,
    parent: rest[0] || null,
    ...(rest[1] ? { after: rest[1] } : {}),
    ...(level === 'area' ? { code: (textOf(form, 'newArea') ?? '').trim().toUpperCase() } : {}),
  })
  return performForm(
    addItem,
    { input, then: ({ code }, { params }) => designerOf({ params }, code, 'added') },
    args,
    form,
  )
}

function undone(open: string) {
  return ({ undone: fields }: { undone: readonly { item: string }[] }, { params }: Asked) =>
    designerOf({ params }, fields[0]?.item ?? open, 'undone')
}
