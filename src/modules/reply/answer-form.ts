import { dayIn } from '../../kit/entered-day.ts'
import { textOf } from '../../server/pages.ts'
import { cellName, explanationName, pasteName, SAME_AS_LAST } from '../../web/answers/index.ts'

/** What the form of a question says, whichever way it is sent. */
export function answerIn(form: FormData, number: string | undefined) {
  const isSameAsLast = textOf(form, SAME_AS_LAST) === 'yes'
  return {
    number,
    version: textOf(form, 'version'),
    kind: isSameAsLast ? 'value' : textOf(form, 'kind'),
    isSameAsLast,
    cells: under(form, cellName('')),
    pasted: under(form, pasteName('')),
    explanations: under(form, explanationName('')),
    quality: textOf(form, 'quality'),
    source: textOf(form, 'source'),
    note: textOf(form, 'note'),
    ground: textOf(form, 'ground'),
    reason: textOf(form, 'reason'),
    suggestedInstitution: textOf(form, 'suggestedInstitution'),
    proposedOn: dayIn(form, 'proposedOn'),
  }
}

/** Where to go from a saved answer: it is asked about, the next one, or all of them where none is open. */
export function afterSaving(
  reference: string,
  number: string,
  { next, doubts }: { next: number | null; doubts: number },
) {
  const home = `/r/${reference}`
  if (doubts > 0) return `${home}/q/${number}?saved=doubts`
  return next === null ? `${home}/tasks?done=saved` : `${home}/q/${next}?saved=yes`
}

/** The fields of a form whose names begin alike, by the rest of their names. */
function under(form: FormData, prefix: string): Record<string, string> {
  const texts = [...form.entries()].flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : []))
  return typedUnder(Object.fromEntries(texts), prefix)
}

/** The same of what was typed, when the form comes back. */
export function typedUnder(typed: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [],
    ),
  )
}
