import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentBlock, DocumentDescription } from './document.ts'
import { docxParts } from './docx-read.fixture.ts'
import { docxFile } from './docx.ts'
import { readPdf, tagged, type ReadPdf } from './pdf-read.fixture.ts'
import { pdfFile, pdfFiles, pdfWithPages } from './pdf.ts'

const described = (blocks: readonly DocumentBlock[], more: Partial<DocumentDescription> = {}): DocumentDescription => ({
  title: 'Zahtev za podatke',
  lang: 'sr-Latn',
  foot: 'Zahtev 12/2026',
  pages: 'Strana {page} od {pages}',
  blocks,
  ...more,
})

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', runs: [{ text }] })
const pdfOf = async (blocks: readonly DocumentBlock[], more: Partial<DocumentDescription> = {}) =>
  readPdf(await pdfFile(described(blocks, more)))
const textsOf = (pdf: ReadPdf, role: string) => tagged(pdf, role).map(({ text }) => text)

const letter = described(
  [
    paragraph('Поштовани,'),
    { kind: 'heading', level: 2, text: 'Питања' },
    {
      kind: 'numbered',
      from: 3,
      items: [[{ text: 'Колико жртава је препознато?\nПо полу и узрасту.' }], [{ text: 'Ко их је препознао?' }]],
    },
    { kind: 'heading', level: 3, text: 'Shënim', lang: 'sq' },
    {
      kind: 'paragraph',
      lang: 'sq',
      runs: [{ text: 'Përgjigjja pritet ' }, { text: 'brenda 15 ditëve', isBold: true }],
    },
    { kind: 'list', items: [[{ text: 'штампано' }], [{ text: 'електронски' }]] },
    {
      kind: 'table',
      caption: 'Шта је објављено',
      header: ['Година', 'Број'],
      widths: [1, 3],
      rows: [
        [[{ text: '2024.' }], [{ text: '47', kind: 'inserted' }]],
        [[{ text: '2025.' }], [{ text: '74', kind: 'deleted' }]],
      ],
    },
    { kind: 'signature', closing: 'С поштовањем,', lines: ['Љиљана Ђурић', 'известитељка'] },
  ],
  {
    title: 'Захтев за приступ информацијама',
    lang: 'sr-Cyrl',
    head: 'ПРИМЕР',
    pages: 'Страна {page} од {pages}',
    opening: [
      { kind: 'address', lines: ['Министарство правде', 'Немањина 22, Београд'] },
      { kind: 'facts', facts: [{ name: 'Број', value: '12/2026' }] },
    ],
  },
)

