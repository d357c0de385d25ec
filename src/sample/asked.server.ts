import { makeRequests, recordEvent, sendRequests, writeLastLetters } from '../modules/request/commands.server.ts'
import type { Host } from '../server/perform.ts'
import type { PlayedCycle } from './cycle.server.ts'
import { MARK } from './narrative.ts'
import { requestsOf, sampleInstitutions } from './queries.server.ts'
import type { Stage } from './stage.server.ts'

/** Offices that do not exist, asked in a finished cycle: one answered on paper, one refused, one never did. */
const ASKED = [
  { name: 'Sample ministry A', category: 'interior_ministry', replied: { kind: 'answered', onDay: '2025-02-14' } },
  { name: 'Sample court E', category: 'courts', replied: { kind: 'refused', onDay: '2025-02-10', ground: 'other' } },
  { name: 'Sample inspectorate F', category: 'labour_inspectorate', replied: undefined },
] as const

/** So that the finished edition says who did not answer. */
export async function playAsked(
  { host, stage }: { host: Host; stage: Stage },
  { id: cycleId, country, name }: PlayedCycle,
): Promise<void> {
  const lead = stage.player(`lead ${country}`)
  const offices = await host.asSystem((tx) => sampleInstitutions(tx, country, ASKED))
  await lead.does(`ask ${name}`, makeRequests, () => ({
    cycleId,
    institutions: offices,
    scope: 'core' as const,
    basis: 'access-law' as const,
    answersUntil: '2025-03-31',
    askedByName: 'Sample lead',
    askedByEmail: `sample.lead.${country}@example.org`,
    askedByPhone: null,
  }))
  const requests = await stage.look((db) => requestsOf(db, cycleId, offices))
  await lead.does(`send ${name}`, sendRequests, () => ({
    country,
    requests: requests.map(({ id }) => ({ id, version: 1 })),
    sentOn: '2025-02-03',
  }))
  for (const { id, institutionId } of requests) {
    const { replied, name: office } = ASKED[offices.indexOf(institutionId)]!
    if (!replied) continue
    const { version } = await stage.look((db) =>
      db.selectFrom('request').select('version').where('id', '=', id).executeTakeFirstOrThrow(),
    )
    const note = `${MARK}no such letter was written.`
    await lead.does(`${office} ${name}`, recordEvent, () => ({ id, version, note, ...replied }))
  }
  await lead.does(`last letters ${name}`, writeLastLetters, () => ({ cycleId, sentOn: '2025-04-07' }))
}
