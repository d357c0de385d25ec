import { z } from 'zod'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { ItemCode } from '../instrument/index.ts'
import { DECISIONS } from './plan-model.ts'

/** The files that a whole version comes out as. */
export const FILE_FORMATS = ['xlsx', 'csv', 'json'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** What a form leaves open: in which area what is new stands, and which language wording without one is in. */
export const FormChoices = z.object({
  into: ItemCode.optional().catch(undefined),
  lang: z.enum(CONTENT_LANGS).optional().catch(undefined),
})

export const Applied = FormChoices.extend({
  importId: z.uuid(),
  /** The draft as it was when the file was shown against it. */
  revision: z.coerce.number().int().min(0),
  all: z.enum(DECISIONS).optional(),
  items: z.record(ItemCode, z.enum(DECISIONS)).default({}),
})

/** The sheet of a workbook that holds the items. */
export const ITEMS_SHEET = 'Instrument'
