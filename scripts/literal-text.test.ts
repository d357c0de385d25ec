import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findLiteralText } from './literal-text.ts'

const root = mkdtempSync(join(tmpdir(), 'literal-'))
mkdirSync(join(root, 'src'))
afterAll(() => rmSync(root, { recursive: true }))

function find(jsx: string): string[] {
  writeFileSync(join(root, 'src', 'A.tsx'), `export const A = () => (\n${jsx}\n)\n`)
  return findLiteralText(root)
}

test.each([
  ['<p>Save</p>', 'Save'],
  ['<p>Сачувај</p>', 'Сачувај'],
  ['<>Save {n}</>', 'Save'],
  ['<p>{"Save"}</p>', 'Save'],
  ['<p>{isNew ? "New" : t("old")}</p>', 'New'],
  ['<p>{isNew && "New"}</p>', 'New'],
  ['<p>{`${n} rows`}</p>', 'rows'],
  ['<p>{"Rows: " + n}</p>', 'Rows:'],
  ['<img alt="A map" />', 'A map'],
  ['<button aria-label={"Close"} />', 'Close'],
  ['<Page title={`Area ${n}`} />', 'Area'],
  ['<input placeholder="name" />', 'name'],
  ['<Field label={isNew ? "Name" : label} />', 'Name'],
])('%s is found', (jsx, text) => {
  expect(find(jsx)).toEqual([`src/A.tsx:2: literal text ${JSON.stringify(text)}`])
})

test.each([
  '<p>{t("save")}</p>',
  '<p>·  –  (3) → 12,5 %&nbsp;</p>',
  '<p className="lead" id="top" data-x="Save">{kind === "New" ? a : b}</p>',
  '<a href="x.csv">CSV</a>',
  '<input type="text" name="title" title="" />',
  '<p>{/* Said below. */}</p>',
  '<p>{rows.map((row) => row["name"])}</p>',
])('%s is not', (jsx) => {
  expect(find(jsx)).toEqual([])
})

test('the line of the text is named', () => {
  expect(find('<div>\n<b>{n}</b>\n<p title="Hello" /></div>')).toEqual(['src/A.tsx:4: literal text "Hello"'])
})
