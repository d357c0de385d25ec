import { saveAssessment } from '../modules/assessment/commands.server.ts'
import { returnAssessment } from '../modules/assessment/review-commands.server.ts'
import { carryForward, changeCycle } from '../modules/cycle/commands.server.ts'
import type { Indicator } from '../modules/instrument/model.ts'
import { approveAll, saveDraft, submit, writeAndSubmit, type Draft, type Submitted } from './assessing.server.ts'
import type { CountryCode } from './cast.ts'
import { attachSources, monitorOf, openWithTeam, recordReplies, type PlayedCycle } from './cycle.server.ts'
import { findingOf } from './findings.ts'
import { draftOf } from './finished.server.ts'
import { MARK } from './narrative.ts'
import { carriedInto } from './queries.server.ts'
import { sharesIn, type Told } from './sources.ts'
import type { PlayedVersion } from './instrument.server.ts'
import type { Player, Stage } from './stage.server.ts'
import { playRatedTwice } from './twice.server.ts'

const TOLD: readonly Told[] = [
  { code: 'AST-05', kind: 'number', value: '24', source: 'reply-a' },
  { code: 'CMP-07', kind: 'no-answer', value: '', source: null, note: `${MARK}the first reminder went out.` },
  { code: 'INV-13', kind: 'interval', value: '<5', source: 'reply-a' },
]

/** Last year's answers came along and wait to be confirmed; each area is at another stage. */
export async function playCarriedForward(stage: Stage, earlier: PlayedCycle): Promise<PlayedCycle> {
  const { country, version } = earlier
  const lead = stage.player(`lead ${country}`)
  const opened = await openWithTeam(stage, lead, { country, year: 2025, version })
  const cycle = await attachSources(stage, opened, ['reply-a', 'reply-c', 'laws'])
  await lead.does(`assessing ${cycle.name}`, changeCycle, () => ({
    id: cycle.id,
    version: 2,
    state: 'assessing' as const,
    collectUntil: '2026-09-30',
    assessUntil: '2026-12-15',
    publishOn: '2027-01-31',
  }))
  await recordReplies(stage, cycle, [...TOLD, ...sharesIn(country, 2025).slice(0, 1)])
  await lead.does(`carry ${cycle.name}`, carryForward, () => ({ id: cycle.id, fromId: earlier.id }))
  const carried = await stage.look((db) => carriedInto(db, cycle.id))
  const confirmed = async (areaCode: string, many: number) => {
    const sent: Submitted[] = []
    for (const { id, code } of carried.filter((one) => one.areaCode === areaCode).slice(0, many))
      sent.push(await confirm(stage, cycle, { id, code, areaCode }))
    return sent
  }
  const reviewer = stage.player(`reviewer ${country}`)
  await approveAll(stage, reviewer, await confirmed('INV', 4))
  await confirmed('IDN', 6)
  await giveBack(reviewer, await confirmed('PRO', 2))
  await rewrite(stage, cycle, 'AST', 2)
  return cycle
}

async function confirm(stage: Stage, cycle: PlayedCycle, it: { id: string; code: string; areaCode: string }) {
  const name = `${cycle.name} ${it.code}`
  const author = monitorOf(stage, cycle.country, it.areaCode)
  await submit({ name, author, explanation: `${MARK}confirmed, nothing changed.` }, 'carried', {
    id: it.id,
    version: 1,
  })
  return { id: it.id, name }
}

async function giveBack(reviewer: Player, submitted: readonly Submitted[]): Promise<void> {
  for (const { id, name } of submitted)
    await reviewer.does(`return ${name}`, returnAssessment, () => ({
      id,
      comment: `${MARK}this is last year's text. What was found in 2025?`,
    }))
}

/** A carried answer that somebody has begun to write anew. */
async function rewrite(stage: Stage, cycle: PlayedCycle, areaCode: string, many: number): Promise<void> {
  for (const indicator of coreOf(cycle, areaCode).slice(0, many)) {
    const author = monitorOf(stage, cycle.country, areaCode)
    await author.does(`rewrite ${cycle.name} ${indicator.code}`, saveAssessment, () => ({
      ...draftOf(cycle, indicator, findingOf(cycle.country, 2024, indicator)),
      narrative: `${MARK}the replies of 2025 are being read.`,
      cycleId: cycle.id,
      seenVersion: 1,
    }))
  }
}

function coreOf({ version }: PlayedCycle, areaCode: string): readonly Indicator[] {
  return version.indicators.filter((one) => one.areaCode === areaCode && one.isCore && one.isRated)
}

/** Begun from nothing: a few in every state, most not started. */
export async function playBegun(stage: Stage, country: CountryCode, version: PlayedVersion): Promise<void> {
  const opened = await openWithTeam(stage, stage.player('coordinator'), { country, year: 2025, version })
  const cycle = await attachSources(stage, opened, ['reply-a', 'reply-b', 'laws'])
  await recordReplies(stage, cycle, [...TOLD, ...sharesIn(country, 2025).slice(0, 1)])
  const reviewer = stage.player(`reviewer ${country}`)
  const written = (indicator: Indicator) => ({
    cycleId: cycle.id,
    name: `${cycle.name} ${indicator.code}`,
    author: monitorOf(stage, country, indicator.areaCode),
    draft: draftOf(cycle, indicator, findingOf(country, 2024, indicator)),
    explanation: `${MARK}what changed is in the passages cited.`,
  })
  const sent: Submitted[] = []
  for (const indicator of coreOf(cycle, 'IDN').slice(0, 5))
    sent.push(await writeAndSubmit(reviewer, written(indicator)))
  await approveAll(stage, reviewer, sent.slice(0, 2))
  await giveBack(reviewer, sent.slice(2, 3))
  for (const indicator of coreOf(cycle, 'INS').slice(0, 3)) {
    const draft: Draft = {
      code: indicator.code,
      narrative: `${MARK}begun; the reply of institution B is still missing.`,
    }
    await saveDraft({ ...written(indicator), draft })
  }
  await playRatedTwice(stage, stage.player('coordinator'), {
    cycle,
    indicators: ['PRO', 'PRV'].flatMap((area) => coreOf(cycle, area)),
  })
}
