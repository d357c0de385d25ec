import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'

const folder = new URL('./styles/', import.meta.url)
const index = readFileSync(new URL('index.css', folder), 'utf8')
const imported = [...index.matchAll(/@import '\.\/(.+?)'/g)].map(([, file]) => file!)
const all = imported.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n')

test('every stylesheet is part of the whole', () => {
  expect(imported.toSorted()).toEqual(
    readdirSync(folder)
      .filter((file) => file !== 'index.css')
      .toSorted(),
  )
})

test('all styles together weigh at most 14 KB on the wire', () => {
  expect(brotliCompressSync(all).length).toBeLessThanOrEqual(14 * 1024)
})

test('nothing is fetched from elsewhere', () => {
  for (const [, address] of all.matchAll(/url\(['"]?(.+?)['"]?\)/g)) expect(address).toMatch(/^\.\.\/fonts\//)
})

test('no part carries a style attribute, which the content security policy would drop', () => {
  const parts = new URL('./parts/', import.meta.url)
  for (const file of readdirSync(parts)) {
    expect(readFileSync(new URL(file, parts), 'utf8'), file).not.toMatch(/\bstyle=/)
  }
})

test('a token that is used is defined', () => {
  const defined = new Set([...all.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  for (const [, name] of all.matchAll(/var\((--[\w-]+)/g)) expect(defined).toContain(name)
})
