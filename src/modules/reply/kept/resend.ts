import { sendAnswer } from './send.ts'
import { forget, keep, keptAnswers, type Keeping } from './store.ts'
import type { KeptAnswer } from './seal.ts'

type Found = KeptAnswer & { readonly number: number }

export interface Resent {
  readonly sent: readonly number[]
  /** Still here: not promised, not reached, or refused. */
  readonly left: readonly (Found & { readonly refused?: string | undefined })[]
}

/** Sends what was promised to be sent, under the same keys: what had arrived already is not done twice. */
export async function resend(reference: string, keeping: Keeping): Promise<Resent> {
  const [sent, left]: [number[], Resent['left'][number][]] = [[], []]
  for (const found of (await keptAnswers(keeping)).toSorted((a, b) => a.number - b.number)) {
    const answer = found.isPromised
      ? await sendAnswer(reference, found.number, found.fields).catch(() => undefined)
      : undefined
    if (answer?.kind === 'saved') {
      await forget(keeping, found.number)
      sent.push(found.number)
    } else {
      // It is for the person to decide: it is not tried again by itself.
      if (answer) await keep(keeping, found.number, { ...found, isPromised: false })
      left.push({ ...found, refused: answer?.message })
    }
  }
  return { sent, left }
}
