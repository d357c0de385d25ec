import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx'

/**
 * A stretch of text: as it stands, put in, or taken out. The last two are told by line, not by colour alone. A line
 * break stays one.
 */
export interface DocxRun {
  readonly text: string
  readonly kind?: 'inserted' | 'deleted' | undefined
  readonly isBold?: boolean
}

export type DocxBlock =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly text: string
      readonly lang?: string | undefined
    }
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
  /** At the head of each page. */
  readonly head?: string
  readonly blocks: readonly DocxBlock[]
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const FONT = 'Noto Sans'
const [BODY, MARGIN, INSERTED, DELETED] = ['BodyText', 'HeadAndFoot', 'Inserted', 'Deleted']

/**
 * A text as a Word file: A4, real heading styles, header rows that repeat, its language set, inserted text underlined
 * and deleted text struck through.
 */
export async function docxFile({ title, lang, foot, head, blocks }: DocxText): Promise<Uint8Array<ArrayBuffer>> {
  const language = { value: lang }
  const document = new Document({
    title: holdable(title),
    styles: {
      paragraphStyles: [
        { id: BODY, name: 'Body Text', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 120 } } },
        { id: MARGIN, name: 'Head and foot', basedOn: 'Normal', run: { size: 17 } },
      ],
      characterStyles: [
        { id: INSERTED, name: 'Inserted', run: { underline: {}, color: '1d6b3c' } },
        { id: DELETED, name: 'Deleted', run: { strike: true, color: 'a4161a' } },
      ],
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
        ...(head === undefined ? {} : { headers: { default: new Header({ children: [inMargin(linesOf(head))] }) } }),
        footers: {
          default: new Footer({
            children: [inMargin([...linesOf(`${foot} · `), new TextRun({ children: [PageNumber.CURRENT] })])],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: linesOf(title) }),
          ...blocks.map((block) => blockOf(block)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function blockOf(block: DocxBlock): Paragraph | Table {
  if (block.kind === 'heading')
    return new Paragraph({ heading: HEADINGS[block.level], children: linesOf(block.text, languageOf(block.lang)) })
  if (block.kind === 'paragraph')
    return new Paragraph({ style: BODY, children: block.runs.flatMap((it) => runOf(it, block.lang)) })
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
    children: [new Paragraph({ children: runs.flatMap((it) => runOf(it)) })],
  })
}

function runOf({ text, kind, isBold }: DocxRun, lang?: string): TextRun[] {
  const style = kind === 'inserted' ? { style: INSERTED } : kind === 'deleted' ? { style: DELETED } : {}
  return linesOf(text, { ...style, ...(isBold === true ? { bold: true } : {}), ...languageOf(lang) })
}

const languageOf = (lang: string | undefined) => (lang === undefined ? {} : { language: { value: lang } })

const inMargin = (children: TextRun[]) => new Paragraph({ style: MARGIN, alignment: AlignmentType.RIGHT, children })

/** A run for each line, since a line break within a text is a space to Word. */
function linesOf(text: string, options: Omit<IRunOptions, 'text'> = {}): TextRun[] {
  return holdable(text)
    .split(/\r\n|[\n\r]/)
    .map((line, at) => new TextRun({ ...options, text: line, ...(at === 0 ? {} : { break: 1 }) }))
}

/** What XML cannot hold is shown as the sign for it: one such letter, and Word opens nothing of the file. */
function holdable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what must not reach the file
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
}
