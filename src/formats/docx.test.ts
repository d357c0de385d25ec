import { describe, expect, test } from 'vitest'
import type { DocumentBlock, DocumentDescription } from './document.ts'
import { docxParts } from './docx-read.fixture.ts'
import { docxFile } from './docx.ts'

const described = (blocks: readonly DocumentBlock[], more: Partial<DocumentDescription> = {}): DocumentDescription => ({
  title: 'Razlika verzija',
  lang: 'sr-Latn',
  foot: 'PRIMER',
  pages: 'Strana {page} od {pages}',
  blocks,
  ...more,
})

const partsOf = async (text: DocumentDescription) => docxParts(await docxFile(text))

const bodyOf = async (blocks: readonly DocumentBlock[]) => (await partsOf(described(blocks))).get('word/document.xml')!

/** The properties of the run that says this. */
function runSaying(xml: string, text: string): string {
  const run = [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([it]) => it).find((it) => it.includes(`>${text}<`))
  return run ?? ''
}

describe('a Word file', () => {
  test('is A4, in its language, with its title, head and foot', async () => {
    const parts = await partsOf(described([], { head: 'Regionalni instrument' }))
    expect(parts.get('word/document.xml')).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(parts.get('word/styles.xml')).toMatch(/<w:docDefaults>.*<w:lang w:val="sr-Latn"\/>.*<\/w:docDefaults>/s)
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>Razlika verzija</dc:title>')
    const margins = [...parts].filter(([name]) => /word\/(header|footer)\d\.xml/.test(name)).map(([, xml]) => xml)
    expect(margins.join()).toContain('Regionalni instrument')
    expect(margins.join()).toContain('PRIMER · ')
    expect(margins.join()).toMatch(/Strana .*>PAGE<.* od .*>NUMPAGES</s)
  })

  test('of a letter has what comes before its title, and a signature that is not torn apart', async () => {
    const parts = await partsOf(
      described([{ kind: 'signature', closing: 'S poštovanjem,', lines: ['Ana Anić', 'izvestiteljka'] }], {
        opening: [
          { kind: 'address', lines: ['Ministarstvo pravde', 'Nemanjina 22'] },
          { kind: 'facts', facts: [{ name: 'Broj', value: '12/2026' }] },
        ],
      }),
    )
    const body = parts.get('word/document.xml')!
    expect(body).toMatch(
      /Ministarstvo pravde.*<w:br\/>.*Nemanjina 22.*Broj:.*12\/2026.*Razlika verzija.*S poštovanjem,/s,
    )
    expect(/<w:p>(?:(?!<w:p>).)*S poštovanjem,/s.exec(body)![0]).toContain('<w:keepNext/>')
  })

  test('counts each list of questions for itself, from where it is told', async () => {
    const parts = await partsOf(
      described([
        { kind: 'numbered', items: [[{ text: 'Koliko?' }], [{ text: 'Kada?' }]] },
        { kind: 'list', items: [[{ text: 'tačka' }]] },
        { kind: 'numbered', from: 3, items: [[{ text: 'Gde?' }]] },
      ]),
    )
    const numbers = [...parts.get('word/document.xml')!.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id!)
    expect(numbers[0]).toBe(numbers[1])
    expect(new Set(numbers).size).toBe(3)
    const numbering = parts.get('word/numbering.xml')!
    const levelOf = (id: string) => {
      const abstract = new RegExp(`<w:num w:numId="${id}".*?<w:abstractNumId w:val="(\\d+)"`, 's').exec(numbering)![1]
      return new RegExp(`<w:abstractNum w:abstractNumId="${abstract}".*?</w:lvl>`, 's').exec(numbering)![0]
    }
    expect(numbers.map((id) => /<w:start w:val="(\d+)"/.exec(levelOf(id))?.[1])).toEqual(['1', '1', '1', '3'])
    expect(numbers.map((id) => /<w:numFmt w:val="(\w+)"/.exec(levelOf(id))?.[1])).toEqual([
      'decimal',
      'decimal',
      'bullet',
      'decimal',
    ])
  })

  test('has headings by style, which the styles know', async () => {
    const parts = await partsOf(described([{ kind: 'heading', level: 2, text: 'IDN-08' }]))
    expect(parts.get('word/document.xml')).toMatch(/<w:pStyle w:val="Heading2"\/>.*IDN-08/s)
    const known = [...parts.get('word/styles.xml')!.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id)
    const used = [...parts.get('word/document.xml')!.matchAll(/<w:(?:p|r)Style w:val="([^"]+)"/g)].map(([, id]) => id)
    expect(known).toEqual(expect.arrayContaining([...new Set(used)]))
  })

  test('tells what was put in and taken out by line, not by colour alone', async () => {
    const parts = await partsOf(
      described([
        {
          kind: 'paragraph',
          runs: [{ text: 'same' }, { text: 'new', kind: 'inserted' }, { text: 'old', kind: 'deleted' }],
        },
      ]),
    )
    const body = parts.get('word/document.xml')!
    expect(runSaying(body, 'same')).not.toContain('w:rStyle')
    expect(runSaying(body, 'new')).toContain('<w:rStyle w:val="Inserted"/>')
    expect(runSaying(body, 'old')).toContain('<w:rStyle w:val="Deleted"/>')
    const styleOf = (id: string) =>
      new RegExp(`w:styleId="${id}".*?</w:style>`, 's').exec(parts.get('word/styles.xml')!)![0]
    expect(styleOf('Inserted')).toContain('<w:u ')
    expect(styleOf('Deleted')).toContain('<w:strike/>')
  })

  test('says the language of a paragraph that is in another one', async () => {
    const body = await bodyOf([
      { kind: 'paragraph', lang: 'sq', runs: [{ text: 'Pyetje' }] },
      { kind: 'heading', level: 3, lang: 'en', text: 'Question' },
      { kind: 'paragraph', runs: [{ text: 'Pitanje' }] },
    ])
    expect(runSaying(body, 'Pyetje')).toContain('<w:lang w:val="sq"/>')
    expect(runSaying(body, 'Question')).toContain('<w:lang w:val="en"/>')
    expect(runSaying(body, 'Pitanje')).not.toContain('w:lang')
  })

  test('has tables whose header row repeats on each page', async () => {
    const body = await bodyOf([{ kind: 'table', header: ['Polje', 'Izmena'], rows: [[[{ text: 'Naziv' }], []]] }])
    const rows = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([it]) => it)
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, false])
    expect(rows[0]).toContain('Polje')
  })

  test('keeps line breaks, and is whole whatever a text holds', async () => {
    const body = await bodyOf([{ kind: 'paragraph', runs: [{ text: 'one\ntwo\u0000 <&> \uD800' }] }])
    expect(body).toMatch(/one<\/w:t>.*<w:br\/>.*two\uFFFD &lt;&amp;&gt; \uFFFD/s)
  })
})
