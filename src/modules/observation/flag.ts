import { z } from 'zod'
import { LocalText } from '../../kit/local-text.ts'

/** What looks doubtful in a value: said, explained by whoever gave it, published beside it, and never repaired. */
export const Flag = z.object({
  /** The same for the same question about the same place. */
  id: z.string(),
  text: LocalText,
  /** In the institution's own words; null: it said nothing to this. */
  explanation: z.string().nullable(),
  /** The language of the explanation. */
  lang: z.string(),
})
export type Flag = z.output<typeof Flag>

/** The flags of a stored value. */
export function flagsIn(stored: unknown): Flag[] {
  return z.array(Flag).catch([]).parse(stored)
}
