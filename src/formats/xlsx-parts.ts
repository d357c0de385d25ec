import { formatsProblem } from './problems.ts'
import { isDayFormat } from './xlsx-dates.ts'
import type { SheetState, WorkbookLimits } from './xlsx.ts'
import { unpacked, type Archive } from './xlsx-zip.ts'
import { attribute, readXml, type XmlReader } from './xml.ts'

/** Of a sheet, with some more than Excel allows. */
const LONGEST_NAME = 60
const MACROS = /macroEnabled/i

/** Reads one part; a part that the workbook points at and does not have is damage. */
export async function readPart(archive: Archive, name: string, reader: XmlReader): Promise<void> {
  const entry = archive.entries.get(name)
  if (!entry) throw formatsProblem.damaged()
  await readXml(unpacked(archive, entry), name, reader)
}

/** Where a part points: target by id, and the first target of each kind. Paths stand as in the archive. */
export interface Relations {
  readonly byId: ReadonlyMap<string, string>
  readonly byKind: ReadonlyMap<string, string>
}

export async function relationsOf(archive: Archive, part: string): Promise<Relations> {
  const slash = part.lastIndexOf('/') + 1
  const [folder, file] = [part.slice(0, slash), part.slice(slash)]
  const byId = new Map<string, string>()
  const byKind = new Map<string, string>()
  await readPart(archive, `${folder}_rels/${file}.rels`, {
    open(element) {
      const [target, type, id] = ['Target', 'Type', 'Id'].map((it) => attribute(element, it))
      if (element.name !== 'Relationship' || !target || attribute(element, 'TargetMode') === 'External') return
      const path = within(folder, target)
      if (id) byId.set(id, path)
      const kind = type?.slice(type.lastIndexOf('/') + 1)
      if (kind && !byKind.has(kind)) byKind.set(kind, path)
    },
  })
  return { byId, byKind }
}

/** A name in the archive and nothing else: what leads nowhere in it is simply not found. */
function within(folder: string, target: string): string {
  const parts: string[] = []
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The path of the workbook's own part, or the refusal of what is no workbook or carries macros. */
export async function workbookPath(archive: Archive): Promise<string> {
  const path = (await relationsOf(archive, '')).byKind.get('officeDocument')
  const types = new Map<string, string>()
  let hasMacros = false
  await readPart(archive, '[Content_Types].xml', {
    open(element) {
      const type = attribute(element, 'ContentType') ?? ''
      const name = attribute(element, 'PartName')
      hasMacros ||= MACROS.test(type)
      if (name) types.set(name.replace(/^\//, ''), type)
    },
  })
  if (hasMacros) throw formatsProblem.macros()
  const type = path === undefined ? undefined : types.get(path)
  if (!path || !type || !/spreadsheetml\.(sheet|template)\.main\+xml$/.test(type))
    throw formatsProblem['not-a-workbook']()
  return path
}

export interface SheetPart {
  readonly name: string
  readonly state: SheetState
  readonly id: string
}

export interface WorkbookPart {
  readonly sheets: readonly SheetPart[]
  /** Days are counted from 1904, as old Macs did. */
  readonly is1904: boolean
}

export async function readWorkbookPart(archive: Archive, path: string, limits: WorkbookLimits): Promise<WorkbookPart> {
  const sheets: SheetPart[] = []
  let is1904 = false
  await readPart(archive, path, {
    open(element) {
      if (element.name === 'workbookPr') is1904 = isTrue(attribute(element, 'date1904'))
      if (element.name !== 'sheet') return
      if (sheets.length === limits.sheets) throw formatsProblem['too-many-sheets']({ maximum: limits.sheets })
      const state = attribute(element, 'state')
      sheets.push({
        name: (attribute(element, 'name') ?? '').slice(0, LONGEST_NAME),
        id: attribute(element, 'id') ?? '',
        state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      })
    },
  })
  return { sheets, is1904 }
}

export const isTrue = (value: string | undefined) => value === '1' || value === 'true'

/** For each style of a cell, whether it shows a number as a day. */
export async function readDayStyles(archive: Archive, path: string | undefined): Promise<readonly boolean[]> {
  if (path === undefined) return []
  const codes = new Map<string, string>()
  const styles: boolean[] = []
  let isInCells = false
  await readPart(archive, path, {
    open(element) {
      const format = attribute(element, 'numFmtId')
      if (element.name === 'cellXfs') isInCells = true
      else if (element.name === 'numFmt' && format) codes.set(format, attribute(element, 'formatCode') ?? '')
      else if (element.name === 'xf' && isInCells)
        styles.push(isDayFormat(Number(format ?? 0), codes.get(format ?? '')))
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return styles
}

/** The texts that cells point at by number. Runs of rich text are put together; readings of signs are left out. */
export async function readSharedStrings(
  archive: Archive,
  path: string | undefined,
  limits: WorkbookLimits,
): Promise<readonly string[]> {
  if (path === undefined) return []
  const strings: string[] = []
  let length = 0
  const collector = textCollector(limits, path)
  await readPart(archive, path, {
    open({ name }) {
      if (name === 'si') collector.begin()
      else collector.open(name)
    },
    text: (it) => collector.text(it),
    close(name) {
      if (name !== 'si') return collector.close(name)
      const text = collector.end()
      length += text.length
      if (length > limits.textLength) throw formatsProblem['too-much-text']({ maximum: limits.textLength })
      if (strings.length === limits.cells) throw formatsProblem['too-many-cells']({ maximum: limits.cells })
      strings.push(text)
    },
  })
  return strings
}

/** Puts together what stands in `t`, but not within `rPh`. `where` names the place of a text that is too long. */
export function textCollector(limits: WorkbookLimits, where: string) {
  let text = ''
  let isText = false
  let phonetic = 0
  return {
    begin() {
      text = ''
      isText = false
      phonetic = 0
    },
    open(name: string) {
      if (name === 'rPh') phonetic++
      else if (name === 't') isText = true
    },
    text(it: string, place = where) {
      if (!isText || phonetic > 0) return
      text += it
      if (text.length > limits.cellLength)
        throw formatsProblem['cell-too-long']({ cell: place, maximum: limits.cellLength })
    },
    close(name: string) {
      if (name === 'rPh') phonetic--
      else if (name === 't') isText = false
    },
    end: () => unescaped(text),
  }
}

/** `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore before such a mark. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}
