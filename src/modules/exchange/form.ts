import type { Breakdowns } from '../../answers/index.ts'
import { localTextOf, placeOf, type Item } from '../instrument/index.ts'
import { breakdownRows } from './form-breakdown.ts'
import { group, ownQuestion, scaleChoices, YES_NO_PARTLY } from './form-questions.ts'
import { formName, inAll, LANGUAGES, tableFrom } from './form-rows.ts'
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
  const asked = items.filter((it) => it.level === 'indicator' && !localTextOf(it.fields, 'notApplicable'))
  const childrenOf = Map.groupBy(
    items.filter(({ level }) => level !== 'indicator').concat(asked),
    (it) => placeOf(it).parent,
  )
  const rowsUnder = (parent: string | null): ReturnType<typeof group> =>
    (childrenOf.get(parent) ?? []).flatMap((it) => {
      if (it.level === 'indicator') return [ownQuestion(it), ...breakdownRows(it, breakdowns)]
      const inside = rowsUnder(it.code)
      return inside.length === 0 ? [] : group(formName(it.code), localTextOf(it.fields, 'title')!, inside)
    })
  return {
    survey: tableFrom(SURVEY, rowsUnder(null)),
    choices: tableFrom(CHOICES, [...YES_NO_PARTLY, ...asked.flatMap(scaleChoices)]),
    settings: {
      header: ['form_title', 'form_id', 'version', 'default_language', KEY_HEAD],
      rows: [[title, `instrument_${formName(code)}`, code, LANGUAGES[0]!.name, originKey(origin)]],
    },
  }
}
