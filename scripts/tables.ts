// Writes src/server/db/tables.ts from the catalogue of a migrated database: `npm run tables`.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  timestamptz: 'Instant',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  bool: 'boolean',
  jsonb: 'Json',
  bytea: 'Buffer',
  _text: 'string[]',
  tsvector: 'string',
}
const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string) => camel(`_${name}`)

interface Column {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: 'YES' | 'NO'
  column_default: string | null
  is_generated: 'ALWAYS' | 'NEVER'
}

const LOCAL_TEXTS = new Set(['name', 'title', 'question', 'unrated_reason', 'not_applicable', 'label', 'definition'])

function member({ column_name, udt_name, is_nullable, column_default, is_generated }: Column): string {
  const orNull = is_nullable === 'YES' ? ' | null' : ''
  const base = TYPES[udt_name]
  if (!base) throw new Error(`no TypeScript type for ${udt_name}: add it to scripts/tables.ts`)
  if (is_generated === 'ALWAYS') return `  ${camel(column_name)}: ColumnType<${base}, never, never>`
  const type = columnType(column_name, base, orNull)
  return `  ${camel(column_name)}: ${column_default === null || orNull ? type : `Generated<${type}>`}`
}

function columnType(name: string, base: string, orNull: string): string {
  if (base === 'Json') {
    const read = LOCAL_TEXTS.has(name) ? `LocalText${orNull}` : 'unknown'
    return `ColumnType<${read}, string${orNull}, string${orNull}>`
  }
  if (base === 'Instant') return `ColumnType<string${orNull}, string | Date${orNull}, string | Date${orNull}>`
  return `${base}${orNull}`
}

function declarations(columns: Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table_name)
  const shapes = [...tables].map(
    ([table, own]) => `export interface ${pascal(table)}Table {\n${own.map(member).join('\n')}\n}\n`,
  )
  const index = [...tables.keys()].map((table) => `  ${camel(table)}: ${pascal(table)}Table`).join('\n')
  return `// Written by scripts/tables.ts from the migrated database; do not edit.
import type { ColumnType } from 'kysely'
import type { LocalText } from '../../kit/local-text.ts'

/** Has a default: may be left out of an insert. */
type Generated<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>

${shapes.join('\n')}
export interface Tables {
${index}
}
`
}

const dataDir = await mkdtemp(join(tmpdir(), 'tables-'))
const server = await startEmbedded({ dataDir, log: () => undefined, fast: true })
const pool = new pg.Pool(server.connection)
pool.on('error', () => undefined)
await migrate(pool, 'migrations', () => undefined)
const { rows } = await pool.query<Column>(
  `select table_name, column_name, udt_name, is_nullable, column_default, is_generated from information_schema.columns
   where table_schema = 'public' and table_name <> 'migration' order by table_name, ordinal_position`,
)
await pool.end()
await server.stop()
await rm(dataDir, { recursive: true })
await writeFile('src/server/db/tables.ts', declarations(rows))
