import { z } from 'zod'
import { ItemCode } from '../instrument/index.ts'
import { DECISIONS } from './plan-model.ts'

/** The files that a whole version comes out as. */
export const FILE_FORMATS = ['xlsx', 'csv', 'json'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export const Applied = z.object({
  importId: z.uuid(),
  /** The draft as it was when the file was shown against it. */
  revision: z.coerce.number().int().min(0),
  all: z.enum(DECISIONS).optional(),
  items: z.record(ItemCode, z.enum(DECISIONS)).default({}),
})

/** The sheet of a workbook that holds the items. */
export const ITEMS_SHEET = 'Instrument'
