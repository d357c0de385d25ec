import type { Remark } from './form-reading.ts'
import type { ReadForm } from './form-sheets.ts'
import type { SheetColumn } from './form-sheet.ts'

/** What is carried, or told cell by cell where it is said. */
const TOLD = /^(type|name|list_name|\$autoname|label(::.*)?|relevant|constraint|choice_filter|required|calculation)$/
/** What a form of ours says by itself. */
const OURS = /^(hint|constraint_message)::/

/** Columns that the instrument has no place for, each once: what stands in them is kept with the items. */
export function columnRemarks(
  { survey, choiceSheet }: ReadForm,
  isOurs: boolean,
  units: ReadonlySet<string>,
): Remark[] {
  return [survey, choiceSheet].flatMap((sheet) =>
    sheet.columns.flatMap((column) => {
      if (!isToTell(column, isOurs)) return []
      const isCarried = (text: string) => column.head === 'unit' && units.has(text)
      const count = sheet.rows.filter(({ cells: { [column.head]: text } }) => text && !isCarried(text)).length
      return count === 0 ? [] : [remarkOf(column, count)]
    }),
  )
}

function isToTell({ head, why }: SheetColumn, isOurs: boolean): boolean {
  return why !== 'known' || !(TOLD.test(head) || (isOurs && OURS.test(head)))
}

function remarkOf({ given, address, why }: SheetColumn, count: number): Remark {
  if (why !== 'known') return { address, key: why, values: { language: given, count } }
  return { address, key: 'column', values: { head: given, count } }
}
