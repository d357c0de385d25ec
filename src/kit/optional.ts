import { z } from 'zod'

/** A text that may be left out: an empty field of a form and a missing one of the API are the same null. */
export const optionalText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullish()
    .transform((text) => text || null)

/** An id that may be left out: what a form's empty choice sends is null. */
export const optionalId = z
  .union([z.literal(''), z.uuid()])
  .nullish()
  .transform((id) => id || null)
