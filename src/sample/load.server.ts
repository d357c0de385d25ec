import type { Host } from '../server/perform.ts'
import { COUNTRIES, COUNTRY_CODES, LAST_TO_COME, type CountryCode } from './cast.ts'
import { playFinished } from './finished.server.ts'
import { createPerson, leaveStage } from './people.server.ts'
import { correct, publish } from './publishing.server.ts'
import { isKnown, isSampleBase } from './queries.server.ts'
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
  const played = await Promise.allSettled(COUNTRY_CODES.map((country) => playCountry(stage, country, log)))
  // Only now does nobody act any more: whoever stops the product for the failure may close the database.
  for (const { reason } of played.filter((one) => one.status === 'rejected')) throw reason
  await host.asSystem(async (tx, doing) => {
    await leaveStage(tx, doing, stage.people)
    await createPerson(tx, LAST_TO_COME)
  })
  log(`sample loaded in ${Math.round((performance.now() - startedAt) / 1000)} s`)
}

async function playCountry(stage: Stage, country: CountryCode, log: (line: string) => void): Promise<void> {
  for (const year of [2023, 2024] as const) {
    const cycle = await playFinished(stage, country, year)
    await publish(stage, cycle)
    await correct(stage, cycle)
    log(`sample: ${COUNTRIES[country]} ${year}`)
    if (country === 'rs' && year === 2024) await playCarriedForward(stage, cycle)
  }
  if (country === 'al') await playBegun(stage, country)
}
