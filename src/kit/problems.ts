import type { Values } from './words.ts'

/** What is wrong with one field of an input: a message key with its values, never a sentence. */
export interface FieldProblem {
  readonly field: string
  readonly key: string
  readonly values?: Values
}

interface ProblemRow {
  readonly status: number
  /** The named database constraint that means the same. */
  readonly constraint?: string
}

/** A refusal that the reader is told about in words: `urn:problem:evidence.duplicate-title`. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly values: Values
  readonly fields: readonly FieldProblem[]
  /** Both sides of a conflict, or what else the page needs to show. */
  readonly details: unknown

  constructor(code: string, status: number, values: Values, fields: readonly FieldProblem[], details: unknown) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.values = values
    this.fields = fields
    this.details = details
  }

  get type(): string {
    return `urn:problem:${this.code}`
  }
}

export interface ProblemExtras {
  readonly fields?: readonly FieldProblem[]
  readonly details?: unknown
}

type Raise = (values?: Values, extras?: ProblemExtras) => Problem

const ofConstraint = new Map<string, Raise>()

/**
 * A module's problems as a table. A named constraint becomes its problem by itself.
 *
 * @example throw evidenceProblem['already-withdrawn']()
 */
export function problems<T extends Readonly<Record<string, ProblemRow>>>(
  module: string,
  table: T,
): { readonly [K in keyof T]: Raise } {
  const raised: Record<string, Raise> = {}
  for (const [code, row] of Object.entries(table)) {
    const raise: Raise = (values = {}, extras = {}) =>
      new Problem(`${module}.${code}`, row.status, values, extras.fields ?? [], extras.details)
    raised[code] = raise
    if (row.constraint) ofConstraint.set(row.constraint, raise)
  }
  return raised as { readonly [K in keyof T]: Raise }
}

/** The problem that a violated database constraint stands for, if one claims it. */
export function problemOfConstraint(constraint: string | undefined): Problem | undefined {
  return constraint === undefined ? undefined : ofConstraint.get(constraint)?.()
}

export const kitProblem = problems('kit', {
  invalid: { status: 422 },
  'not-found': { status: 404 },
  'not-allowed': { status: 403 },
  'signed-out': { status: 401 },
  'sign-in-again': { status: 403 },
  conflict: { status: 409 },
  'key-reused': { status: 409 },
  'key-missing': { status: 400 },
  'not-saved': { status: 503 },
  busy: { status: 503 },
})
