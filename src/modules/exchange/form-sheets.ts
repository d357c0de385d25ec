import type { ContentLang } from '../../locale/index.ts'
import { langOf } from './form-languages.ts'
import { headIn, readSheet, type BroughtForm, type ReadSheet, type SheetRow } from './form-sheet.ts'
import { readChoices, readTree, type Choices, type FormNode } from './form-tree.ts'
import { plain } from './grid.ts'
import { formulas, withoutHead } from './heads.ts'
import type { CellProblem } from './plan-model.ts'

/** A form with everything that its sheets say. */
export interface ReadForm {
  readonly id: string
  readonly settings: Readonly<Record<string, string>>
  readonly settingsAt: string | undefined
  readonly survey: ReadSheet
  readonly choiceSheet: ReadSheet
  readonly heads: readonly string[]
  readonly choiceHeads: readonly string[]
  readonly nodes: readonly FormNode[]
  readonly choices: Choices
  /** The form itself, as the group around what stands in none. */
  readonly rootRow: SheetRow
  readonly otherSheets: readonly { readonly sheet: string; readonly rows: readonly (readonly string[])[] }[]
  readonly source: ContentLang | undefined
  readonly asksLang: boolean
  readonly problems: readonly CellProblem[]
  isLabelled(row: SheetRow): boolean
}

const SHEETS = ['survey', 'choices', 'settings']
const UNSAID = ['label', 'hint', 'guidance_hint', 'constraint_message', 'required_message']

export function readForm(form: BroughtForm, chosen: ContentLang | undefined): ReadForm {
  const settings = readSheet(form, 'settings', undefined)
  const [first] = settings.rows
  const said = Object.fromEntries(
    Object.entries(first?.cells ?? {}).flatMap(([head, text]) => (text ? [[head, text]] : [])),
  )
  const source = langOf(said['default_language'] ?? '') ?? chosen
  const [survey, choiceSheet] = [readSheet(form, 'survey', source), readSheet(form, 'choices', source)]
  const { read: choices, problems: inChoices } = readChoices(choiceSheet, said['allow_choice_duplicates'] === 'yes')
  const { read: nodes, problems } = readTree(survey, choices)
  const heads = survey.columns.map(({ head }) => head)
  const choiceHeads = choiceSheet.columns.map(({ head }) => head)
  const known = form.sheets.filter(({ sheet }) => SHEETS.includes(sheet!.trim().toLowerCase()))
  const id = said['form_id'] ?? said['form_title'] ?? ''
  const written = source ?? survey.columns.find(({ lang }) => lang !== undefined)?.lang
  return {
    id,
    settings: said,
    settingsAt: first?.at('form_title'),
    survey,
    choiceSheet,
    heads,
    choiceHeads,
    nodes,
    choices,
    rootRow: rootOf(said, written, settings.columns[0]?.address ?? survey.columns[0]!.address),
    otherSheets: form.sheets
      .filter((it) => !known.includes(it))
      .map(({ sheet, header, rows }) => ({
        sheet: sheet!,
        rows: [header, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(plain)),
      })),
    source: written,
    asksLang: source === undefined && [...heads, ...choiceHeads].some((head) => UNSAID.includes(head)),
    problems: [...known.flatMap((grid) => [...formulas(grid), ...withoutHead(grid)]), ...problems, ...inChoices],
    isLabelled: ({ cells }) => Object.keys(cells).some((head) => head === 'label' || head.startsWith('label::')),
  }
}

function rootOf(settings: ReadForm['settings'], lang: ContentLang | undefined, address: string): SheetRow {
  const title = settings['form_title'] ?? settings['form_id'] ?? 'survey'
  return { number: 1, cells: { name: '/', [headIn('label', lang ?? 'en')]: title }, at: () => address }
}
