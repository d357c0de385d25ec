import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partsOf, zipOf } from './archive.fixture.ts'
import { HOSTILE } from './hostile.fixture.ts'

const root = join(import.meta.dirname, '..', '..')
const MOST_MILLISECONDS = 5500
const MOST_MEMORY = 150
const MOST_LAG = 200

interface Seen {
  readonly said: string
  readonly milliseconds: number
  /** The highest memory while the file was read beyond what there was before, in MiB. */
  readonly memory: number
  /** The longest that the process answered nobody, in milliseconds. */
  readonly lag: number
}

/** Within the limits, and as much to do as they allow: no ratio and no count gives it away. */
const heaviest = () => {
  const cells = (row: number) =>
    Array.from({ length: 100 }, (_, at) => `<c s="${(row * 7919 + at * 104_729) % 65_536}"/>`).join('')
  const sheet = Array.from({ length: 40_000 }, (_, at) => `<row r="${at + 1}">${cells(at)}</row>`).join('')
  return zipOf(partsOf({ sheet: `<sheetData>${sheet}</sheetData>` }))
}

/** Nearly all cells and letters that are taken, no two alike. */
const fullest = () => {
  const words = (row: number, at: number) => `${row * 1009}-${at * 9973} što se ovde ponavlja i opet piše, ${row}/${at}`
  const cell = (row: number, at: number) => `<c t="inlineStr"><is><t>${words(row, at)}</t></is></c>`
  const rows = Array.from(
    { length: 2450 },
    (_, row) => `<row>${Array.from({ length: 100 }, (__, at) => cell(row, at)).join('')}</row>`,
  )
  return zipOf(partsOf({ sheet: `<sheetData>${rows.join('')}</sheetData>` }))
}

describe('in the built product, in a process of its own', () => {
  const folder = (mkdirSync(join(root, 'build'), { recursive: true }), mkdtempSync(join(root, 'build', 'formats-')))
  const seen = new Map<string, Seen>()
  const files = [
    { name: 'as many cells as are taken', make: fullest, refusal: undefined },
    { name: 'as much work as is allowed', make: heaviest, refusal: undefined },
    ...HOSTILE,
  ]

  beforeAll(async () => {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { ssr: 'src/formats/xlsx-built.fixture.ts', outDir: folder, emptyOutDir: false },
    })
    files.forEach(({ make }, at) => writeFileSync(join(folder, `${at}.xlsx`), make()))
    const paths = files.map((_, at) => join(folder, `${at}.xlsx`))
    const run = [join(folder, 'xlsx-built.fixture.js'), ...paths]
    const { stdout } = await promisify(execFile)(process.execPath, run, { env: { PATH: process.env.PATH } })
    const lines = stdout.trim().split('\n')
    lines.forEach((line, at) => seen.set(files[at]?.name ?? 'an honest one, at last', JSON.parse(line) as Seen))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(files)('$name costs no more than is allowed', ({ name, refusal }) => {
    const { said, milliseconds, memory, lag } = seen.get(name)!
    if (refusal !== undefined) expect(said).toBe(`formats.${refusal}`)
    else expect(['read', 'formats.too-slow']).toContain(said)
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS)
    expect(memory).toBeLessThan(MOST_MEMORY)
    expect(lag).toBeLessThan(MOST_LAG)
  })

  test('the process is still up after all of them, and reads and writes', () => {
    expect(seen.get('an honest one, at last')!.said).toBe('=1+1')
  })
})
