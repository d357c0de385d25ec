import { z } from 'zod'
import { kitProblem, type FieldProblem } from '../../kit/problems.ts'
import { LOCALES } from '../../locale/index.ts'
import { alwaysRemains, hasLooseBrace, MADE_KINDS, unknownPlaces } from './letter.ts'

/** Whose words of which letter, in which language. */
export const TemplateKey = z.object({
  country: z.string().regex(/^[a-z]{2}$/),
  kind: z.enum(MADE_KINDS),
  locale: z.enum(LOCALES),
})
export type TemplateKey = z.output<typeof TemplateKey>

const Version = z.coerce.number<number | string>().int().min(0)

/** The words as they are to be; `version` is the one that the page showed, 0 where the country had none of its own. */
export const ChangedTemplate = TemplateKey.extend({
  subject: z.string().trim().min(1).max(300),
  body: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1).max(10_000)),
  version: Version,
})
export type ChangedTemplate = z.output<typeof ChangedTemplate>

export const RestoredTemplate = TemplateKey.extend({ version: Version })

/** What no letter would know what to do with, field by field, each named. */
export function templateFaults(words: { subject: string; body: string }): FieldProblem[] {
  return (['subject', 'body'] as const).flatMap((field) => {
    const [place] = unknownPlaces(words[field])
    if (place !== undefined) return { field, key: 'request.field.unknown-place', values: { place: `{${place}}` } }
    if (hasLooseBrace(words[field])) return { field, key: 'request.field.loose-brace' }
    return alwaysRemains(words[field]) ? [] : { field, key: 'request.field.nothing-remains' }
  })
}

export function refuseFaults(words: { subject: string; body: string }): void {
  const fields = templateFaults(words)
  if (fields.length > 0) throw kitProblem.invalid({}, { fields })
}
