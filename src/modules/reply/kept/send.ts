import type { SentAnswer } from '../pages/send-answer.ts'

export type { SentAnswer }

/** Sends the fields of a question's form. Rejects where the server cannot be reached, or says nothing that is understood. */
export async function sendAnswer(
  reference: string,
  number: number,
  fields: readonly (readonly [string, string])[],
): Promise<SentAnswer> {
  const body = new URLSearchParams(fields.map(([name, text]) => [name, text]))
  const response = await fetch(`/r/${reference}/q/${number}/send`, { method: 'POST', body, redirect: 'error' })
  return (await response.json()) as SentAnswer
}
