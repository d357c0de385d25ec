// oxlint-disable-next-line no-control-regex -- what no text of a person holds, and the database keeps none of
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** Latin and Cyrillic as they are mostly written: nothing in it that would be said otherwise. A file has many such cells. */
const COMMON = /^[\u0020-\u007E\u00A0-\u02FF\u0400-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E]*$/

/**
 * A text from a file as it can be compared and kept: line ends as one sign, composed letters, no control signs, no space
 * around.
 *
 * @example plainText(' one\r\ntwo ') // 'one\ntwo'
 */
export function plainText(text: string): string {
  if (COMMON.test(text)) return text.trim()
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL, '').toWellFormed().normalize('NFC').trim()
}
