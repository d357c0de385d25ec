import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { LocalText } from '../../kit/local-text.ts'

/** Files of content/ that are shown as they are and never stored in the database. */
const folder = 'content'

const Statements = z.object({ funding: LocalText, disclaimer: LocalText })
export type Statements = z.output<typeof Statements>

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= read())
}

const jsonOf = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'))

/** The funding statement and the disclaimer. */
export const statements = once(async () => Statements.parse(await jsonOf('statements.json')))
