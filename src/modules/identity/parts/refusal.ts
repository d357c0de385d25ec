import type { Refused } from '../../../server/pages.ts'
import type { FieldError } from '../../../web/parts/index.ts'

/** What the error summary lists: the wrong fields, or the refusal itself. */
export function errorsOf(refused: Refused | undefined): readonly FieldError[] {
  if (!refused) return []
  return refused.fields.length > 0 ? refused.fields : [{ message: refused.message }]
}

export function errorFor(refused: Refused | undefined, field: string): string | undefined {
  return refused?.fields.find((each) => each.field === field)?.message
}
