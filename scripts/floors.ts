// npm run floors: what stands on what, and how files and folders may look (see docs/map.md).
import { dirname, join, posix } from 'node:path'
import { filesOf, isNode, lineOf, readSources, report, walk, type Node, type Source } from './sources.ts'

const locale = 'locale'
const statistics = 'statistics'
const lower = ['kit', locale, statistics]
const ground = [...lower, 'answers', 'formats']

/** Each floor and those that it may stand on, besides itself. */
const floors: Readonly<Record<string, readonly string[]>> = {
  locale: [],
  statistics: [],
  kit: [locale],
  answers: lower,
  formats: lower,
  server: ground,
  web: ground,
}

/** The modules in the order of what they know: each knows those before it, by their faces. */
const order =
  'identity country access-law standard law instrument variant translation exchange cycle evidence observation request reply workbook assessment finding scoring recommendation plan meeting report edition portal'.split(
    ' ',
  )
const faces = /^(index\.ts|model\.ts|words\.ts|(commands|queries)\.server\.ts|parts\/.+)$/

/** Types alone, which leave nothing behind at run time: what a command is given to work with. */
const typesBeside: Readonly<Record<string, string>> = { kit: 'src/server/db/types.ts' }

const namelessFolders = ['utils', 'helpers', 'common', 'shared', 'types', 'constants']
const mostLines = 400
/** Written by a program, read by nobody. */
const generated = ['src/server/db/tables.ts']

/** All that is wrong with the `src` of a tree, one sentence each, beginning with the path. */
export function checkFloors(root: string): string[] {
  const sources = readSources(root, 'src')
  return [
    ...checkFolders(filesOf(root, 'src')),
    ...sources.flatMap((source) => [
      ...(isTest(source.path) ? [] : checkImports(source)),
      ...checkLength(source),
      ...checkExports(source),
      ...checkLocale(source),
    ]),
  ]
}

const isTest = (path: string) => /\.(test|fixture)\.tsx?$/.test(path)

function checkImports(source: Source): string[] {
  return source.imports
    .filter((request) => request.startsWith('.'))
    .flatMap((request) => {
      const target = posix.normalize(posix.join(dirname(source.path), request))
      const reason = refusal(placeOf(source.path), placeOf(target), target)
      return reason ? [`${source.path}: must not import ${target}: ${reason}`] : []
    })
}

type Place = { floor: string; module?: string; inside: string }

/** `roof` is what stands directly in src, or in src/sample, and knows everything; `outside` is not in src at all. */
function placeOf(path: string): Place {
  const [top, floor, ...rest] = path.split('/')
  if (top !== 'src') return { floor: 'outside', inside: path }
  if (floor === undefined || rest.length === 0 || floor === 'sample') return { floor: 'roof', inside: path }
  if (floor !== 'modules') return { floor, inside: rest.join('/') }
  return { floor, module: rest[0]!, inside: rest.slice(1).join('/') }
}

function refusal(from: Place, to: Place, target: string): string | undefined {
  if (from.floor === 'roof') return undefined
  if (to.floor === 'outside') return 'only what knows everything reaches outside src'
  if (to.floor === 'roof') return 'it stands above'
  if (from.floor === 'modules') return fromModule(from.module!, to)
  if (from.floor === to.floor || typesBeside[from.floor] === target) return undefined
  const below = floors[from.floor]
  if (!below) return `the folder src/${from.floor} has no floor`
  return below.includes(to.floor) ? undefined : `${from.floor} stands on ${below.join(', ') || 'nothing'}`
}

function fromModule(module: string, to: Place): string | undefined {
  if (to.floor !== 'modules') return to.floor in floors ? undefined : `the folder src/${to.floor} has no floor`
  if (to.module === module) return undefined
  const [own, other] = [order.indexOf(module), order.indexOf(to.module!)]
  if (own < 0 || other < 0) return `${own < 0 ? module : to.module} is not in the order of modules`
  if (other > own) return `${to.module} comes after ${module}`
  return faces.test(to.inside) ? undefined : `it is not of the face of ${to.module}`
}

function checkFolders(files: string[]): string[] {
  const folders = new Set(files.flatMap((path) => ancestors(dirname(path))))
  return [...folders]
    .filter((folder) => namelessFolders.includes(posix.basename(folder)))
    .map((folder) => `${folder}: a folder needs a name that says what is in it`)
}

function ancestors(folder: string): string[] {
  return folder === '.' ? [] : [folder, ...ancestors(dirname(folder))]
}

function checkLength({ path, text }: Source): string[] {
  const lines = text.trimEnd().split('\n').length
  return lines > mostLines && !generated.includes(path) ? [`${path}: ${lines} lines, at most ${mostLines}`] : []
}

function checkExports(source: Source): string[] {
  return found(source, (node) => node.type === 'ExportAllDeclaration', 'export * hides what is exported')
}

function checkLocale(source: Source): string[] {
  if (source.path.startsWith('src/locale/')) return []
  return found(source, dependsOnMachine, 'numbers, days and order come from src/locale')
}

function dependsOnMachine(node: Node): boolean {
  if (node.type === 'Identifier') return node['name'] === 'Intl'
  if (node.type !== 'MemberExpression') return false
  const property = isNode(node['property']) ? node['property'] : undefined
  return /^(toLocale\w*|localeCompare)$/.test(String(property?.['name'] ?? property?.['value']))
}

function found(source: Source, isWrong: (node: Node) => boolean, why: string): string[] {
  const lines = new Set<number>()
  walk(source.program, (node) => {
    if (isWrong(node)) lines.add(lineOf(source, node))
  })
  return [...lines].map((line) => `${source.path}:${line}: ${why}`)
}

if (import.meta.main) report(checkFloors(join(import.meta.dirname, '..')), 'floors')
