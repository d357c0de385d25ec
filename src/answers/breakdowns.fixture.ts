import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localText } from '../kit/local-text.ts'
import type { Breakdowns } from './breakdown.ts'

type Names = Record<string, string>
interface Row {
  open?: true
  adds?: false
  overlapping?: string[]
  residual?: string[]
  parts?: Record<string, Names>
}

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../content', file), 'utf8'))

const { disaggregations } = read('names.json') as { disaggregations: Record<string, Names> }

/** The shipped ones, as the database gives them back. */
export const shipped: Breakdowns = Object.fromEntries(
  Object.entries(read('breakdowns.json') as Record<string, Row>).map(([code, row]) => [
    code,
    {
      code,
      name: localText(disaggregations[code]!),
      parts: Object.entries(row.parts ?? {}).map(([part, name]) => ({
        code: part,
        name: localText(name),
        isResidual: (row.residual ?? []).includes(part),
      })),
      isOpen: row.open === true,
      addsUp: row.adds !== false,
      overlappingFor: row.overlapping ?? [],
    },
  ]),
)
