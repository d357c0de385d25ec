import { textOf } from '../../server/pages.ts'
import { wordingHash } from '../instrument/index.ts'
import type { ReviewedTranslations, WrittenTranslations } from './model.ts'

type Written = WrittenTranslations['texts'][number]
type Reviewed = ReviewedTranslations['texts'][number]

const lines = (text: string) => text.replaceAll('\r\n', '\n')

/** The keys of the texts that a form holds, in their order. */
export function keysIn(form: FormData): string[] {
  return [...form.keys()].flatMap((name) => (name.startsWith('was.') ? [name.slice('was.'.length)] : []))
}

function namedIn(form: FormData, key: string): Reviewed {
  const [item = '', name = ''] = key.split(':')
  const was = lines(textOf(form, `was.${key}`) ?? '')
  return { item, name, source: textOf(form, `source.${key}`) ?? '', seen: was === '' ? '' : wordingHash(was) }
}

/** What was written: every text that differs from the one that the form was made from, and one that is said to still hold. */
export function writtenIn(form: FormData, kept?: string): Written[] {
  return keysIn(form).flatMap((key) => {
    const given = textOf(form, `text.${key}`)
    if (given === undefined) return []
    const text = lines(given).trim()
    const isSame = text === lines(textOf(form, `was.${key}`) ?? '').trim()
    return isSame && key !== kept ? [] : [{ ...namedIn(form, key), text }]
  })
}

/** The texts that are ticked as read. */
export function reviewedIn(form: FormData): Reviewed[] {
  const ticked = form.getAll('reviewed')
  return keysIn(form).flatMap((key) => (ticked.includes(key) ? [namedIn(form, key)] : []))
}
