import { z } from 'zod'

/** A term of the field in the six languages, as content/glossary.csv has it. */
export const GlossaryTerm = z.strictObject({
  no: z.string(),
  en: z.string().min(1),
  sr: z.string(),
  bs: z.string(),
  cnr: z.string(),
  sq: z.string(),
  mk: z.string(),
  status: z.enum(['proposed', 'confirmed']),
  /** Languages whose form waits for a native lawyer-linguist. */
  unsure_in: z.string().transform((it) => it.split(' ').filter(Boolean)),
})
export type GlossaryTerm = z.output<typeof GlossaryTerm>
