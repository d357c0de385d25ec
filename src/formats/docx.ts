import { AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { pageParts, textLines, type DocumentDescription } from './document.ts'
import { blockMaker, holdable, linesOf, STYLES } from './docx-blocks.ts'

const FONT = 'Noto Sans'
const { body, margin, item, caption, letterhead, signature, inserted, deleted } = STYLES

/**
 * A document as a Word file: A4, real heading styles, header rows that repeat, its language set, inserted text underlined
 * and deleted text struck through.
 */
export async function docxFile(it: DocumentDescription): Promise<Uint8Array<ArrayBuffer>> {
  const { numbering, blockOf } = blockMaker([...(it.opening ?? []), ...it.blocks])
  const foot = [...linesOf(`${it.foot} · `), ...pageNumber(it.pages)]
  const document = new Document({
    title: holdable(textLines(it.title).join(' ')),
    styles: stylesIn(it.lang),
    numbering,
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        ...(it.head === undefined
          ? {}
          : { headers: { default: new Header({ children: [inMargin(linesOf(it.head))] }) } }),
        footers: { default: new Footer({ children: [inMargin(foot)] }) },
        children: [
          ...(it.opening ?? []).flatMap(blockOf),
          new Paragraph({ heading: HeadingLevel.TITLE, children: linesOf(it.title) }),
          ...it.blocks.flatMap(blockOf),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function stylesIn(lang: string) {
  return {
    paragraphStyles: [
      { id: body, name: 'Body Text', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 120 } } },
      { id: margin, name: 'Head and foot', basedOn: 'Normal', run: { size: 17 } },
      { id: item, name: 'List item', basedOn: body, paragraph: { spacing: { after: 80 } } },
      {
        id: caption,
        name: 'Table caption',
        basedOn: body,
        run: { bold: true, size: 19 },
        paragraph: { keepNext: true },
      },
      { id: letterhead, name: 'Letterhead', basedOn: body, paragraph: { keepLines: true, spacing: { after: 240 } } },
      { id: signature, name: 'Signature block', basedOn: body, paragraph: { keepLines: true } },
    ],
    characterStyles: [
      { id: inserted, name: 'Inserted', run: { underline: {}, color: '1d6b3c' } },
      { id: deleted, name: 'Deleted', run: { strike: true, color: 'a4161a' } },
    ],
    default: {
      document: { run: { font: FONT, size: 21, language: { value: lang } } },
      title: { run: { font: FONT, size: 36, bold: true }, paragraph: { spacing: { after: 200 } } },
      heading1: { run: { font: FONT, size: 30, bold: true }, paragraph: { spacing: { before: 320, after: 120 } } },
      heading2: { run: { font: FONT, size: 25, bold: true }, paragraph: { spacing: { before: 280, after: 100 } } },
      heading3: { run: { font: FONT, size: 22, bold: true }, paragraph: { spacing: { before: 220, after: 80 } } },
    },
  }
}

const inMargin = (children: TextRun[]) => new Paragraph({ style: margin, alignment: AlignmentType.RIGHT, children })

const NUMBERS = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES }

function pageNumber(pages: string): TextRun[] {
  return pageParts(pages).flatMap((part) =>
    typeof part === 'string' ? linesOf(part) : [new TextRun({ children: [NUMBERS[part.number]] })],
  )
}
