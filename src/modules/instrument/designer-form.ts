import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { parseNumber, type Locale } from '../../locale/index.ts'
import { isSame, pieceOf } from './draft.ts'
import { Bands, FIELDS, fieldKey, Limits } from './fields.ts'
import type { Item, Json, Level } from './item.ts'

/** What an editor wrote in a field, and which write of it the form was made from. */
export interface WrittenField {
  readonly field: string
  readonly value: Json
  readonly seen: number
}

/** Fields of a form that are not wordings, in their order. */
const PLAIN = [
  'kind',
  'answerType',
  'unit',
  'limits',
  'disaggregations',
  'askedAt',
  'isSummable',
  'rating',
  'bands',
  'citations',
  'responsible',
  'verification',
  'isCore',
] as const

/** The fields that the form of an item of this level holds: the wordings in all languages, then the rest. */
export function formFields(level: Level): string[] {
  const texts = Object.entries(FIELDS).flatMap(([name, { isText, levels }]) =>
    isText && levels.includes(level) ? CONTENT_LANGS.map((lang) => `${name}.${lang}`) : [],
  )
  return level === 'indicator' ? [...texts, ...PLAIN] : texts
}

/** A field's value as a form holds it: a wording is its text, nothing is null. */
export function formValue(item: Item, field: string): Json {
  const value = item.fields[field]
  if (value === undefined) return null
  return fieldKey(field)?.lang ? pieceOf(item.fields, field)!.text : value
}

/**
 * What an editor changed: every field whose value is another than the one that the form was made from (`was.title.en`).
 * What they left alone is not written, so a form that lay open for an hour takes nothing back.
 */
export function writtenIn(form: FormData, locale: Locale): WrittenField[] {
  return [...form.keys()]
    .filter((name) => name.startsWith('was.'))
    .flatMap((name) => {
      const field = name.slice('was.'.length)
      const value = valueIn(form, field, locale)
      const was = JSON.parse(one(form, name) || 'null') as Json
      return isSame(value, was) ? [] : [{ field, value, seen: Number(one(form, `seen.${field}`)) || 0 }]
    })
}

function one(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function valueIn(form: FormData, field: string, locale: Locale): Json {
  switch (field) {
    case 'isCore':
    case 'isSummable':
      return form.has(field) ? true : null
    case 'disaggregations':
    case 'askedAt':
    case 'responsible':
      return listOrNull(form.getAll(field).filter((it) => typeof it === 'string'))
    case 'verification':
      return listOrNull(one(form, field).split('\n').map(trimmed).filter(Boolean))
    case 'limits':
      return limitsIn(form, locale)
    case 'bands':
      return bandsIn(form, locale)
    case 'citations':
      return citationsIn(form)
    default:
      return trimmed(one(form, field)).replaceAll('\r\n', '\n') || null
  }
}

const trimmed = (text: string) => text.trim()
const listOrNull = (list: readonly string[]): Json => (list.length > 0 ? list : null)

/** A number in the local manner; what is none stays as it was typed, and is refused by the field's own rule. */
function numberIn(form: FormData, name: string, locale: Locale): Json {
  const typed = one(form, name).trim()
  if (typed === '') return null
  const read = parseNumber(locale, typed)
  return read.kind === 'number' ? read.value : typed
}

function limitsIn(form: FormData, locale: Locale): Json {
  const [least, most] = [numberIn(form, 'limits.least', locale), numberIn(form, 'limits.most', locale)]
  if (least === null && most === null) return null
  return { ...(least === null ? {} : { least }), ...(most === null ? {} : { most }) }
}

function bandsIn(form: FormData, locale: Locale): Json {
  const bounds = ['3', '2', '1'].map((level) => numberIn(form, `bands.${level}`, locale))
  if (bounds.every((it) => it === null)) return null
  return { better: one(form, 'bands.better') || 'higher', bounds }
}

/** Those that stay, and the new one once an article is chosen for it. */
function citationsIn(form: FormData): Json {
  const kept = form
    .getAll('citation')
    .filter((it) => typeof it === 'string')
    .filter((it) => !form.getAll('citation.remove').includes(it))
  const added = one(form, 'citation.new')
  const all = added ? [...kept, added] : kept
  return listOfJson([...new Set(all)].map((it) => JSON.parse(it) as Json))
}

const listOfJson = (list: readonly Json[]): Json => (list.length > 0 ? list : null)

/** Of a refused number: what was typed where a number belongs, null where one is still missing, by its form field. */
export function wrongNumbers(fields: readonly WrittenField[]): { field: string; given: string | null }[] {
  return fields.flatMap(({ field, value }) => {
    if (field === 'limits' && !Limits.safeParse(value).success)
      return Object.entries(value as Record<string, Json>).flatMap(([name, it]) =>
        typeof it === 'string' ? [{ field: `limits.${name}`, given: it }] : [],
      )
    if (field === 'bands' && !Bands.safeParse(value).success)
      return ((value as { bounds: Json[] }).bounds ?? []).flatMap((it, at) =>
        typeof it === 'number' ? [] : [{ field: `bands.${3 - at}`, given: typeof it === 'string' ? it : null }],
      )
    return []
  })
}
