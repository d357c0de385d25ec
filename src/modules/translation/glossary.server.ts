import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { GlossaryTerm } from './glossary.ts'

let read: Promise<GlossaryTerm[]> | undefined

/** The field's words in six languages: a file that is shown as it is, read once. */
export function glossary(): Promise<GlossaryTerm[]> {
  return (read ??= readGlossary())
}

async function readGlossary(): Promise<GlossaryTerm[]> {
  const text = await readFile('content/glossary.csv', 'utf8')
  return z.array(GlossaryTerm).parse(parse(text, { columns: true, skip_empty_lines: true }))
}
