import { writeWorkbook, type SheetDescription } from '../../formats/xlsx-write.ts'
import { formOf, type FormGiven } from './form.ts'
import type { Item } from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import type { OutTable } from './table.ts'

/** A version as an XLSForm workbook: the sheets and headings are the specification's. */
export function formWorkbook(
  version: InstrumentVersion,
  items: readonly Item[],
  given: FormGiven,
): Promise<Uint8Array<ArrayBuffer>> {
  const { survey, choices, settings } = formOf(version, items, given)
  return writeWorkbook({
    title: given.title,
    creator: 'Rapporteur',
    createdAt: new Date(version.publishedAt ?? version.startedAt),
    sheets: [sheet('survey', survey), sheet('choices', choices), sheet('settings', settings)],
  })
}

function sheet(name: string, { header, rows }: OutTable): SheetDescription {
  const columns = header.map((head) => ({ header: head, width: head.includes('::') ? 40 : 18 }))
  return { name, columns, rows, frozenColumns: 2 }
}
