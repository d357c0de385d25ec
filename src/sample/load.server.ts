import type { Host } from '../server/perform.ts'
import { COUNTRIES, COUNTRY_CODES, LAST_TO_COME, type CountryCode } from './cast.ts'
import type { PlayedCycle } from './cycle.server.ts'
import type { FinishedYear } from './findings.ts'
import { playAsked } from './asked.server.ts'
import { playFinished } from './finished.server.ts'
import { playMerge, playSecondVersion, playThirdDraft, playVariant, type PlayedVersion } from './instrument.server.ts'
import { createPerson, leaveStage } from './people.server.ts'
import { correct, publish } from './publishing.server.ts'
import { isKnown, isSampleBase } from './queries.server.ts'
import { playRequests } from './requests.server.ts'
import { playBegun, playCarriedForward } from './running.server.ts'
import { setStage, type Stage } from './stage.server.ts'

/**
 * Plays the sample, once: invented people do every act with their own rights, through the same commands as everybody.
 * Their last one, the administrator, comes when all is there. A loading that was cut short goes on where it stopped:
 * each act has a key made of its name, and what has been done with that key is not done again.
 */
export async function loadSample(host: Host, log: (line: string) => void): Promise<void> {
  const { isSample, isWhole } = await host.asSystem(async (tx) => ({
    isSample: await isSampleBase(tx),
    isWhole: await isKnown(tx, LAST_TO_COME.email),
  }))
  if (!isSample) throw new Error('only a base of invented data takes the sample')
  log('SAMPLE: all people, replies and ratings in this base are invented; enter as any of them at /app/sign-in')
  if (isWhole) return
  const startedAt = performance.now()
  log('loading the sample: two finished cycles in five countries and two that run')
  const stage = await setStage(host)
  // The first year is told from the shipped version, the second from what the region made of it afterwards.
  await everywhere((country) => playYear({ host, stage }, { country, year: 2023, version: stage.first }, log))
  const variant = await playVariant(stage)
  const second = await playSecondVersion(stage)
  log('sample: a second version of the instrument, and a variant of Serbia')
  const versionOf = (country: CountryCode) => (country === 'rs' ? variant : second)
  await everywhere(async (country) => {
    const cycle = await playYear({ host, stage }, { country, year: 2024, version: versionOf(country) }, log)
    if (country === 'rs') await playRequests({ host, stage }, await playCarriedForward(stage, cycle))
    if (country === 'al') await playBegun(stage, country, second)
  })
  await playMerge(stage)
  await playThirdDraft(stage)
  await host.asSystem(async (tx, doing) => {
    await leaveStage(tx, doing, stage.people)
    await createPerson(tx, LAST_TO_COME)
  })
  log(`sample loaded in ${Math.round((performance.now() - startedAt) / 1000)} s`)
}

/** In all countries at once. Who stops the product for a failure may close the database: by then nobody acts any more. */
async function everywhere(play: (country: CountryCode) => Promise<void | PlayedCycle>): Promise<void> {
  const played = await Promise.allSettled(COUNTRY_CODES.map(play))
  for (const { reason } of played.filter((one) => one.status === 'rejected')) throw reason
}

async function playYear(
  { host, stage }: { host: Host; stage: Stage },
  of: { country: CountryCode; year: FinishedYear; version: PlayedVersion },
  log: (line: string) => void,
): Promise<PlayedCycle> {
  const cycle = await playFinished(stage, of)
  if (of.country === 'rs' && of.year === 2024) await playAsked({ host, stage }, cycle)
  await publish(stage, cycle)
  await correct(stage, cycle)
  log(`sample: ${COUNTRIES[of.country]} ${of.year}`)
  return cycle
}
