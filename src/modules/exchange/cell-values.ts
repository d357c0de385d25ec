/** Lines with a backslash for what would end one: `\n` inside a line, `\\` for itself. */
export function listCell(values: readonly string[], between: 'codes' | 'lines'): string | null {
  if (values.length === 0) return null
  if (between === 'codes') return values.join(', ')
  return values.map((it) => it.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')).join('\n')
}

/** What `listCell` wrote, and what people write: codes with commas, semicolons or line ends between them. */
export function readList(text: string, between: 'codes' | 'lines'): string[] {
  const parts = text.split(between === 'codes' ? /[,;\s]+/ : '\n')
  const read =
    between === 'codes'
      ? parts
      : parts.map((it) => it.replaceAll(/\\([\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\')))
  return read.map((it) => it.trim()).filter(Boolean)
}
