import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

/** A stretch of text: as it stands, put in, or taken out. The last two are told by line, not by colour alone. */
export interface DocxRun {
  readonly text: string
  readonly kind?: 'inserted' | 'deleted' | undefined
  readonly isBold?: boolean
}

export type DocxBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly DocxRun[]; readonly lang?: string | undefined }
  | {
      readonly kind: 'table'
      readonly header: readonly string[]
      readonly rows: readonly (readonly (readonly DocxRun[])[])[]
    }

export interface DocxText {
  readonly title: string
  /** BCP 47, of the whole document. */
  readonly lang: string
  /** At the foot of each page, before its number. */
  readonly foot: string
  readonly blocks: readonly DocxBlock[]
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const FONT = 'Noto Sans'

/**
 * A text as a Word file: A4, real heading styles, header rows that repeat, its language set, inserted text underlined
 * and deleted text struck through.
 */
export async function docxFile({ title, lang, foot, blocks }: DocxText): Promise<Uint8Array<ArrayBuffer>> {
  const language = { value: lang }
  const document = new Document({
    title,
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, language } },
        title: { run: { font: FONT, size: 36, bold: true } },
        heading1: { run: { font: FONT, size: 30, bold: true }, paragraph: { spacing: { before: 320, after: 120 } } },
        heading2: { run: { font: FONT, size: 25, bold: true }, paragraph: { spacing: { before: 280, after: 100 } } },
        heading3: { run: { font: FONT, size: 22, bold: true }, paragraph: { spacing: { before: 220, after: 80 } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ text: `${foot} · `, size: 17 }),
                  new TextRun({ children: [PageNumber.CURRENT], size: 17 }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun({ text: title })] }),
          ...blocks.map((block) => blockOf(block)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function blockOf(block: DocxBlock): Paragraph | Table {
  if (block.kind === 'heading')
    return new Paragraph({ heading: HEADINGS[block.level], children: [new TextRun({ text: block.text })] })
  if (block.kind === 'paragraph')
    return new Paragraph({ spacing: { after: 120 }, children: block.runs.map((it) => runOf(it, block.lang)) })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        children: block.header.map((text) => cellOf([{ text, isBold: true }])),
      }),
      ...block.rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map((cell) => cellOf(cell)) })),
    ],
  })
}

function cellOf(runs: readonly DocxRun[]): TableCell {
  return new TableCell({
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: [new Paragraph({ children: runs.map((it) => runOf(it)) })],
  })
}

function runOf({ text, kind, isBold }: DocxRun, lang?: string): TextRun {
  return new TextRun({
    text,
    ...(isBold === true ? { bold: true } : {}),
    ...(kind === 'inserted' ? { underline: {}, color: '1d6b3c' } : {}),
    ...(kind === 'deleted' ? { strike: true, color: 'a4161a' } : {}),
    ...(lang === undefined ? {} : { language: { value: lang } }),
  })
}
