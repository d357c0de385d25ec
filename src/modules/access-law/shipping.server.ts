import type { Doing } from '../../kit/acts.ts'
import type { ContentFiles } from '../../server/content-files.ts'
import type { Tx } from '../../server/db/types.ts'
import { daysChanged } from './happenings.ts'
import { loadHolidays } from './holidays.server.ts'
import { loadAccessLaws } from './load.server.ts'
import { legalClocks, type LegalClocks } from './queries.server.ts'

/** Loads the laws and the days off, and tells of every country that had some before: deadlines there may have moved. */
export async function loadLawsAndDays(
  tx: Tx,
  files: ContentFiles,
  { now, tell }: { now: Date; tell?: Doing['tell'] | undefined },
): Promise<void> {
  const before = tell ? await clocksNow(tx) : []
  await loadAccessLaws(tx, files)
  await loadHolidays(tx, files, now)
  for (const [country, clocks] of before) {
    const after = await legalClocks(tx, country)
    await tell!(daysChanged, { country, what: 'shipped', reason: '', by: null, before: clocks, after })
  }
}

async function clocksNow(tx: Tx): Promise<(readonly [string, LegalClocks])[]> {
  const rows = await tx.selectFrom('accessLaw').select('country').distinct().orderBy('country').execute()
  const clocks: (readonly [string, LegalClocks])[] = []
  for (const { country } of rows) clocks.push([country, await legalClocks(tx, country)])
  return clocks
}
