import { z } from 'zod'
import { CONTENT_LANGS, localText } from '../../kit/local-text.ts'
import { contentError, type ContentFiles } from '../../server/content-files.ts'
import type { Tx } from '../../server/db/types.ts'
import { partsOf } from './model.ts'

const InAll = z.record(z.enum(CONTENT_LANGS), z.string().min(1))
const BreakdownRow = z.strictObject({
  open: z.literal(true).optional(),
  adds: z.literal(false).optional(),
  overlapping: z.array(z.string()).default([]),
  residual: z.array(z.string()).default([]),
  parts: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), InAll).default({}),
})

const PATH = 'breakdowns.json'

/** How answers are told apart: beside the names of the breakdowns, which are there, their parts. */
export async function loadBreakdowns(tx: Tx, files: ContentFiles, names: Readonly<Record<string, unknown>>) {
  const byCode = files.json(PATH, z.record(z.string(), BreakdownRow))
  for (const code of Object.keys(names)) if (!byCode[code]) throw contentError(PATH, code, 'is missing')
  for (const [code, row] of Object.entries(byCode)) {
    if (!names[code]) throw contentError(PATH, code, 'has no name in names.json')
    const parts = Object.keys(row.parts)
    if (!row.open && parts.length === 0) throw contentError(PATH, code, 'has neither parts nor is it open')
    const stray = row.residual.find((part) => !row.parts[part])
    if (stray !== undefined) throw contentError(PATH, `${code}.residual`, `there is no part ${stray}`)
    const details = { isOpen: row.open === true, addsUp: row.adds !== false, overlappingFor: row.overlapping }
    await tx
      .updateTable('term')
      .set({ details: JSON.stringify(details) })
      .where('scheme', '=', 'breakdown')
      .where('code', '=', code)
      .execute()
  }
  const rows = Object.entries(byCode).flatMap(([code, { parts, residual }]) =>
    Object.entries(parts).map(([part, name], i) => ({
      scheme: partsOf(code),
      code: part,
      position: i + 1,
      name: JSON.stringify(localText(name)),
      details: JSON.stringify({ isResidual: residual.includes(part) }),
    })),
  )
  await tx.insertInto('term').values(rows).execute()
}
