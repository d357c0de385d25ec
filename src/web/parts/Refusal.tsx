import { ErrorSummary } from './ErrorSummary.tsx'

/** An act that was refused, in the reader's words. */
export interface RefusedForm {
  readonly message: string
  readonly fields: readonly { readonly field: string; readonly message: string }[]
}

interface Props {
  refused: RefusedForm | undefined
  /** Names of the fields, so that "Fill this in" says what. */
  labels?: Readonly<Record<string, string>>
}

/** Why a form was refused: the problem's sentence, and under it every wrong field by its name. */
export function Refusal({ refused, labels = {} }: Props) {
  if (!refused) return null
  if (refused.fields.length === 0) return <ErrorSummary errors={[{ message: refused.message }]} />
  const errors = refused.fields.map(({ field, message }) => {
    const label = labels[field]
    return { field, message: label === undefined ? message : `${label}: ${message}` }
  })
  return <ErrorSummary title={refused.message} errors={errors} />
}

/** What is wrong with one field of a refused form. */
export function errorOf(refused: RefusedForm | undefined, field: string): string | undefined {
  return refused?.fields.find((each) => each.field === field)?.message
}
