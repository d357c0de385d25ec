import { randomUUID } from 'node:crypto'
import type { People, Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { attachEvidence } from '../evidence/commands.server.ts'
import { recordObservation } from '../observation/commands.server.ts'
import { saveAssessment, submitAssessment } from './commands.server.ts'
import type { AssessmentDraft } from './model.ts'

/** A rated and a context indicator of the shipped instrument. */
export const RATED = 'IDN-15'
export const CONTEXT = 'IDN-08'

export const WORDS: Partial<AssessmentDraft> = {
  rating: 1,
  narrative: 'The period is granted in a few cases only.',
  confidence: 'high',
}

/** A cycle of a country on the shipped instrument, opened without the dates that its own tests look at. */
export function openedCycle(host: Host, country: string, year: number): Promise<string> {
  return host.asSystem(async (tx) => {
    const version = await tx.selectFrom('instrumentVersion').select('id').executeTakeFirstOrThrow()
    const opener = await tx
      .insertInto('person')
      .values({ name: 'Opener', email: `${randomUUID()}@example.org` })
      .returning('id')
      .executeTakeFirstOrThrow()
    const dates = { collectUntil: `${year}-10-01`, assessUntil: `${year}-11-01`, publishOn: `${year}-12-01` }
    const { id } = await tx
      .insertInto('cycle')
      .values({ country, year, versionId: version.id, openedBy: opener.id, ...dates })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

export async function attached(person: Person, country: string, title: string, cls = 'public'): Promise<string> {
  const { id } = await person.does(attachEvidence, {
    country,
    class: cls as 'public',
    kind: 'document',
    title,
    publishedOn: '2021',
    language: 'en',
    url: `https://example.org/${randomUUID()}`,
  })
  return id
}

export async function recorded(
  person: Person,
  it: { country: string; code: string; value: string; evidenceId: string },
) {
  const { country, code, value, evidenceId } = it
  const { id } = await person.does(recordObservation, {
    country,
    year: 2021,
    indicatorCode: code,
    kind: 'number',
    value,
    evidenceId,
  })
  return id
}

/** An assessment that is ready for a reviewer, written by the country's monitor. */
export async function submitted(as: People, host: Host, country: string, code = RATED, year = 2021) {
  const author = await as.monitor(country)
  const cycleId = await openedCycle(host, country, year)
  const evidenceId = await attached(author, country, `Report of ${country} ${year} ${code}`)
  const saved = await author.does(saveAssessment, {
    ...WORDS,
    cycleId,
    code,
    seenVersion: 0,
    citations: [{ evidenceId, page: '3', quotation: 'in 14 of 31 cases' }],
  })
  const { version } = await author.does(submitAssessment, { id: saved.id!, seenVersion: saved.version })
  return { id: saved.id!, version, cycleId, evidenceId, author, code }
}
