import { sql } from 'kysely'
import type { Tx } from '../../server/db/types.ts'

const written = (country: string, year: number, number: number) =>
  `${country.toUpperCase()}-${year}-${String(number).padStart(3, '0')}`

/**
 * The next references of a country and year, in one go. A number is given out once, whatever becomes of its request:
 * what is withdrawn keeps its own, and two who ask at once get different ones.
 *
 * @example await nextReferences(tx, { country: 'rs', year: 2026, many: 2 }) // ['RS-2026-001', 'RS-2026-002']
 */
export async function nextReferences(
  tx: Tx,
  { country, year, many }: { country: string; year: number; many: number },
): Promise<string[]> {
  const { last } = await tx
    .insertInto('requestCounter')
    .values({ country, year, last: many })
    .onConflict((c) => c.columns(['country', 'year']).doUpdateSet({ last: sql`request_counter.last + ${many}` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return Array.from({ length: many }, (_, i) => written(country, year, last - many + 1 + i))
}

/** The next numbers of outgoing letters of a country and year; never given twice either. */
export async function nextLetterNumbers(
  tx: Tx,
  { country, year, many }: { country: string; year: number; many: number },
): Promise<string[]> {
  const { last } = await tx
    .insertInto('letterCounter')
    .values({ country, year, last: many })
    .onConflict((c) => c.columns(['country', 'year']).doUpdateSet({ last: sql`letter_counter.last + ${many}` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return Array.from({ length: many }, (_, i) => `${country.toUpperCase()}-${last - many + 1 + i}/${year}`)
}
