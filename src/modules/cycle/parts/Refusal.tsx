import type { Refused } from '../../../server/pages.ts'
import { ErrorSummary } from '../../../web/parts/index.ts'

/** Why a form was refused: the problem's sentence, and under it every wrong field. */
export function Refusal({ refused }: { refused: Refused | undefined }) {
  if (!refused) return null
  if (refused.fields.length === 0) return <ErrorSummary errors={[{ message: refused.message }]} />
  return <ErrorSummary title={refused.message} errors={refused.fields} />
}
