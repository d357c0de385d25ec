import { cellsOf, text, withRows, type Cell, type Cells, type Doubt, type Shape } from '../../answers/index.ts'
import { CONTENT_LANGS, textIn, type LocalText } from '../../kit/local-text.ts'
import type { Values } from '../../kit/words.ts'
import type { Locale } from '../../locale/index.ts'

/** Words in one language, for what leaves without a page. */
export interface ReplyLanguage {
  readonly locale: Locale
  say(key: string, values?: Values): string
}

/** What stands in a cell, with its name: as it was given, letter by letter. */
export function cellLines({ locale, say }: ReplyLanguage, shape: Shape, cells: Cells) {
  const grown = withRows(shape, Object.keys(cells))
  return cellsOf(grown).flatMap((cell) => {
    const value = cells[cell.key]
    if (!value) return []
    const shown = value.kind === 'choice' && isWordChoice(cell) ? say(`answers.choice.${value.choice}`) : value.asGiven
    return { name: nameOf({ locale, say }, grown, cell), value: shown.trim() }
  })
}

const isWordChoice = ({ sort }: Cell) => sort === 'yes-no-partial'

function nameOf({ locale, say }: ReplyLanguage, shape: Shape, cell: Cell): string {
  if (cell.at.length === 0) return say(`answers.input.${wholeWord(shape, cell)}`)
  const sides = shape.blocks.flatMap((block) => (block.kind === 'cross' ? [block.rows, block.columns] : [block.by]))
  const place = cell.at.map((at) => {
    const side = sides.find(({ code }) => code === at.by)!
    const part = 'part' in at ? side.parts.find(({ code }) => code === at.part) : undefined
    if (part) return textIn(part.name, locale).text
    return `${textIn(side.name, locale).text} ${'row' in at ? at.row : at.part}`
  })
  const needsField = cell.field === 'name' || (cell.field !== 'value' && shape.whole.length > 1)
  return [...place, ...(needsField ? [say(`answers.input.${cell.field}`)] : [])].join(', ')
}

function wholeWord({ answerType, blocks }: Shape, { field }: Cell): string {
  if (field !== 'value') return field
  if (answerType === 'amount') return 'amount'
  return blocks.some(({ adds }) => adds === 'up') ? 'total' : 'answer'
}

/** The answer as a whole in one line; undefined where it was not filled in. */
export function wholeLine({ locale, say }: ReplyLanguage, shape: Shape, cells: Cells): string | undefined {
  const said = text(locale, shape, cells)
  if (!said) return undefined
  return said.kind === 'choice' ? say(said.key) : said.text
}

/** One doubt in all the languages of content: in each it is said anew, with the numbers as that language writes them. */
export function inAllLanguages(
  doubtsIn: (locale: Locale) => readonly Doubt[],
  id: string,
  say: (locale: string, key: string, values?: Values) => string,
): LocalText {
  return Object.fromEntries(
    CONTENT_LANGS.flatMap((lang) => {
      const locale: Locale = lang === 'sr' ? 'sr-latn' : lang
      const doubt = doubtsIn(locale).find((each) => each.id === id)
      return doubt ? [[lang, { text: say(locale, doubt.key, doubt.values), state: 'source' as const }]] : []
    }),
  )
}
