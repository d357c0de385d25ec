import { NAME_TOKEN, XLIFF_NAMESPACE, type XliffNote, type XliffText, type XliffUnit } from './xliff.ts'

/**
 * A translation file after XLIFF 2.0 (OASIS, 2014), as CAT programs read it. One segment a unit, not to be split, so that
 * each text comes back whole. Ids and sub-states that the standard forbids are an error of the caller.
 *
 * @example writeXliff({ srcLang: 'en', trgLang: 'sq', file: 'instrument', original: 'version 3', units })
 */
export function writeXliff({ srcLang, trgLang, file, original, notes = [], units }: XliffText): string {
  const begin = `<xliff xmlns="${XLIFF_NAMESPACE}" version="2.0" srcLang="${attribute(srcLang)}" trgLang="${attribute(trgLang)}">`
  const open = `<file id="${token(file)}" original="${attribute(original)}" canResegment="no">${notesOf(notes)}`
  const body = units.map((unit) => unitOf(unit)).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${begin}\n${open}\n${body}\n</file>\n</xliff>\n`
}

function unitOf({ id, source, target, state, subState, notes }: XliffUnit): string {
  if (subState !== undefined && !/^[^:\s]+:\S+$/.test(subState))
    throw new Error(`a sub-state has a prefix: ${subState}`)
  const finer = subState === undefined ? '' : ` subState="${attribute(subState)}"`
  return [
    `<unit id="${token(id)}">`,
    notesOf(notes),
    `<segment state="${state}"${finer}>`,
    `<source xml:space="preserve">${content(source)}</source>`,
    target === undefined ? '' : `<target xml:space="preserve">${content(target)}</target>`,
    '</segment>',
    '</unit>',
  ].join('')
}

function notesOf(notes: readonly XliffNote[]): string {
  const about = notes.map(({ text, category }) => {
    const sort = category === undefined ? '' : ` category="${attribute(category)}"`
    return `<note${sort}>${visible(text)}</note>`
  })
  return about.length === 0 ? '' : `<notes>${about.join('')}</notes>`
}

function token(id: string): string {
  if (!NAME_TOKEN.test(id)) throw new Error(`no name token: ${id}`)
  return id
}

// eslint-disable-next-line no-control-regex -- these are what must not reach the file
const BROKEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** What XML cannot hold stands as a code point of its own. */
const content = (text: string) =>
  escaped(text).replace(BROKEN, (it) => `<cp hex="${it.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}"/>`)

/** Where no element may stand, what XML cannot hold is shown as the sign for it. */
const visible = (text: string) => escaped(text).replace(BROKEN, '\uFFFD')

const attribute = (text: string) =>
  visible(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