describe('a PDF', () => {
  test('says that it is for everybody, in which language, and how it is called; its fonts are inside', async () => {
    const pdf = await readPdf(await pdfFile(letter))
    expect(pdf.isMarked).toBe(true)
    expect(pdf.xmp).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    expect(pdf.lang).toBe('sr')
    expect(pdf.title).toBe('Захтев за приступ информацијама')
    expect(pdf.fonts.described).toBeGreaterThan(0)
    expect(pdf.fonts.embedded).toBe(pdf.fonts.described)
  })

  test('gives back its texts as they were written, each as what it is', async () => {
    const pdf = await readPdf(await pdfFile(letter))
    expect(textsOf(pdf, 'H1')).toEqual(['Захтев за приступ информацијама'])
    expect(textsOf(pdf, 'H2')).toEqual(['Питања'])
    expect(textsOf(pdf, 'H3')).toEqual(['Shënim'])
    expect(textsOf(pdf, 'P')).toEqual([
      'Министарство правде\nНемањина 22, Београд',
      'Број: 12/2026',
      'Поштовани,',
      'Përgjigjja pritet brenda 15 ditëve',
      'С поштовањем,',
      'Љиљана Ђурић\nизвеститељка',
    ])
    expect(textsOf(pdf, 'Lbl')).toEqual(['3.', '4.', '•', '•'])
    expect(textsOf(pdf, 'LBody')).toEqual([
      'Колико жртава је препознато?\nПо полу и узрасту.',
      'Ко их је препознао?',
      'штампано',
      'електронски',
    ])
    expect(textsOf(pdf, 'TH')).toEqual(['Година', 'Број'])
    expect(textsOf(pdf, 'TD')).toEqual(['2024.', '47', '2025.', '74'])
  })

  test('has the caption that it was given, and no word of its own', async () => {
    expect(textsOf(await readPdf(await pdfFile(letter)), 'Caption')).toEqual(['Шта је објављено'])
  })

  test('says the language of what is in another one', async () => {
    const pdf = await readPdf(await pdfFile(letter))
    expect(JSON.stringify(tagged(pdf, 'H3'))).toContain('"lang":"sq"')
    expect(JSON.stringify(tagged(pdf, 'H2'))).not.toContain('"lang"')
  })

  test('counts its pages in the language of the document', async () => {
    const pdf = await pdfOf(Array.from({ length: 80 }, (_, at) => paragraph(`Pasus ${at}`)))
    expect(pdf.pages.map(({ margin }) => margin)).toEqual(
      pdf.pages.map((_, at) => `Zahtev 12/2026 · Strana ${at + 1} od ${pdf.pages.length}`),
    )
    expect(pdf.pages.length).toBeGreaterThan(1)
  })

  test.each([undefined, 'Odgovori'])(
    'loses no row of a long table, and repeats its header row (caption: %s)',
    async (caption) => {
      const rows = Array.from({ length: 300 }, (_, at) => [[{ text: `red ${at + 1}` }], [{ text: 'Đorđe' }]])
      const pdf = await pdfOf([{ kind: 'table', ...(caption ? { caption } : {}), header: ['Redni broj', 'Ime'], rows }])
      const cells = textsOf(pdf, 'TD')
      expect(cells).toHaveLength(600)
      expect(cells.at(-2)).toBe('red 300')
      expect(textsOf(pdf, 'TH')).toEqual(['Redni broj', 'Ime'])
      for (const { margin } of pdf.pages.slice(1)) expect(margin).toContain('Redni broj')
    },
  )

  test('keeps a row that is longer than a page', async () => {
    const lines = Array.from({ length: 150 }, (_, at) => `red ${at + 1}`)
    const pdf = await pdfOf([{ kind: 'table', header: ['Tekst'], rows: [[[{ text: lines.join('\n') }]]] }])
    expect(textsOf(pdf, 'TD').join('\n').split('\n').filter(Boolean)).toEqual(lines)
  })

  test.each([
    '#let x = 1',
    '$x$',
    '"] #panic()',
    String.raw`\ \u{41} \\ #"`,
    '= not a heading',
    '*a* _b_ `c` <d> @e // f /* g */',
    '{ "document": 1 }',
    '- 1. -- --- ... ~ "quoted" \'quoted\'',
    '#read("/etc/passwd")',
  ])('shows %s as it is', async (text) => {
    const pdf = await pdfOf([
      paragraph(text),
      { kind: 'heading', level: 1, text },
      { kind: 'list', items: [[{ text }]] },
      { kind: 'table', header: [text], rows: [[[{ text }]]] },
    ])
    for (const role of ['P', 'H2', 'LBody', 'TH', 'TD']) expect(textsOf(pdf, role)).toEqual([text])
  })

  test('has a sign for each letter that its font lacks, and is whole whatever a text holds', async () => {
    expect(textsOf(await pdfOf([paragraph('a漢\u0000\uD800 ѝ s\u030C ẞ')]), 'P')).toEqual(['a\uFFFD\uFFFD\uFFFD ѝ š ẞ'])
    const texts = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), 400)
    const pdf = await pdfOf(
      [...texts, ...NOT_TEXT].map((text) => paragraph(`x${text}`)),
      { title: NOT_TEXT.join('\n') },
    )
    expect(pdf.xmp).toContain('<pdfuaid:part>1')
    expect(tagged(pdf, 'P').length).toBeGreaterThanOrEqual(texts.length)
  })

  test('leaves no step out between its headings, wherever they begin', async () => {
    const levels = [3, 2, 3, 1, 3, 2] as const
    const pdf = await pdfOf(levels.map((level, at) => ({ kind: 'heading', level, text: `Naslov ${at}` })))
    const headings = ['H2', 'H3'].map((role) => textsOf(pdf, role))
    expect(headings).toEqual([
      ['Naslov 0', 'Naslov 1', 'Naslov 3'],
      ['Naslov 2', 'Naslov 4', 'Naslov 5'],
    ])
  })

  test('may be without a line, an item or a row', async () => {
    const pdf = await pdfOf([
      { kind: 'paragraph', runs: [] },
      { kind: 'list', items: [] },
      { kind: 'numbered', items: [[]] },
      { kind: 'table', header: ['Ime'], rows: [] },
      { kind: 'address', lines: [] },
      { kind: 'facts', facts: [] },
    ])
    expect(textsOf(pdf, 'TH')).toEqual(['Ime'])
  })

  test('is not made of a table whose rows do not fit its header', async () => {
    await expect(pdfFile(described([{ kind: 'table', header: ['a', 'b'], rows: [[[]]] }]))).rejects.toThrow(
      '1 cells or widths in a table of 2 columns',
    )
  })

  test('is the same bytes each time', async () => {
    const [one, other] = await Promise.all([pdfFile(letter), pdfFile(letter)])
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })

  test('that takes too long is given up, and the next one is made', async () => {
    const [late, next] = await Promise.allSettled([pdfFile(letter, { milliseconds: 5 }), pdfFile(letter)])
    expect([late.status, next.status]).toEqual(['rejected', 'fulfilled'])
  })

  test('that comes after many that wait is refused, and made again once they are done', async () => {
    const asked = Array.from({ length: 22 }, () => pdfFile(letter, { milliseconds: 5 }))
    const refused = (await Promise.allSettled(asked)).filter(
      (it) => it.status === 'rejected' && (it.reason as { code?: string }).code === 'formats.too-many-documents',
    )
    expect(refused).toHaveLength(2)
    expect((await pdfFile(letter)).length).toBeGreaterThan(1000)
  })

  test('and the Word file of one document hold the same text', async () => {
    const pdf = await readPdf(await pdfFile(letter))
    const read = (['P', 'H1', 'H2', 'H3', 'LBody', 'Caption', 'TH', 'TD'] as const).flatMap((role) =>
      textsOf(pdf, role),
    )
    const body = (await docxParts(await docxFile(letter))).get('word/document.xml')!
    const written = [...body.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([it]) =>
      [...it.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, text]) => text ?? '\n').join(''),
    )
    expect(written.toSorted()).toEqual(read.toSorted())
  })
})

