import { z } from 'zod'
import { ItemCode } from './item.ts'

export const VersionId = z.object({ versionId: z.uuid() })

export const StartDraft = z.object({
  /** Null: of the regional core. */
  country: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable(),
})

/** What an editor wrote in one field, and which write of it they saw: 0 where it was as in the version beneath. */
const WrittenField = z.object({
  field: z.string().max(60),
  /** A wording as plain text; empty or null empties the field. */
  value: z.json(),
  seen: z.coerce.number().int().min(0),
})

export const ChangedFields = VersionId.extend({ item: ItemCode, fields: z.array(WrittenField).min(1).max(200) })

export const NewItem = VersionId.extend({
  level: z.enum(['area', 'subarea', 'indicator']),
  /** The item it stands under; null for an area. */
  parent: ItemCode.nullable(),
  /** The neighbour that it follows; null: the first. Left out: the last. */
  after: ItemCode.nullish(),
  /** Of an area: three letters. */
  code: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
})

export const Move = VersionId.extend({
  item: ItemCode,
  parent: ItemCode.nullable(),
  after: ItemCode.nullable(),
  seen: z.coerce.number().int().min(0),
})

export const Retire = VersionId.extend({ item: ItemCode })

export const ConfirmedVerdicts = VersionId.extend({
  againstId: z.uuid(),
  codes: z.array(ItemCode).min(1).max(5000),
  /** Left out: for each the verdict that the rule proposes. */
  verdict: z.enum(['same', 'reworded', 'changed-scale', 'changed-scope', 'new', 'dropped']).optional(),
  reason: z.string().trim().min(1).max(2000),
})

export const Publication = VersionId.extend({
  /** The draft as the publisher saw it. */
  revision: z.coerce.number().int().min(0),
  note: z.string().trim().max(2000).default(''),
})
