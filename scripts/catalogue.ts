// The words of each language against the English ones beside the code.
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parsePattern, type Message } from '../src/locale/message-pattern.ts'
import { filesOf } from './sources.ts'

type Words = Record<string, string>

export type CatalogueCheck = {
  /** What is wrong. */
  findings: string[]
  /** What is not said yet, by language: these are read in English. */
  missing: Record<string, string[]>
}

/** Every key of a language must be an English one, and its message take the same arguments. */
export function checkCatalogue(root: string): CatalogueCheck {
  const english = readEnglish(root)
  const findings = argumentsOrFinding('English', english)
  const missing: Record<string, string[]> = {}
  for (const path of filesOf(root, 'locales').filter(isLanguage)) {
    const words = readJson(root, path) as Words
    findings.push(...argumentsOrFinding(path, words), ...compare(path, words, english))
    missing[basename(path, '.json')] = Object.keys(english).filter((key) => !(key in words))
  }
  return { findings, missing }
}

function readEnglish(root: string): Words {
  const files = filesOf(root, 'src').filter((path) => basename(path) === 'messages.json')
  return Object.fromEntries(
    files.flatMap((path) => {
      const folder = dirname(path) === 'src' ? 'root' : basename(dirname(path))
      const messages = readJson(root, path) as Record<string, string | { text: string; note?: string }>
      return Object.entries(messages).map(([key, it]) => [`${folder}.${key}`, typeof it === 'string' ? it : it.text])
    }),
  )
}

function readJson(root: string, path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

function argumentsOrFinding(where: string, words: Words): string[] {
  return Object.entries(words).flatMap(([key, pattern]) => {
    try {
      parsePattern(pattern)
      return []
    } catch (error) {
      return [`${where}: ${key}: ${error instanceof Error ? error.message : error}`]
    }
  })
}

function compare(path: string, words: Words, english: Words): string[] {
  return Object.entries(words).flatMap(([key, pattern]) => {
    const original = english[key]
    if (original === undefined) return [`${path}: ${key}: there is no such English message`]
    const [said, wanted] = [argumentsOf(pattern), argumentsOf(original)]
    if (!said || !wanted || said === wanted) return []
    return [`${path}: ${key}: takes ${said}, the English message ${wanted}`]
  })
}

/** The names of a message's arguments, sorted; undefined where it cannot be read, which is a finding of its own. */
function argumentsOf(pattern: string): string | undefined {
  try {
    const names = new Set(namesIn(parsePattern(pattern)))
    return [...names].sort().join(', ') || 'nothing'
  } catch {
    return undefined
  }
}

function namesIn(message: Message): string[] {
  return message.flatMap((part) => {
    if (part.kind === 'text' || part.kind === 'count') return []
    if (part.kind !== 'plural' && part.kind !== 'select') return [part.name]
    return [part.name, ...[...part.cases.values()].flatMap(namesIn)]
  })
}

/** A language's words; the file that says how far each language is reviewed is none. */
function isLanguage(file: string): boolean {
  return file.endsWith('.json') && basename(file) !== 'state.json'
}
