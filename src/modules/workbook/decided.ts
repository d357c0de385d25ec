/** What was decided in the form of a brought workbook: the input of the act that applies it. */
export function decidedIn(form: FormData): Record<string, unknown> {
  const conflicts: Record<string, string> = {}
  const takes: string[] = []
  for (const [name, value] of form) {
    if (typeof value !== 'string' || value === '') continue
    if (name.startsWith('conflict.')) conflicts[name.slice('conflict.'.length)] = value
    if (name.startsWith('take.')) takes.push(name.slice('take.'.length))
  }
  const textAt = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : undefined
  }
  return {
    file: textAt('file'),
    seen: textAt('seen'),
    all: textAt('all') || undefined,
    conflicts,
    takes,
    takesAll: textAt('takesAll') === 'yes',
  }
}
