import type { Breakdowns } from '../../answers/index.ts'
import { placeOf, type Item } from '../instrument/index.ts'
import { formName, inAll, LANGUAGES, tableFrom, type FormRow } from './form-rows.ts'
import { saidForm } from './form-said.ts'
import { originKey, type Origin } from './origin.ts'
import type { OutTable } from './table.ts'

/** An XLSForm: three tables that KoboToolbox and ODK make a form from (xlsform.org). */
export interface Form {
  readonly survey: OutTable
  readonly choices: OutTable
  readonly settings: OutTable
}

export interface FormGiven {
  readonly title: string
  readonly breakdowns: Breakdowns
}

/** Where in the settings a form says which version it was made from: a heading that converters pass over. */
export const KEY_HEAD = 'instrument_key'

const SURVEY = [
  'type',
  'name',
  ...inAll('label'),
  ...inAll('hint'),
  'required',
  'constraint',
  'calculation',
  'relevant',
]
const CHOICES = ['list_name', 'name', ...inAll('label')]

/** A version as a form. What a country does not ask is left out, and so is a group that would be empty. */
export function formOf(
  { code, ...origin }: Origin & { readonly code: string },
  items: readonly Item[],
  { title, breakdowns }: FormGiven,
): Form {
  const said = saidForm(items, breakdowns)
  const childrenOf = Map.groupBy(said.items.values(), ({ item }) => placeOf(item).parent)
  const rowsUnder = (parent: string | null): FormRow[] =>
    (childrenOf.get(parent) ?? []).flatMap(({ item, row, breakdowns: parts, kept }) =>
      item.level === 'indicator'
        ? [row, ...parts, ...kept]
        : [row, ...kept, ...rowsUnder(item.code), { type: 'end_group', name: formName(item.code) }],
    )
  return {
    survey: tableFrom(SURVEY, rowsUnder(null)),
    choices: tableFrom(CHOICES, said.choices),
    settings: {
      header: ['form_title', 'form_id', 'version', 'default_language', KEY_HEAD],
      rows: [[title, `instrument_${formName(code)}`, code, LANGUAGES[0]!.name, originKey(origin)]],
    },
  }
}
