import { saveAssessment } from '../modules/assessment/commands.server.ts'
import { proposeEdition, publishEdition } from '../modules/edition/commands.server.ts'
import { approveAll, submit } from './assessing.server.ts'
import type { CountryCode } from './cast.ts'
import type { PlayedCycle } from './cycle.server.ts'
import type { FinishedYear } from './findings.ts'
import { writingOf } from './finished.server.ts'
import { MARK } from './narrative.ts'
import { assessmentIn } from './queries.server.ts'
import type { Stage } from './stage.server.ts'

/** Proposed by the lead, published by somebody else. */
export async function publish(stage: Stage, cycle: PlayedCycle, note = ''): Promise<void> {
  const { id, sha256 } = await propose(stage, cycle, note)
  const publisher = stage.player(`publisher ${cycle.country}`)
  await publisher.does(`publish ${cycle.name} ${note}`, publishEdition, () => ({ id, sha256 }))
}

function propose(stage: Stage, { id: cycleId, country, name }: PlayedCycle, note: string) {
  return stage.player(`lead ${country}`).does(`propose ${name} ${note}`, proposeEdition, () => ({ cycleId, note }))
}

/** Found wrong after publication: approved again as it should have been. The old edition stays as it is. */
const CORRECTED: Partial<Record<`${CountryCode} ${FinishedYear}`, { code: string; isPublished: boolean }>> = {
  'rs 2024': { code: 'DAT-01', isPublished: true },
  'mk 2024': { code: 'INS-06', isPublished: false },
}

const CORRECTION = {
  en: 'Corrected: the first edition named the wrong article.',
  sr: 'Ispravljeno: prvo izdanje je navodilo pogrešan član.',
} as const

export async function correct(stage: Stage, cycle: PlayedCycle): Promise<void> {
  const correction = CORRECTED[cycle.name as keyof typeof CORRECTED]
  if (!correction) return
  const { code, isPublished } = correction
  const indicator = cycle.version.indicators.find((one) => one.code === code)!
  const { author, draft, name } = writingOf(stage, cycle, indicator)
  const standing = await stage.look((db) => assessmentIn(db, cycle.id, code))
  const narrative = `${draft.narrative} ${CORRECTION[draft.narrativeLang === 'sr' ? 'sr' : 'en']}`
  const saved = await author.does(`correct ${name}`, saveAssessment, () => ({
    ...draft,
    narrative,
    cycleId: cycle.id,
    seenVersion: standing!.version,
  }))
  await submit({ name, author }, 'corrected', { id: saved.id!, version: saved.version })
  const reviewer = stage.player(`reviewer ${cycle.country}`)
  await approveAll(stage, reviewer, [{ id: saved.id!, name: `corrected ${name}` }])
  const note = `${MARK}correction of ${code}: the first edition named the wrong article.`
  await (isPublished ? publish(stage, cycle, note) : propose(stage, cycle, note))
}
