import {
  AlignmentType,
  HeadingLevel,
  LevelFormat,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type INumberingOptions,
  type IRunOptions,
} from 'docx'
import { textLines, type DocumentBlock, type DocumentRun } from './document.ts'

type Block<K extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: K }>

export const STYLES = {
  body: 'BodyText',
  margin: 'HeadAndFoot',
  item: 'ListItem',
  caption: 'TableCaption',
  letterhead: 'Letterhead',
  signature: 'SignatureBlock',
  inserted: 'Inserted',
  deleted: 'Deleted',
} as const

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const BULLETS = 'bullets'
/** About the height of a name signed by hand. */
const ROOM_TO_SIGN = 900

/** The blocks of one document as Word holds them: every numbered list counts for itself. */
export function blockMaker(all: readonly DocumentBlock[]) {
  const lists = new Map(
    all.filter((it) => it.kind === 'numbered').map((it, at) => [it as DocumentBlock, `numbers-${at}`]),
  )
  const numbering: INumberingOptions = {
    config: [
      levelOf(BULLETS, { format: LevelFormat.BULLET, text: '•' }),
      ...[...lists].map(([block, reference]) => {
        const start = (block as Block<'numbered'>).from ?? 1
        return levelOf(reference, { format: LevelFormat.DECIMAL, text: '%1.', start })
      }),
    ],
  }
  return { numbering, blockOf: (block: DocumentBlock) => blockOf(block, lists.get(block) ?? BULLETS) }
}

function levelOf(reference: string, level: { format: 'bullet' | 'decimal'; text: string; start?: number }) {
  const style = { paragraph: { indent: { left: 400, hanging: 400 } } }
  return { reference, levels: [{ level: 0, alignment: AlignmentType.LEFT, style, ...level }] }
}

function blockOf(block: DocumentBlock, list: string): (Paragraph | Table)[] {
  const language = languageOf(block.lang)
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], children: linesOf(block.text, language) })]
    case 'paragraph':
      return [new Paragraph({ style: STYLES.body, children: runsOf(block.runs, language) })]
    case 'list':
    case 'numbered':
      return block.items.map(
        (runs) =>
          new Paragraph({
            style: STYLES.item,
            numbering: { reference: list, level: 0 },
            children: runsOf(runs, language),
          }),
      )
    case 'table':
      return tableOf(block)
    case 'address':
      return [new Paragraph({ style: STYLES.letterhead, children: stacked(block.lines, language) })]
    case 'facts':
      return [new Paragraph({ style: STYLES.letterhead, children: factsOf(block, language) })]
    case 'signature':
      return [
        new Paragraph({
          style: STYLES.signature,
          keepNext: true,
          spacing: { before: 360, after: ROOM_TO_SIGN },
          children: linesOf(block.closing, language),
        }),
        new Paragraph({ style: STYLES.signature, children: stacked(block.lines, language) }),
      ]
  }
}

function tableOf({ caption, header, widths, rows, lang }: Block<'table'>): (Paragraph | Table)[] {
  const language = languageOf(lang)
  const whole = widths?.reduce((sum, width) => sum + width, 0) ?? 1
  const shares = widths?.map((width) => Math.round((width / whole) * 100))
  const rowOf = (cells: readonly (readonly DocumentRun[])[]) =>
    cells.map((runs, at) => cellOf(runsOf(runs, language), shares?.[at]))
  return [
    ...(caption === undefined ? [] : [new Paragraph({ style: STYLES.caption, children: linesOf(caption, language) })]),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({ tableHeader: true, children: rowOf(header.map((text) => [{ text, isBold: true }])) }),
        ...rows.map((cells) => new TableRow({ cantSplit: true, children: rowOf(cells) })),
      ],
    }),
  ]
}

function cellOf(children: TextRun[], share: number | undefined): TableCell {
  return new TableCell({
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    ...(share === undefined ? {} : { width: { size: share, type: WidthType.PERCENTAGE } }),
    children: [new Paragraph({ children })],
  })
}

const factsOf = ({ facts }: Block<'facts'>, language: Language) =>
  facts.flatMap(({ name, value }, at) => [
    ...linesOf(`${name}:`, { ...language, bold: true, ...(at === 0 ? {} : { break: 1 }) }),
    ...linesOf(` ${value}`, language),
  ])

const stacked = (lines: readonly string[], language: Language) => linesOf(lines.join('\n'), language)

const runsOf = (runs: readonly DocumentRun[], language: Language) => runs.flatMap((it) => runOf(it, language))

function runOf({ text, kind, isBold }: DocumentRun, language: Language): TextRun[] {
  const style = kind === undefined ? {} : { style: STYLES[kind] }
  return linesOf(text, { ...style, ...(isBold === true ? { bold: true } : {}), ...language })
}

type Language = Pick<IRunOptions, 'language'>

const languageOf = (lang: string | undefined): Language => (lang === undefined ? {} : { language: { value: lang } })

/** A run for each line, since a line break within a text is a space to Word. */
export function linesOf(text: string, options: Omit<IRunOptions, 'text'> = {}): TextRun[] {
  return textLines(holdable(text)).map(
    (line, at) => new TextRun({ ...options, text: line, ...(at === 0 ? {} : { break: 1 }) }),
  )
}

/** What XML cannot hold is shown as the sign for it: one such letter, and Word opens nothing of the file. */
export function holdable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what must not reach the file
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
}
