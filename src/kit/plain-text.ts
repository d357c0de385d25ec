// oxlint-disable-next-line no-control-regex -- what no text of a person holds, and the database keeps none of
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/**
 * A text from a file as it can be compared and kept: line ends as one sign, composed letters, no control signs, no space
 * around.
 *
 * @example plainText(' one\r\ntwo ') // 'one\ntwo'
 */
export function plainText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL, '').toWellFormed().normalize('NFC').trim()
}
