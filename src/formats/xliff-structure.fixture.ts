import { NAME_TOKEN, XLIFF_NAMESPACE, XLIFF_STATES } from './xliff.ts'
import { readXml, type XmlElement } from './xml.ts'

interface Rule {
  /** What may stand in it, as a pattern over the names of its children in order. */
  readonly holds: RegExp
  readonly needs: readonly string[]
  readonly allows: readonly string[]
  readonly hasText?: true
}

const SPACE = 'xml:space'
const text = (allows: readonly string[]): Rule => ({ holds: /^(cp )*$/, needs: [], allows, hasText: true })

/** The core of XLIFF 2.1 (OASIS, 2018, section 4), the same as of 2.0: the elements that ours are made of. */
const RULES: Readonly<Record<string, Rule>> = {
  xliff: { holds: /^(file )+$/, needs: ['xmlns', 'version', 'srcLang'], allows: ['trgLang', SPACE] },
  file: {
    holds: /^(notes )?((unit|group) )+$/,
    needs: ['id'],
    allows: ['canResegment', 'original', 'translate', 'srcDir', 'trgDir', SPACE],
  },
  unit: {
    holds: /^(notes )?((segment|ignorable) )+$/,
    needs: ['id'],
    allows: ['name', 'canResegment', 'translate', 'srcDir', 'trgDir', SPACE, 'type'],
  },
  notes: { holds: /^(note )+$/, needs: [], allows: [] },
  note: { holds: /^$/, needs: [], allows: ['id', 'appliesTo', 'category', 'priority'], hasText: true },
  segment: { holds: /^source (target )?$/, needs: [], allows: ['id', 'canResegment', 'state', 'subState'] },
  source: text(['xml:lang', SPACE]),
  target: text(['xml:lang', SPACE, 'order']),
  cp: { holds: /^$/, needs: ['hex'], allows: [] },
}

interface Open {
  readonly element: XmlElement
  children: string
}

/** Where a document is not put together as the standard's core has it; nothing where it is. */
export async function structureFaults(document: string): Promise<string[]> {
  const faults: string[] = []
  const path: Open[] = []
  const ids = new Map<string, Set<string>>()
  await readXml([new TextEncoder().encode(document)], 'a file', {
    open(element, line) {
      const { name } = element
      const at = (what: string) => faults.push(`${name} in line ${line}: ${what}`)
      const parent = path.at(-1)
      if (parent) parent.children += `${name} `
      path.push({ element, children: '' })
      const rule = Object.hasOwn(RULES, name) ? RULES[name]! : undefined
      if (!rule) return at('is no element of the core')
      const given = Object.keys(element.attributes)
      for (const one of rule.needs) if (!given.includes(one)) at(`has no ${one}`)
      for (const one of given) if (![...rule.needs, ...rule.allows].includes(one)) at(`has ${one}`)
      return ownFaults(element, parent?.element, ids).forEach(at)
    },
    text(said) {
      const { element } = path.at(-1) ?? {}
      if (element && said.trim() !== '' && RULES[element.name]?.hasText !== true) faults.push(`${element.name}: text`)
    },
    close(name) {
      const { element, children } = path.pop()!
      if (!RULES[name]?.holds.test(children)) faults.push(`${name} holds ${children}`)
      const state = element.attributes['state'] ?? 'initial'
      if (name === 'segment' && state !== 'initial' && !children.includes('target')) faults.push(`${state}, no target`)
    },
  })
  return faults
}

function ownFaults({ name, attributes }: XmlElement, parent: XmlElement | undefined, ids: Map<string, Set<string>>) {
  const faults: string[] = []
  const check = (what: string, isRight: boolean) => isRight || faults.push(`${what}: ${JSON.stringify(attributes)}`)
  const { id, state, subState } = attributes
  if (name === 'xliff') {
    check('namespace', attributes['xmlns'] === XLIFF_NAMESPACE)
    check('version', ['2.0', '2.1'].includes(attributes['version'] ?? ''))
    for (const one of ['srcLang', 'trgLang']) check(one, /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(attributes[one] ?? ''))
  }
  if (id !== undefined) {
    const within = `${parent?.name} ${parent?.attributes['id'] ?? ''} ${name}`
    const known = ids.get(within) ?? new Set()
    check('id', NAME_TOKEN.test(id) && !known.has(id))
    ids.set(within, known.add(id))
  }
  if (state !== undefined)
    check(
      'state',
      XLIFF_STATES.some((one) => one === state),
    )
  if (subState !== undefined) check('subState', state !== undefined && /^(?!xlf:)[^:\s]+:\S+$/.test(subState))
  if (attributes[SPACE] !== undefined) check(SPACE, ['default', 'preserve'].includes(attributes[SPACE]))
  return faults
}
