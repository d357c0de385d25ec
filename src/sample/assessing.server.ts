import type { z } from 'zod'
import { saveAssessment, submitAssessment } from '../modules/assessment/commands.server.ts'
import type { SavedAssessment } from '../modules/assessment/model.ts'
import { approveAssessment, returnAssessment } from '../modules/assessment/review-commands.server.ts'
import { MARK } from './narrative.ts'
import { seenHashes } from './queries.server.ts'
import type { Player, Stage } from './stage.server.ts'

export type Draft = Omit<z.input<typeof SavedAssessment>, 'cycleId' | 'seenVersion'>

/** What one person writes of one indicator, and what becomes of it. */
export interface Writing {
  readonly cycleId: string
  /** Names its acts: 'rs 2024 IDN-01'. */
  readonly name: string
  readonly author: Player
  readonly draft: Draft
  /** What the author wrote at first, where the reviewer gave it back. */
  readonly first?: Draft | undefined
  /** To the reviewer, where the answer is doubtful. */
  readonly explanation?: string | undefined
}

export interface Submitted {
  readonly id: string
  readonly name: string
}

export async function saveDraft({ cycleId, name, author, draft }: Writing, seenVersion = 0) {
  const act = `save ${seenVersion === 0 ? 'first' : 'again'} ${name}`
  const { id, version } = await author.does(act, saveAssessment, () => ({ ...draft, cycleId, seenVersion }))
  return { id: id!, version }
}

/** Written, sent to review; where it came back, changed and sent again. */
export async function writeAndSubmit(reviewer: Player, writing: Writing): Promise<Submitted> {
  const { name, first, author } = writing
  const saved = await saveDraft({ ...writing, draft: first ?? writing.draft })
  const sent = await submit(writing, 'first', saved)
  if (!first) return { id: sent.id, name }
  const returned = await reviewer.does(`return ${name}`, returnAssessment, () => ({
    id: saved.id,
    comment: `${MARK}the passage cited shows less than this level asks for. Please look at the rule again.`,
  }))
  const changed = await saveDraft(writing, returned.version)
  await submit({ ...writing, author }, 'again', changed)
  return { id: saved.id, name }
}

export async function submit(
  { name, author, explanation }: Pick<Writing, 'name' | 'author' | 'explanation'>,
  time: 'first' | 'again' | 'carried' | 'corrected',
  { id, version }: { id: string; version: number },
): Promise<{ id: string; version: number }> {
  const sent = await author.does(`submit ${time} ${name}`, submitAssessment, () => ({
    id,
    seenVersion: version,
    ...(explanation ? { explanation } : {}),
  }))
  return { id, version: sent.version }
}

/** The reviewer approves each as it stands now. */
export async function approveAll(stage: Stage, reviewer: Player, submitted: readonly Submitted[]): Promise<void> {
  const waiting = submitted.filter(({ name }) => !stage.isDone(reviewer, `approve ${name}`))
  const ids = waiting.map(({ id }) => id)
  const hashes = await stage.look((db) => seenHashes(db, ids))
  for (const { id, name } of waiting)
    await reviewer.does(`approve ${name}`, approveAssessment, () => ({ id, seenHash: hashes.get(id)! }))
}
