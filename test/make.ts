import { openCycle } from '../src/modules/cycle/commands.server.ts'
import type { People } from './people.ts'

const DATES = { collectUntil: '2022-03-31', assessUntil: '2022-06-30', publishOn: '2022-09-30' }

/** A cycle of a country, opened by its lead. */
export async function cycleOf(as: People, country: string, year: number): Promise<{ id: string }> {
  const lead = await as.lead(country)
  return lead.does(openCycle, { country, year, ...DATES })
}
