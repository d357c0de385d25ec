import { problems } from '../kit/problems.ts'

/** Why a file is not read. Every value that is a place names it as people do: `Sheet!D14`, a part of the file, a line. */
export const formatsProblem = problems('formats', {
  'file-too-big': { status: 413 },
  'not-a-workbook': { status: 415 },
  'old-workbook': { status: 415 },
  encrypted: { status: 422 },
  macros: { status: 422 },
  damaged: { status: 422 },
  'unsafe-archive': { status: 422 },
  'unpacks-too-big': { status: 422 },
  'xml-declarations': { status: 422 },
  'bad-encoding': { status: 422 },
  'damaged-part': { status: 422 },
  'too-many-sheets': { status: 422 },
  'too-many-rows': { status: 422 },
  'too-many-columns': { status: 422 },
  'too-many-cells': { status: 422 },
  'too-much-text': { status: 422 },
  'cell-too-long': { status: 422 },
  'too-slow': { status: 422 },
  'too-much-memory': { status: 422 },
  'too-many-files': { status: 503 },
  'too-many-documents': { status: 503 },
  'not-a-table': { status: 415 },
  'quote-not-closed': { status: 422 },
  'not-xliff': { status: 415 },
  'xliff-version': { status: 422 },
  'xliff-languages': { status: 422 },
  'too-many-units': { status: 422 },
  'unit-without-id': { status: 422 },
  'unit-twice': { status: 422 },
  'unit-without-source': { status: 422 },
  'unit-state': { status: 422 },
  'unit-with-codes': { status: 422 },
})

export type FormatsRefusal = keyof typeof formatsProblem
