import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'

export type Node = { type: string; start: number; end: number; [key: string]: unknown }
export type Source = {
  /** Relative to the root of the tree, such as `src/kit/day.ts`. */
  path: string
  text: string
  program: Node
  /** What it imports or exports from elsewhere, as written. */
  imports: string[]
}

/** Every TypeScript file of a folder, parsed. */
export function readSources(root: string, folder: string): Source[] {
  return filesOf(root, folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const { program, module } = parseSync(path, text)
      const imports = [
        ...module.staticImports.map((it) => it.moduleRequest.value),
        ...module.staticExports.flatMap((it) => it.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
        ...module.dynamicImports.map((it) => text.slice(it.moduleRequest.start, it.moduleRequest.end).slice(1, -1)),
      ]
      return { path, text, program: program as unknown as Node, imports: [...new Set(imports)] }
    })
}

/** Every file of a folder, by its path from the root. */
export function filesOf(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

/** Calls `visit` on the node and on all below it, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit)
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

export function lineOf({ text }: Source, { start }: Node): number {
  return text.slice(0, start).split('\n').length
}

/** Prints the findings, if any, and sets the exit code accordingly. */
export function report(findings: readonly string[], about: string): void {
  for (const finding of findings) console.error(finding)
  if (findings.length === 0) console.log(`${about}: nothing to complain about`)
  else process.exitCode = 1
}