/** What libraries stumble over: marks of order and of direction, joiners, private letters, and what is no letter at all. */
const NOT_TEXT = [
  '\u202E',
  '\uFEFF',
  '\u200B\u200D\u2060',
  '\u00AD',
  '\uE000',
  '\uFFFE',
  '\uDBFF',
  '\u{E0001}',
  '\u2028',
  '\u0085\t\r',
  '\u0301',
]

test('the page of each heading is known, so that what stands below it can be cited', async () => {
  const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 2, text })
  const long = Array.from({ length: 60 }, () => paragraph('Strana se puni.'))
  const { bytes, pages } = await pdfWithPages(described([heading('Prvo'), ...long, heading('Drugo'), heading('Treće')]))
  const read = await readPdf(bytes)

  expect(pages).toHaveLength(3)
  expect(pages[0]).toBe(1)
  for (const [at, text] of ['Prvo', 'Drugo', 'Treće'].entries())
    expect(JSON.stringify(read.pages[pages[at]! - 1]!.tree)).toContain(text)
  expect(pages[1]).toBeGreaterThan(1)
})

test('many documents are the same bytes as each alone, in their order, also over several processes', async () => {
  const numbers = Array.from({ length: 27 }, (_, i) => i + 1)
  const numbered = (i: number) => described([paragraph(`Zahtev ${i}`)], { title: `Zahtev ${i}` })
  const made = await Array.fromAsync(pdfFiles(numbers.map((i) => () => numbered(i))))
  expect(made).toHaveLength(numbers.length)
  for (const i of [1, 2, 25, 26, 27]) expect(made[i - 1]).toEqual(await pdfFile(numbered(i)))
})

test('one that cannot be made breaks the rest off, and nobody takes a part for the whole', async () => {
  const odd = described([{ kind: 'table', header: ['one', 'two'], rows: [[[{ text: 'alone' }]]] }])
  const files = pdfFiles([() => described([paragraph('first')]), () => odd, () => described([paragraph('last')])])
  await expect(Array.fromAsync(files)).rejects.toThrow('no PDF was made')
})
