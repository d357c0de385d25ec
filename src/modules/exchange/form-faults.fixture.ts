import type { Form } from './form.ts'

export const column = ({ header, rows }: Form['survey'], name: string) =>
  rows.map((row) => row[header.indexOf(name)] ?? null)

const TYPES = 'integer decimal text note calculate range date image geopoint acknowledge start end'.split(' ')

/** What the specification (xlsform.org) and its converter refuse. */
export function faultsOf({ survey, choices, settings }: Form): string[] {
  const faults: string[] = []
  const [types, names] = [column(survey, 'type'), column(survey, 'name')]
  const open: string[] = []
  const lists = new Set(column(choices, 'list_name'))
  const seen = new Set<string>()
  for (const [at, type] of types.entries()) {
    const name = String(names[at])
    if (type === 'end_group' || type === 'end_repeat') {
      const [last, ends] = [open.pop() ?? '', String(type).slice(4)]
      if (names[at] === null ? !last.startsWith(`${ends} `) : last !== `${ends} ${name}`)
        faults.push(`${name} ends where another is open`)
      continue
    }
    if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)) faults.push(`${name} is no name`)
    if (seen.has(name.toLowerCase())) faults.push(`${name} stands twice`)
    seen.add(name.toLowerCase())
    if (type === 'begin_group' || type === 'begin_repeat') open.push(`${type.slice(6)} ${name}`)
    else if (/^select_(one|multiple) /.test(String(type))) {
      if (!lists.has(String(type).split(' ')[1]!)) faults.push(`${name} chooses from no list`)
    } else if (!TYPES.includes(String(type))) faults.push(`${String(type)} is no type`)
    if (type === 'calculate') {
      if (!column(survey, 'calculation')[at]) faults.push(`${name} calculates nothing`)
    } else if (
      !['start', 'end'].includes(String(type)) &&
      survey.rows[at]!.slice(2, 8).every((label) => label === null)
    )
      faults.push(`${name} has no label`)
  }
  for (const [at, cell] of survey.rows.flatMap((row) => row.map((said) => [String(row[1]), String(said)] as const)))
    for (const [, named] of cell.matchAll(/\$\{([^}]*)\}/g))
      if (!seen.has(named!.toLowerCase())) faults.push(`${at} speaks of ${named}, which is not there`)
  if (open.length > 0) faults.push(`${open.join(', ')} never end`)
  const choice = choices.rows.map(([list, name]) => `${list} ${name}`)
  if (new Set(choice).size !== choice.length) faults.push('a choice stands twice')
  const languages = (header: readonly string[], of: string) =>
    header.filter((it) => it.startsWith(`${of}::`)).map((it) => it.slice(of.length))
  const said = languages(survey.header, 'label')
  if (new Set(survey.header).size !== survey.header.length) faults.push('a heading stands twice')
  for (const other of [languages(survey.header, 'hint'), languages(choices.header, 'label')])
    if (other.some((it) => !said.includes(it))) faults.push('the sheets are of different languages')
  if (!said.includes(`::${String(column(settings, 'default_language')[0])}`))
    faults.push('the first language is none of the form’s')
  if (settings.rows.length !== 1) faults.push('there is not one setting')
  return faults
}
