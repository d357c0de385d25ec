import { MEGABYTE } from '../kit/file-size.ts'
import { formatsProblem } from './problems.ts'
import { XLIFF_NAMESPACE, XLIFF_STATES, type XliffNote, type XliffState, type XliffUnit } from './xliff.ts'
import { attribute, readXml, type XmlElement } from './xml.ts'

export interface ReadUnit extends XliffUnit {
  /** The file of the document that it stands in. */
  readonly file: string
  /** From one. */
  readonly line: number
}

export interface ReadXliff {
  readonly srcLang: string
  readonly trgLang: string
  readonly units: readonly ReadUnit[]
}

export interface XliffLimits {
  readonly bytes: number
  readonly units: number
  /** Characters of a unit's source, of its target, and of its notes. */
  readonly textLength: number
}

export const XLIFF_LIMITS: XliffLimits = { bytes: 20 * MEGABYTE, units: 100_000, textLength: 100_000 }

/** 2.1 has the same core as 2.0, and programs save the one as the other. */
const VERSIONS = ['2.0', '2.1']
/** Marks that say something about the text and leave it as it is. */
const ANNOTATIONS = ['mrk', 'sm', 'em']

/**
 * What stands in a translation file after XLIFF 2.0 or 2.1. The file may be hostile: every refusal is a problem of
 * `formats`, with its line or unit. Segments that a program made of a unit are put together again; its state is that of
 * the least finished one. Matches and glossaries that a program added are left out.
 *
 * @example const { trgLang, units } = await readXliff(bytes, 'instrument-sq.xlf')
 */
export async function readXliff(bytes: Uint8Array, name = 'XLIFF', limits = XLIFF_LIMITS): Promise<ReadXliff> {
  if (bytes.length > limits.bytes)
    throw formatsProblem['file-too-big']({ maximum: Math.floor(limits.bytes / MEGABYTE) })
  if (!beginsAsXml(bytes)) throw formatsProblem['not-xliff']()
  const reader = documentReader(limits)
  await readXml([bytes], name, reader)
  return reader.result()
}

/** Also in another encoding, which has a refusal of its own. */
function beginsAsXml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /^(ï»¿|ÿþ|þÿ)?[\s\0]*</.test(start)
}

interface Part {
  source: string
  target: string | undefined
  readonly state: XliffState
  readonly subState: string | undefined
  /** Space between segments: what it says stands in both languages where no translation is given. */
  readonly isBetween: boolean
}

interface Unit {
  readonly id: string
  readonly line: number
  readonly notes: XliffNote[]
  readonly parts: Part[]
}

