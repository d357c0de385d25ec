import type { Refused } from '../../../server/pages.ts'
import { ErrorSummary } from '../../../web/parts/index.ts'

interface Props {
  refused: Refused | undefined
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
