// Cuts Noto Sans down to the letters of the seven written languages: `node scripts/fonts.mjs`. Its output is committed.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const source = new URL('../node_modules/@fontsource-variable/noto-sans/', import.meta.url)
const target = new URL('../src/web/fonts/', import.meta.url)

const between = (first, last) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i))

// The ranges are said once more, as `unicode-range`, in src/web/styles/fonts.css; src/web/fonts.test.ts holds both together.
const latin = between(0x20, 0x7e) + between(0xa0, 0xff) + '‐‑‒–—‘’‚“”„†•…‰′″‹›\u2009\u200a\u202f\u2060−€№↑↓'
const latinExtended = 'ĆćČčĐđŠšŽžŚśŹź\u1e9eŁłŐőŰűŘř'
const cyrillic = 'ЀЂЃЄЅІЇЈЉЊЋЌЍЏѐђѓєѕіїјљњћќѝџ' + between(0x0410, 0x044f) + 'Ёё\u0301№'

const cuts = [
  { name: 'latin', from: 'latin', letters: latin },
  { name: 'latin-extended', from: 'latin-ext', letters: latinExtended },
  { name: 'cyrillic', from: 'cyrillic', letters: cyrillic },
]

await mkdir(target, { recursive: true })
for (const style of ['normal', 'italic']) {
  for (const { name, from, letters } of cuts) {
    const whole = await readFile(new URL(`files/noto-sans-${from}-wght-${style}.woff2`, source))
    const cut = await subsetFont(whole, letters, {
      targetFormat: 'woff2',
      variationAxes: { wght: { min: 400, max: 700 } },
    })
    const file = `noto-sans-${name}${style === 'italic' ? '-italic' : ''}.woff2`
    await writeFile(new URL(file, target), cut)
    process.stdout.write(`${file} ${(cut.length / 1024).toFixed(1)} KB\n`)
  }
}
await copyFile(new URL('LICENSE', source), new URL('OFL.txt', target))