function documentReader(limits: XliffLimits) {
  const units: ReadUnit[] = []
  const seen = new Set<string>()
  const path: string[] = []
  let languages: { srcLang: string; trgLang: string } | undefined
  let file = ''
  let unit: Unit | undefined
  let note: { text: string; category: string | undefined } | undefined
  let side: 'source' | 'target' | undefined

  function openUnit(it: XmlElement, line: number): void {
    const id = attribute(it, 'id')
    if (!id) throw formatsProblem['unit-without-id']({ line })
    if (units.length === limits.units) throw formatsProblem['too-many-units']({ maximum: limits.units, line })
    const key = JSON.stringify([file, id])
    if (seen.has(key)) throw formatsProblem['unit-twice']({ unit: said(id), line })
    seen.add(key)
    unit = { id, line, notes: [], parts: [] }
  }

  function openInUnit(it: XmlElement, line: number, within: Unit): void {
    const parent = path.at(-1)
    if (side !== undefined) return take(inline(it, line, within))
    if (parent === 'unit' && (it.name === 'segment' || it.name === 'ignorable'))
      within.parts.push(partOf(it, line, within))
    else if (parent === 'segment' || parent === 'ignorable') openSide(it.name, within)
    else if (parent === 'notes' && it.name === 'note') note = { text: '', category: attribute(it, 'category') }
  }

  function openSide(name: string, within: Unit): void {
    if (name !== 'source' && name !== 'target') return
    side = name
    const part = within.parts.at(-1)!
    if (name === 'target') part.target = ''
  }

  function take(text: string): void {
    const part = unit?.parts.at(-1)
    if (note) note.text += text
    else if (side === 'source' && part) part.source += text
    else if (side === 'target' && part) part.target += text
    const longest = Math.max(note?.text.length ?? 0, part?.source.length ?? 0, part?.target?.length ?? 0)
    if (longest > limits.textLength)
      throw formatsProblem['cell-too-long']({ cell: said(unit?.id ?? file), maximum: limits.textLength })
  }

  function closeUnit(within: Unit): void {
    units.push(whole(within, file))
    unit = undefined
  }

  return {
    open(it: XmlElement, line: number) {
      if (path.length === 0) languages = languagesOf(it)
      else if (it.name === 'file' && path.length === 1) file = attribute(it, 'id') ?? ''
      else if (unit) openInUnit(it, line, unit)
      else if (it.name === 'unit') openUnit(it, line)
      path.push(it.name)
    },
    text(it: string) {
      if (note || side) take(it)
    },
    close(name: string) {
      path.pop()
      if (note && name === 'note') {
        unit!.notes.push(
          note.category === undefined ? { text: note.text } : { text: note.text, category: note.category },
        )
        note = undefined
      } else if (name === side && (path.at(-1) === 'segment' || path.at(-1) === 'ignorable')) side = undefined
      else if (name === 'unit' && unit && !path.includes('unit')) closeUnit(unit)
    },
    result: (): ReadXliff => ({ ...languages!, units }),
  }
}

function languagesOf(root: XmlElement): { srcLang: string; trgLang: string } {
  if (root.name !== 'xliff') throw formatsProblem['not-xliff']()
  const version = attribute(root, 'version') ?? '?'
  const isOurs = Object.values(root.attributes).includes(XLIFF_NAMESPACE)
  if (!VERSIONS.includes(version) || !isOurs) throw formatsProblem['xliff-version']({ version: said(version) })
  const [srcLang, trgLang] = [attribute(root, 'srcLang'), attribute(root, 'trgLang')]
  if (!srcLang || !trgLang) throw formatsProblem['xliff-languages']()
  return { srcLang, trgLang }
}

function partOf(it: XmlElement, line: number, { id }: Unit): Part {
  const given = attribute(it, 'state') ?? 'initial'
  const state = XLIFF_STATES.find((known) => known === given)
  if (!state) throw formatsProblem['unit-state']({ unit: said(id), line, state: said(given) })
  return {
    source: '',
    target: undefined,
    state,
    subState: attribute(it, 'subState'),
    isBetween: it.name === 'ignorable',
  }
}

/** The character that a code point stands for; nothing for an annotation; codes have no place in our texts. */
function inline(it: XmlElement, line: number, { id }: Unit): string {
  const point = it.name === 'cp' ? Number.parseInt(attribute(it, 'hex') ?? '', 16) : Number.NaN
  if (point >= 0 && point <= 0x10_ff_ff) return String.fromCodePoint(point)
  if (ANNOTATIONS.includes(it.name)) return ''
  throw formatsProblem['unit-with-codes']({ unit: said(id), line, code: said(it.name) })
}

function whole({ id, line, notes, parts }: Unit, file: string): ReadUnit {
  const segments = parts.filter(({ isBetween }) => !isBetween)
  if (segments.length === 0) throw formatsProblem['unit-without-source']({ unit: said(id), line })
  const isTranslated = segments.every(({ target }) => target !== undefined)
  const least = segments.reduce((one, other) => (rank(other.state) < rank(one.state) ? other : one))
  return {
    id,
    file,
    line,
    notes,
    source: parts.map(({ source }) => source).join(''),
    state: least.state,
    ...(least.subState === undefined ? {} : { subState: least.subState }),
    ...(isTranslated ? { target: parts.map(({ source, target }) => target ?? source).join('') } : {}),
  }
}

const rank = (state: XliffState) => XLIFF_STATES.indexOf(state)

/** Of what a file says, no more than a sentence can hold. */
const said = (text: string) => text.slice(0, 80)
