import type { z } from 'zod'
import { kitProblem, type FieldProblem } from './problems.ts'

type Issue = z.core.$ZodIssue

/** Parses an input or throws the problem that names every wrong field. */
export function accept<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw kitProblem.invalid({}, { fields: parsed.error.issues.map(fieldProblem) })
}

/** A schema may name its own words, 'cycle.dates-in-order'; what says nothing gets the general ones. */
function fieldProblem(issue: Issue): FieldProblem {
  const field = issue.path.map(String).join('.')
  if (/^[a-z-]+\.[a-z.-]+$/.test(issue.message)) return { field, key: issue.message }
  return { field, ...generalWords(issue) }
}

function generalWords(issue: Issue): Omit<FieldProblem, 'field'> {
  if (issue.code === 'invalid_type' && issue.input === undefined) return { key: 'kit.field.required' }
  if (issue.code === 'too_small') {
    if (issue.origin !== 'string') return { key: 'kit.field.too-small', values: { minimum: Number(issue.minimum) } }
    return issue.minimum === 1
      ? { key: 'kit.field.required' }
      : { key: 'kit.field.too-short', values: { minimum: Number(issue.minimum) } }
  }
  if (issue.code === 'too_big') {
    const key = issue.origin === 'string' ? 'kit.field.too-long' : 'kit.field.too-big'
    return { key, values: { maximum: Number(issue.maximum) } }
  }
  if (issue.code === 'invalid_value') return { key: 'kit.field.choice' }
  if (issue.code === 'invalid_format') {
    if (issue.format === 'email') return { key: 'kit.field.email' }
    if (issue.format === 'url') return { key: 'kit.field.url' }
    if (issue.format === 'date') return { key: 'kit.field.day' }
  }
  return { key: issue.code === 'invalid_type' ? 'kit.field.required' : 'kit.field.other' }
}
