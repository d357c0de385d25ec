import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CsvError } from 'csv-parse/sync'
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { sha256 } from '../kit/canonical.ts'
import { StartError } from './start-error.ts'

export interface CsvRow<T> {
  /** The line of the file, as an editor counts. */
  readonly line: number
  readonly row: T
}

/** The shipped content, read once: every later step sees the bytes that were hashed. */
export interface ContentFiles {
  readonly hash: string
  list(folder: string): readonly string[]
  json<S extends z.ZodType>(path: string, schema: S): z.output<S>
  csv<S extends z.ZodType>(path: string, schema: S): readonly CsvRow<z.output<S>>[]
}

/** Wrong content stops the start with its place: somebody who edits content/ can put it right. */
export function contentError(path: string, place: string | number, wrong: string): StartError {
  const where = typeof place === 'number' ? `line ${place}` : place
  return new StartError(`content/${path}, ${where}: ${wrong}`)
}

export function readContentFiles(folder: string): ContentFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(csv|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder).length + 1))
    .sort()
  const texts = new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  const textOf = (path: string) => {
    const text = texts.get(path)
    if (text === undefined) throw new StartError(`content/${path} is missing.`)
    return text
  }
  return {
    hash: sha256(paths.map((path) => `${path} ${sha256(texts.get(path)!)}\n`).join('')),
    list: (inside) => paths.filter((path) => path.startsWith(`${inside}/`)),
    json: (path, schema) => {
      const result = schema.safeParse(parseJson(path, textOf(path)))
      if (!result.success) throw firstIssue(path, 'at', result.error)
      return result.data
    },
    csv: (path, schema) =>
      rowsOf(path, textOf(path)).map(({ record, info }) => {
        const result = schema.safeParse(record)
        if (!result.success) throw firstIssue(path, `line ${info.lines}`, result.error)
        return { line: info.lines, row: result.data }
      }),
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StartError(`content/${path} is not JSON: ${(error as Error).message}`)
  }
}

function rowsOf(path: string, text: string) {
  try {
    return parse(text, { columns: true, bom: true, info: true, record_delimiter: ['\r\n', '\n'] }) as unknown as {
      record: Record<string, string>
      info: { lines: number }
    }[]
  } catch (error) {
    if (error instanceof CsvError) throw new StartError(`content/${path}: ${error.message}`)
    throw error
  }
}

function firstIssue(path: string, place: string, error: z.ZodError): StartError {
  const issue = error.issues[0]!
  return contentError(path, `${place} ${issue.path.join('.')}`.trim(), issue.message)
}
