import { describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { docxFile, type DocxBlock, type DocxText } from './docx.ts'
import { readXml } from './xml.ts'

const described = (blocks: readonly DocxBlock[], more: Partial<DocxText> = {}): DocxText => ({
  title: 'Razlika verzija',
  lang: 'sr-Latn',
  foot: 'PRIMER',
  blocks,
  ...more,
})

/** Each part of the file as text, once it was seen that it is well-formed. */
async function partsOf(text: DocxText): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(await docxFile(text)), { lazyEntries: true, autoClose: false })
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    if (/\.(xml|rels)$/.test(entry.fileName)) await readXml(chunks, entry.fileName, {})
    parts.set(entry.fileName, Buffer.concat(chunks).toString())
  }
  return parts
}

const bodyOf = async (blocks: readonly DocxBlock[]) => (await partsOf(described(blocks))).get('word/document.xml')!

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
