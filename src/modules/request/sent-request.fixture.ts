import type { Person } from '../../../test/people.ts'
import { openCycle } from '../cycle/commands.server.ts'
import { addContact, makeRequests, sendRequests } from './commands.server.ts'
import { readPlan } from './plan-queries.server.ts'
import { readRequests } from './queries.server.ts'

interface Sent {
  readonly year?: number
  readonly sentOn?: string
  readonly answersUntil?: string
  readonly email?: string
}

/** A draft of a country to an institution with a registered mailbox, as its lead has made it. */
export async function draftRequest(
  lead: Person,
  country: string,
  { year = 2021, answersUntil = '2022-03-31', email = `office.${year}@example.org` }: Sent = {},
) {
  const dates = { collectUntil: answersUntil, assessUntil: '2022-06-30', publishOn: '2022-09-30' }
  const cycle = await lead.does(openCycle, { country, year, ...dates })
  const [institution] = (await lead.asks(readPlan, { id: cycle.id, scope: 'core' })).institutions
  await lead.does(addContact, { institutionId: institution!.id, email, locale: 'en', source: 'web site of the office' })
  await lead.does(makeRequests, {
    cycleId: cycle.id,
    institutions: [institution!.id],
    scope: 'core',
    basis: 'access-law',
    answersUntil,
    askedByName: 'Ana',
    askedByEmail: 'ana@example.org',
    askedByPhone: null,
  })
  const { rows } = await lead.asks(readRequests, { cycleId: cycle.id })
  const { id, reference, version } = rows[0]!
  return { id, version, cycleId: cycle.id, institutionId: institution!.id, reference }
}

/** The same, sent. */
export async function sentRequest(lead: Person, country: string, sent: Sent = {}) {
  const { version, ...draft } = await draftRequest(lead, country, sent)
  const { sentOn = '2022-02-01' } = sent
  await lead.does(sendRequests, { country, requests: [{ id: draft.id, version }], sentOn })
  return draft
}
