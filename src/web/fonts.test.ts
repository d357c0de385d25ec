import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LOCALES } from '../locale/index.ts'
import { fontsOf } from './fonts.ts'

const css = readFileSync(new URL('./styles/fonts.css', import.meta.url), 'utf8')
const script = readFileSync(new URL('../../scripts/fonts.mjs', import.meta.url), 'utf8')

const faces = [...css.matchAll(/@font-face \{(.*?)\n\}/gs)].map(([, body]) => ({
  file: /fonts\/([\w-]+\.woff2)/.exec(body!)?.[1],
  ranges: [...(/unicode-range:([^;]+);/s.exec(body!)?.[1] ?? '').matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
    ([, first, last]) => [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)] as const,
  ),
}))

function fileFor(letter: string, italic = false): string | undefined {
  const code = letter.codePointAt(0)!
  const has = ({ ranges }: (typeof faces)[number]) => ranges.some(([first, last]) => code >= first && code <= last)
  return faces.find((face) => face.file?.includes('italic') === italic && has(face))?.file
}

const size = (file: string) => statSync(new URL(`./fonts/${file}`, import.meta.url)).size

test('every letter of the seven languages has a file, upright and italic', () => {
  const letters = 'čćšžđśźëçČĆŠŽĐŚŹËÇабвгдђежзијклљмнњопрстћуфхцчџшѓќѕѐѝЉЊЂЋЏЃЌЅ\u0301„“”–—…0123456789'
  for (const letter of letters) {
    expect(fileFor(letter), letter).toBeDefined()
    expect(fileFor(letter, true), letter).toContain('italic')
  }
})

test('no letter belongs to two files', () => {
  const upright = faces.filter(({ file }) => file !== undefined && !file.includes('italic')).map(({ ranges }) => ranges)
  const flat = upright.flat().toSorted(([a], [b]) => a - b)
  for (const [place, [first]] of flat.entries()) {
    if (place > 0) expect(first).toBeGreaterThan(flat[place - 1]![1])
  }
})

test('every letter that was written out in the cut stands in a range', () => {
  const written = /latinExtended = '(.+?)'/.exec(script)![1]!.replaceAll(/\\u[0-9a-f]{4}/g, '')
  for (const letter of written) expect(fileFor(letter), letter).toBe('noto-sans-latin-extended.woff2')
})

test('the upright fonts of all languages together weigh at most 36 KB', () => {
  const upright = ['noto-sans-latin.woff2', 'noto-sans-latin-extended.woff2', 'noto-sans-cyrillic.woff2']
  expect(upright.reduce((sum, file) => sum + size(file), 0)).toBeLessThanOrEqual(36 * 1024)
})

test('a Cyrillic page asks early for Cyrillic, an Albanian one for nothing but Latin', () => {
  const files = Object.fromEntries(
    LOCALES.map((locale) => [locale, fontsOf(locale).map((url) => url.split('/').at(-1))]),
  )
  expect(files['mk']).toEqual(['noto-sans-latin.woff2', 'noto-sans-cyrillic.woff2'])
  expect(files['sq']).toEqual(['noto-sans-latin.woff2'])
  expect(files['sr-latn']).toContain('noto-sans-latin-extended.woff2')
})
