const LONGEST = 120

/**
 * A file's name as it may be shown and offered again: no folders, no control or direction characters, no leading dots,
 * at most 120 characters, ending in the extension of what it is.
 *
 * @example safeFileName('../../Izveštaj\u202e.pdf', 'pdf') // 'Izveštaj.pdf'
 */
export function safeFileName(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{C}\u2028\u2029<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const hasOwn = dot > 0 && /^[a-z0-9]{1,8}$/i.test(clean.slice(dot + 1))
  const stem = (hasOwn ? clean.slice(0, dot) : clean).slice(0, LONGEST - extension.length - 1).trim()
  return `${stem || 'file'}.${hasOwn ? clean.slice(dot + 1).toLowerCase() : extension}`
}
